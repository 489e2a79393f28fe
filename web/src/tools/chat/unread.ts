import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useClass, useShown } from "../../session/context";
import { useMessages } from "./where";

/** Up to which message this page has shown the chat; -1: not yet looked, so what was there before counts as read. */
const read = createStore<{ made: number; session: string }>(() => ({ made: -1, session: "" }));

export function useUnread(): number {
  const { info, me } = useClass();
  const messages = useMessages();
  const known = useShown((room) => room.seq >= 0);
  const { made, session } = useStore(read);
  const newest = messages.at(-1)?.made ?? 0;
  useEffect(() => {
    if (known && session !== info.id) read.setState({ made: newest, session: info.id });
  }, [known, session, info.id, newest]);
  if (session !== info.id) return 0;
  return messages.filter(
    (message) => message.made > made && message.view.author !== me.person.id && !message.view.removed,
  ).length;
}

/** While the chat is open, everything in it is read. */
export function useReading(newest: number): void {
  const { info } = useClass();
  useEffect(() => read.setState({ made: newest, session: info.id }), [newest, info.id]);
}
