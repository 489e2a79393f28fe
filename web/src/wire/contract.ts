/** Views and commands that pages speak of and the server does not have yet; each goes when it has. */
import type { Role } from "./generated";

export type Sign = "yes" | "no" | "too_fast" | "too_slow";

export interface ContractViews {
  powers: { permissions: string[] };
  signal: { sign: Sign; since_ms: number };
  away: { since_ms: number };
}

export type ContractCommand =
  | { kind: "roles.set"; person: string; role: Role }
  | { kind: "roles.permit"; role: Role; permissions: string[] }
  | { kind: "people.present"; person: string; on: boolean }
  | { kind: "signal.set"; sign: Sign | null }
  | { kind: "signal.clear_all" }
  | { kind: "presence.away"; away: boolean };
