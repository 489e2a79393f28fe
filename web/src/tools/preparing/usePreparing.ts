import { useEffect, useRef } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { placeOf } from "../../session/places";
import { isStaff, PREP } from "../../store/people";
import { words } from "./strings";

/** Whether this person is in the preparation room: to prepare, or as staff to help. */
export function usePreparing(): "prepares" | "helps" | null {
  const { me, info } = useClass();
  const there = useShown((room) => placeOf(room, me.person.id)) === PREP;
  return there ? (isStaff(info.role) ? "helps" : "prepares") : null;
}

/** Tells who has prepared that they are in class now; nobody is heard there by surprise. */
export function useGoneOn(): void {
  const t = useT(words);
  const { live, me } = useClass();
  const preparing = usePreparing();
  const place = useShown((room) => placeOf(room, me.person.id));
  const before = useRef(preparing);
  useEffect(() => {
    const was = before.current;
    before.current = preparing;
    if (was !== "prepares" || preparing !== null || place === null) return;
    const heard = live.local.state.microphone.on;
    if (heard) void live.local.turn("microphone", false);
    live.toast({ kind: "accent", title: t("in_class"), more: t(heard ? "in_class_muted" : "in_class_more") });
  }, [preparing, place, live, t]);
}
