import { feature } from "../../design/strings";

export const words = feature("lobby", {
  nobody: "Nobody waits at the door",
  nobody_more: "Who is held back by the class's rule or by the lock appears here.",
  title_one: "{{count}} waits at the door",
  title_other: "{{count}} wait at the door",
  not_ready: "Not ready. Waits {{time}}",
  missing: "{{what}} is missing. Waits {{time}}",
  locked: "The class is locked. Waits {{time}}",
  not_open: "The door is not open yet. Waits {{time}}",
  prepare_one: "{{count}} in the preparation room",
  prepare_other: "{{count}} in the preparation room",
  prepares: "Missing: {{what}}",
  prepares_unknown: "Not ready",
  go_there: "Go to them",
  let_in: "Let in",
  let_in_name: "Let in {{name}}",
  let_in_all: "Let in all",
});
