import { feature } from "../../design/strings";

export const words = feature("help", {
  title: "Help calls",
  none: "Nobody calls",
  none_more: "Who calls for help stands here, the longest waiting first.",
  go: "Go",
  go_to: "Go to {{name}}",
  open: "Go",
  reply: "Reply",
  reply_to: "Reply to {{name}}",
  done: "Done",
  done_with: "Done, {{name}}",
  said: "“{{text}}” {{name}}",
  no_message: "{{name}} wrote no message",
  you_help: "You are there",
  helps: "{{name}} is there",
  in_main: "In the class room",
  in_prep: "In the preparation room",
  all_calls: "Show all {{count}} calls",
  fewer: "Show fewer",
  new_call: "{{name}} calls, {{count}} in line",
});
