import { type Icon, IconCheck, IconPlayerTrackNext, IconPlayerTrackPrev, IconX } from "@tabler/icons-react";
import { all, type Room } from "../../store/room";
import type { Sign } from "../../wire/views";

/** What a pupil can tell the teacher without a word, in the order of the menu. */
export const SIGN_ICONS: Record<Sign, Icon> = {
  yes: IconCheck,
  no: IconX,
  too_fast: IconPlayerTrackNext,
  too_slow: IconPlayerTrackPrev,
};
export const SIGNS = Object.keys(SIGN_ICONS) as Sign[];

/** How many show each sign now; what nobody shows is left out. What asks for a change of pace comes first. */
export function signCounts(room: Room): { sign: Sign; count: number }[] {
  const shown = all(room, "signal").map(({ view }) => view.sign);
  return (["too_fast", "too_slow", "yes", "no"] as const)
    .map((sign) => ({ sign, count: shown.filter((one) => one === sign).length }))
    .filter(({ count }) => count > 0);
}
