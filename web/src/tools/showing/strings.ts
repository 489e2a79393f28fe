import { feature } from "../../design/strings";

export const words = feature("showing", {
  board: "Board",
  slides: "Slides",
  notes: "Notes",
  poll: "Poll",
  questions: "Questions",
  shown_by: "{{name}} shows this",
  shown_by_you: "You show this to everyone here",
  only_you: "Open for you alone",
  show: "Show to everyone here",
  stop: "Stop showing",
  close: "Close",
  people: "See people",
  elsewhere_board: "{{name}} shows the board",
  elsewhere_slides: "{{name}} shows slides",
  elsewhere_notes: "{{name}} shows the notes",
  elsewhere_poll: "{{name}} shows a poll",
  elsewhere_questions: "{{name}} shows the questions",
  look: "Look",
  someone: "Somebody",
  loading: "It is being loaded",
});
