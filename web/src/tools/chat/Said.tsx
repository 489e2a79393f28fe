import { useMemo } from "react";
import { useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import style from "./Message.module.css";

/** The text of a message; who is called by name in it stands out. */
export function Said({ text, mentions }: { text: string; mentions: readonly string[] }) {
  const key = useShown((room) => mentions.map((id) => nameOf(room, id) ?? "").join("\n"));
  const parts = useMemo(() => split(text, key.split("\n").filter(Boolean)), [text, key]);
  return (
    <p className={style.text} dir="auto">
      {parts.map(({ at, part, named }) => (named ? <mark key={at}>{part}</mark> : part))}
    </p>
  );
}

interface Piece {
  at: number;
  part: string;
  named: boolean;
}

/** The longest name that fits is meant, as the server has it. */
export function split(text: string, names: readonly string[]): Piece[] {
  const lower = text.toLowerCase();
  const longest = [...names].sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = lower.indexOf("@"); at >= 0; at = lower.indexOf("@", at + 1)) {
    const name = longest.find((one) => lower.startsWith(one.toLowerCase(), at + 1));
    if (name === undefined) continue;
    const end = at + 1 + name.length;
    pieces.push({ at: from, part: text.slice(from, at), named: false }, { at, part: text.slice(at, end), named: true });
    from = end;
  }
  pieces.push({ at: from, part: text.slice(from), named: false });
  return pieces.filter(({ part }) => part !== "");
}
