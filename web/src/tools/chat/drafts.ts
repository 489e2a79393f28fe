import { useCallback, useState } from "react";

/** What is being written, kept on this device until it is sent. */
export function useDraft(session: string): [string, (text: string) => void] {
  const key = `classroom:draft:${session}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? "");
  const keep = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key],
  );
  return [text, keep];
}
