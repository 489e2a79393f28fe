import { feature } from "../../design/strings";

export const words = feature("ink", {
  draw: "Draw",
  drawn_one: "{{count}} stroke is drawn here, by {{names}}",
  drawn_other: "{{count}} strokes are drawn here, by {{names}}",
  paper: "Paper. Arrow keys move the pen, with Shift further; Space sets it down and lifts it",
  at: "{{right}} % from the left, {{down}} % from the top",
  pen_down: "The pen is down, {{at}}",
  pen_up: "The stroke ends, {{at}}",
  erased: "Erased, {{at}}",
  nothing: "Nothing to erase, {{at}}",
  clear_screen: "Clear what is drawn on the screen",
  stop: "Stop drawing",
});
