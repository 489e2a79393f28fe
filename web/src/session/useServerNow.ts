import { useNow } from "../design/useNow";
import { serverNow } from "../wire/clock";

/** The time as the server counts it, in ms, read again every `everyMs`: beside times that come from there. */
export const useServerNow = (everyMs: number): number => serverNow(useNow(everyMs).getTime());
