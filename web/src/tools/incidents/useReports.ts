import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { all } from "../../store/room";
import { words } from "./strings";

interface Reached {
  session: string;
  /** Up to which report the panel has shown them; what was there when the page came counts as looked at. */
  looked: number;
  told: number;
  /** The notice of the last one that was told. */
  notice: string;
}

const reached = createStore<Reached>(() => ({ session: "", looked: -1, told: -1, notice: "" }));

/** How many reports of others staff have not looked at. The server shows none to anybody else. */
export function useUnseen(): number {
  const { info, me } = useClass();
  const incidents = useShown((room) => all(room, "incident"));
  const { looked, session } = useStore(reached);
  if (session !== info.id) return 0;
  return incidents.filter((incident) => incident.made > looked && incident.view.by !== me.person.id).length;
}

/** While the panel is open, everything in it is looked at, and a notice that it has come says nothing new. */
export function useLooking(newest: number): void {
  const { live, info } = useClass();
  useEffect(() => {
    reached.setState({ looked: newest, told: newest, session: info.id });
    live.dismiss(reached.getState().notice);
  }, [newest, info.id, live]);
}

/** Tells staff of a report as it comes; neither what it says nor whose it is, as the class may be looking at their screen. */
export function useReports(): void {
  const t = useT(words);
  const { live, info, me } = useClass();
  const known = useShown((room) => room.seq >= 0);
  const newest = useShown((room) => all(room, "incident").at(-1));
  const made = newest?.made ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each report, whatever else changes
  useEffect(() => {
    if (!known) return;
    const { session, told } = reached.getState();
    if (session !== info.id) return reached.setState({ looked: made, told: made, session: info.id });
    if (newest === undefined || made <= told) return;
    reached.setState({ told: made });
    if (newest.view.by === me.person.id) return;
    reached.setState({ notice: live.toast({ kind: "hand", title: t("comes"), more: t("comes_more") }) });
  }, [known, made, info.id]);
}
