import { useEffect } from "react";
import { useClass, useLive } from "../../session/context";
import { notesWithKept } from "./kept";

/** What an earlier page of this tab could not send goes out, whether the notes are opened or not. */
export function useKeptNotes(): void {
  const { live, info } = useClass();
  const inside = useLive(({ phase }) => phase === "in");
  useEffect(() => {
    const ids = inside ? notesWithKept(info.id, live.me) : [];
    if (ids.length > 0)
      void import("./document").then(({ documentOf }) => {
        for (const id of ids) documentOf(live, id);
      });
  }, [live, info.id, inside]);
}
