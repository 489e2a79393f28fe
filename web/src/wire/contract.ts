export type Sign = "yes" | "no" | "too_fast" | "too_slow";

/** Views and commands that the groups view speaks of and the server does not have yet; each goes when it has. */
export interface ContractViews {
  listening: { since_ms: number };
  broadcast: { rooms: string[] | null; since_ms: number };
  call: { by: string; text: string; since_ms: number; claimed_by: string | null; group: boolean };
  spotlight: { person: string };
  signal: { sign: Sign; since_ms: number };
  away: { since_ms: number };
  spoken: { total_ms: number; turns: number; last_ms: number };
}

export type ContractCommand =
  | { kind: "voice.listen"; room: string | null }
  | { kind: "voice.broadcast"; on: boolean; rooms?: string[] | null }
  | { kind: "help.claim"; id: string }
  | { kind: "help.resolve"; id: string }
  | { kind: "chat.send"; text: string; to?: "room" | "staff" | "everyone"; room?: string | null };
