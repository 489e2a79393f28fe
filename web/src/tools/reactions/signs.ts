import {
  type Icon,
  IconHeart,
  IconMoodCrazyHappy,
  IconMoodLookUp,
  IconMoodSurprised,
  IconSparkles,
  IconThumbUp,
} from "@tabler/icons-react";
import type { Emoji } from "../../wire/views";

/** In the order of the menu. Drawn, not emoji of a font that a school's machine may lack. */
export const SIGNS: Record<Emoji, Icon> = {
  thumbs_up: IconThumbUp,
  heart: IconHeart,
  clap: IconSparkles,
  laugh: IconMoodCrazyHappy,
  surprised: IconMoodSurprised,
  thinking: IconMoodLookUp,
};

export const EMOJIS = Object.keys(SIGNS) as Emoji[];
