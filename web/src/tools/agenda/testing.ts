import type { StepView } from "../../wire/views";

export const MIN = 60_000;

/** A step that has not begun, named by its id. */
export const step = (id: string, minutes: number, more: Partial<StepView> = {}): StepView => ({
  id,
  title: id,
  minutes,
  tool: "talk",
  note: null,
  set: null,
  started_ms: null,
  ended_ms: null,
  ...more,
});
