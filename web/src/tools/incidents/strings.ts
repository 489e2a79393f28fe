import { feature } from "../../design/strings";

export const words = feature("incidents", {
  title: "Report an incident",
  body_pupil: "Teachers and helpers of this class read it, nobody else. Time and place are written down with it.",
  body_staff: "It is written into the log of this class, with time and place. Teachers and helpers read it.",
  what: "What happened",
  most: "At most 500 characters",
  left_one: "{{count}} character left",
  left_other: "{{count}} characters left",
  report: "Report",
  reported: "Reported",
  reported_more: "It stands in the log of this class.",
  cancel: "Cancel",
  close: "Close",
  none: "No reports",
  none_more: "What somebody reports in this class stands here, with the time.",
  count_one: "{{count}} report",
  count_other: "{{count}} reports",
  by: "{{time}}, {{name}}",
  by_in: "{{time}}, {{name}}, in {{place}}",
  someone: "someone",
});
