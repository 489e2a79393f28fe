import { useEffect, useRef } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { all } from "../../store/room";
import { words } from "./strings";
import { readIn, useWhere } from "./where";

/**
 * Tells who is called by name, or written to alone, while the chat is closed. Not what it says: the class may be looking
 * at their screen. An open chat reads the message out itself.
 */
export function useCalled(chatOpen: boolean): void {
  const t = useT(words);
  const { live, me } = useClass();
  const { room } = useWhere();
  const held = useShown((shown) => all(shown, "message"));
  const known = useShown((shown) => shown.seq >= 0);
  const told = useRef<number | null>(null); // up to which message; what was there when the page came is not news
  const newest = held.at(-1)?.made ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message, whatever else changes
  useEffect(() => {
    if (!known) return;
    const from = told.current;
    told.current = Math.max(newest, from ?? 0);
    if (from === null || chatOpen) return;
    for (const { made, view } of readIn(held, room)) {
      if (made <= from || view.author === me.person.id || view.removed) continue;
      const alone = view.to === "person";
      if (!alone && !view.mentions.includes(me.person.id)) continue;
      const name = nameOf(live.room.getState(), view.author) ?? t("gone");
      live.toast({ kind: "accent", title: t(alone ? "writes_you" : "calls_you", { name }) });
    }
  }, [known, newest]);
}
