import { useState } from "react";
import { Problem, request } from "../../api/request";
import { useClass } from "../../session/context";
import type { Thing } from "../../store/room";
import type { Part } from "../../wire/types";
import type { MessageView } from "../../wire/views";

const SHOWN = 200; // as many as the server keeps in the room; the rest only when asked for

/** Messages from before those in the room, by REST, on demand. */
export function useOlder(shown: readonly Thing<MessageView>[]) {
  const { info } = useClass();
  const [messages, setMessages] = useState<Thing<MessageView>[]>([]);
  const [busy, setBusy] = useState(false);
  const [end, setEnd] = useState(false);
  const before = (messages[0] ?? shown[0])?.made;
  const fetch = async () => {
    setBusy(true);
    try {
      const path = `/api/v1/sessions/${encodeURIComponent(info.id)}/items?kind=message&before=${before}`;
      const { items } = await request<{ items: Part[] }>(path);
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
