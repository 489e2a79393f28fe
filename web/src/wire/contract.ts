/** Views and commands that pages speak of and the server does not have yet; each goes when it has. */
export type Sign = "yes" | "no" | "too_fast" | "too_slow";

export interface ContractViews {
  signal: { sign: Sign; since_ms: number };
  away: { since_ms: number };
}

export type ContractCommand =
  | { kind: "signal.set"; sign: Sign | null }
  | { kind: "signal.clear_all" }
  | { kind: "presence.away"; away: boolean };
