import { feature } from "../../design/strings";

export const words = feature("preparing", {
  title: "Get ready for class here",
  lead: "Do what is missing before you join. Then you go to the class by yourself.",
  lead_unknown: "Your teacher lets you go on to the class.",
  done_of: "{{done}} of {{total}} done",
  done: "Done",
  missing: "Not done yet",
  not_enough: "Tried, not passed yet",
  new_tab: "It opens in a new tab. Your place here is kept.",
  do_it: "Do it now",
  do_it_name: "Do it now: {{title}}",
  others_one: "{{count}} more is here",
  others_other: "{{count}} more are here",
  in_class: "You are in the class now",
  in_class_more: "Welcome. Everyone sees that you are here.",
  in_class_muted: "Welcome. Your microphone is off; switch it on when you like.",

  helps: "You are in the preparation room",
  helps_more: "Who prepares sees and hears you. You do not hear the class meanwhile.",
  back: "Back to the class room",
});
