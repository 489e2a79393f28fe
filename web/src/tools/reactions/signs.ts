import type { Emoji } from "../../wire/views";

/** In the order of the menu. */
export const SIGNS: Record<Emoji, string> = {
  thumbs_up: "👍",
  heart: "❤️",
  clap: "👏",
  laugh: "😄",
  surprised: "😮",
  thinking: "🤔",
};

export const EMOJIS = Object.keys(SIGNS) as Emoji[];
