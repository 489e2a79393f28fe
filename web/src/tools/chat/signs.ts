import { type Icon, IconCheck, IconHeart, IconHelpCircle, IconMoodSmile } from "@tabler/icons-react";
import type { Mark } from "../../wire/generated";

/** In the order of the menu. Drawn, as a school's machine may lack a font of emoji. */
export const MARKS: Record<Mark, Icon> = {
  heart: IconHeart,
  agree: IconCheck,
  question: IconHelpCircle,
  laugh: IconMoodSmile,
};
export const MARK_NAMES = Object.keys(MARKS) as Mark[];
