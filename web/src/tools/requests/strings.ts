import { feature } from "../../design/strings";

export const words = feature("requests", {
  title: "{{name}} asks you to speak",
  someone: "Your teacher",
  body: "Nobody hears you until you switch on. Not now needs no reason.",
  on: "Switch on",
  not_now: "Not now",
  waiting: "Your microphone is being switched on",
});
