import { feature } from "../design/strings";

export const words = feature("left", {
  title: "What this lesson leaves",
  loading: "Boards and notes are loading",
  nothing: "Nothing was drawn or written",
  nothing_more: "Boards and notes of this lesson stand here as they were at its end.",
  boards: "Boards",
  notes: "Notes",
  of_group: "by {{group}}",
  of_class: "Notes of the class",
  save_as: "Save {{title}} as {{as}}",
  not_saved: "The file could not be made. Try again.",
  not_read: "It could not be read. Load the page again.",
  print: "Print or save as PDF",
  done: "Done",
});
