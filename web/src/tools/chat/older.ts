import { useEffect, useRef, useState } from "react";
import { Problem, request } from "../../api/request";
import { useClass } from "../../session/context";
import type { Thing } from "../../store/room";
import type { Part } from "../../wire/types";
import type { MessageView } from "../../wire/views";

const SHOWN = 200; // as many as the server keeps in the room; the rest only when asked for

/** Messages from before those in the page, by REST, on demand. Nothing of a room is kept after one has left it. */
export function useOlder(shown: readonly Thing<MessageView>[], room: string | null) {
  const { info } = useClass();
  const [messages, setMessages] = useState<Thing<MessageView>[]>([]);
  const [busy, setBusy] = useState(false);
  const [end, setEnd] = useState(false);
  const place = useRef(room);
  useEffect(() => {
    if (place.current === room) return;
    place.current = room;
    setMessages([]);
    setEnd(false);
  }, [room]);
  const before = (messages[0] ?? shown[0])?.made;
  const fetch = async () => {
    setBusy(true);
    const asked = place.current;
    try {
      const path = `/api/v1/sessions/${encodeURIComponent(info.id)}/items?kind=message&before=${before}`;
      const { items } = await request<{ items: Part[] }>(path);
      if (place.current !== asked) return setBusy(false); // it comes for a room that one is no longer in
      const got = items.map(([, id, made, room, view]) => ({ id, made, room, view: view as MessageView }));
      setMessages((known) => [...got.sort((a, b) => a.made - b.made), ...known]);
      setEnd(got.length === 0);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setEnd(error.status === 404);
    }
    setBusy(false);
  };
  return { messages, busy, fetch, more: !end && shown.length >= SHOWN };
}
