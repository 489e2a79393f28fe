/** Views and commands that pages speak of and the server does not have yet; each goes when it has. */
import type { Role } from "./generated";

export type Sign = "yes" | "no" | "too_fast" | "too_slow";
export type StepTool = "talk" | "groups" | "timer" | "poll" | "board" | "slides" | "notes" | "quiz";

export interface StepPlan {
  id: string;
  title: string;
  minutes: number;
  tool: StepTool;
  note?: string;
  set?: string | null;
}

export interface StepView {
  id: string;
  title: string;
  minutes: number;
  tool: StepTool;
  note: string | null;
  set: string | null;
  started_ms: number | null;
  ended_ms: number | null;
}

export interface ContractViews {
  powers: { permissions: string[] };
  signal: { sign: Sign; since_ms: number };
  away: { since_ms: number };
  plan: { steps: StepView[]; current: string | null; auto: boolean };
}

export type ContractCommand =
  | { kind: "roles.set"; person: string; role: Role }
  | { kind: "roles.permit"; role: Role; permissions: string[] }
  | { kind: "people.present"; person: string; on: boolean }
  | { kind: "signal.set"; sign: Sign | null }
  | { kind: "signal.clear_all" }
  | { kind: "presence.away"; away: boolean }
  | { kind: "plan.set"; steps: StepPlan[]; auto?: boolean }
  | { kind: "plan.start"; step: string }
  | { kind: "plan.next" }
  | { kind: "plan.stop" };
