import { feature } from "../../design/strings";

export const words = feature("attention", {
  title: "Tell the teacher",
  yes: "Yes",
  no: "No",
  too_fast: "Too fast",
  too_slow: "Too slow",
  shown: "shown now",
  say_too_fast_one: "{{count}} says too fast",
  say_too_fast_other: "{{count}} say too fast",
  say_too_slow_one: "{{count}} says too slow",
  say_too_slow_other: "{{count}} say too slow",
  say_yes_one: "{{count}} yes",
  say_yes_other: "{{count}} yes",
  say_no_one: "{{count}} no",
  say_no_other: "{{count}} no",
  who: "Who",
  clear: "Clear",
  clear_label: "Clear all signs",
  away_title: "The class sees that you are away",
  away_more: "Your microphone and camera are off. Your place is kept.",
  back: "I am back",
});
