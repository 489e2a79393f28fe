import { feature } from "../../design/strings";

export const words = feature("moderation", {
  end: "End",
  end_all: "End the class for everyone",
  ending: "The class ends in {{seconds}} s",
  ending_more: "Everyone is told, and minutes stop counting.",
  keep_going: "Keep going",
  end_now: "End now",
  leave_title: "Leave the class open?",
  leave_body: "Nobody else of the teachers is here. Pupils can stay and work on, or you end the class for everyone.",
  leave_open: "Leave, the class stays open",
  stay: "Stay",
  mute_all: "Mute all",
  mute_all_but: "Mute all but",
  nobody_open: "No pupil's microphone is on",
  muted_but: "All pupils but {{name}} are muted.",
  locks: "Locks",
  muted_all: "All pupils are muted. They can switch on again.",
});
