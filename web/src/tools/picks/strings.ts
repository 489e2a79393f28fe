import { feature } from "../../design/strings";

export const words = feature("picks", {
  title: "Who is picked",
  picked: "{{name}} is picked",
  picked_you: "You are picked",
  left_one: "{{count}} not picked yet",
  left_other: "{{count}} not picked yet",
  left_none: "Everyone was picked once. The next round begins.",
  ask: "Ask to speak",
  asked: "Asked",
  again: "Pick another",
  clear: "Clear",
});
