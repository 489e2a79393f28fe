/** Views and commands that the server's tools are about to have; goes when `generated.ts` has them all. */
import type { Role } from "./generated";

export type Lock = "microphone" | "camera" | "screen" | "chat" | "private_chat" | "notes" | "board" | "names";
export type Preset = "open" | "lesson" | "quiet" | "test";
export type Sign = "yes" | "no" | "too_fast" | "too_slow";
export type StepTool = "talk" | "groups" | "timer" | "poll" | "board" | "slides" | "notes" | "quiz";
export type Choice = "assigned" | "returnable" | "free";
export type Late = "smallest" | "main";

export interface Arrangement {
  by: "chance" | "readiness";
  in_each?: "mixed" | "alike";
  rooms?: number | null;
  size?: number | null;
  rounds?: number;
  apart?: [string, string][];
  together?: [string, string][];
}

export interface SetView {
  name: string;
  names: string[];
  rooms: string[];
  open: boolean;
  opened_ms: number | null;
  ends_ms: number | null;
  choice: Choice;
  late: Late;
  minutes: number | null;
  task: string;
  round: number;
  rounds: number;
  plans: { person: string; room: number }[][] | null;
  met_twice: number;
  unmet: string[];
  wants_minute: string[];
}

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
  breakout_set: SetView;
  listening: { since_ms: number };
  broadcast: { rooms: string[] | null; since_ms: number };
  call: { by: string; text: string; since_ms: number; claimed_by: string | null; group: boolean };
  locks: { locked: Lock[]; preset: Preset; changed: boolean; at_ms: number | null; by: string | null };
  powers: { permissions: string[] };
  request: { by: string; at_ms: number; accepted: boolean };
  door_note: { text: string };
  auto_admit: { set: string; name: string; people: number };
  timer: {
    label: string;
    duration_ms: number | null;
    elapsed_ms: number;
    since_ms: number | null;
    rang: boolean;
    by: string;
  };
  signal: { sign: Sign; since_ms: number };
  away: { since_ms: number };
  pick: { person: string | null; at_ms: number; left: number };
  spotlight: { person: string };
  plan: { steps: StepView[]; current: string | null; auto: boolean };
  incident: { by: string; text: string; at_ms: number; place: string | null };
  spoken: { total_ms: number; turns: number; last_ms: number };
  pulse: { mode: "off" | "staff"; class_sees_total: boolean; heard: number | null };
}

export type ContractCommand =
  | {
      kind: "breakout.prepare";
      name: string;
      names: string[];
      rounds?: Record<string, number>[];
      choice?: Choice;
      late?: Late;
      minutes?: number | null;
      task?: string;
      arrange?: Arrangement | null;
    }
  | { kind: "breakout.rearrange"; id: string; arrange: Arrangement }
  | {
      kind: "breakout.edit";
      id: string;
      name?: string | null;
      names?: string[] | null;
      choice?: Choice | null;
      late?: Late | null;
      minutes?: number | null;
      task?: string | null;
    }
  | { kind: "breakout.place"; id: string; person: string; to: number | null; round?: number | null }
  | { kind: "breakout.delete"; id: string }
  | { kind: "breakout.open"; id: string; minutes?: number | null; round?: number | null }
  | { kind: "breakout.next_round"; id: string }
  | { kind: "breakout.extend"; id: string; by_ms: number }
  | { kind: "breakout.close"; id: string; after_ms?: number }
  | { kind: "breakout.add_room"; id: string; name: string }
  | { kind: "breakout.rename_room"; id: string; room: number; name: string }
  | { kind: "breakout.move"; people: string[]; to: string }
  | { kind: "breakout.go"; to: string }
  | { kind: "breakout.need_minute" }
  | { kind: "voice.listen"; room: string | null }
  | { kind: "voice.broadcast"; on: boolean; rooms?: string[] | null }
  | { kind: "help.call"; text?: string }
  | { kind: "help.cancel" }
  | { kind: "help.claim"; id: string }
  | { kind: "help.resolve"; id: string }
  | { kind: "chat.send"; text: string; to?: "room" | "staff" | "everyone"; room?: string | null }
  | { kind: "locks.set"; locked: Lock[] }
  | { kind: "locks.preset"; preset: Preset }
  | { kind: "roles.set"; person: string; role: Role }
  | { kind: "roles.permit"; role: Role; permissions: string[] }
  | { kind: "people.present"; person: string; on: boolean }
  | { kind: "media.ask_unmute"; person: string }
  | { kind: "media.answer"; accept: boolean }
  | { kind: "presence.remove"; person: string; reason?: string }
  | { kind: "presence.allow_back"; person: string }
  | { kind: "door.message"; text: string }
  | { kind: "door.auto_admit"; set: string | null }
  | { kind: "door.send_out"; person: string }
  | { kind: "timer.start"; duration_ms: number | null; label?: string; everywhere?: boolean }
  | { kind: "timer.pause"; id: string }
  | { kind: "timer.resume"; id: string }
  | { kind: "timer.add"; id: string; by_ms: number }
  | { kind: "timer.stop"; id: string }
  | { kind: "signal.set"; sign: Sign | null }
  | { kind: "signal.clear_all" }
  | { kind: "presence.away"; away: boolean }
  | { kind: "pick.learner"; quiet?: boolean }
  | { kind: "pick.clear" }
  | { kind: "stage.spotlight"; person: string | null }
  | { kind: "plan.set"; steps: StepPlan[]; auto?: boolean }
  | { kind: "plan.start"; step: string }
  | { kind: "plan.next" }
  | { kind: "plan.stop" }
  | { kind: "incident.report"; text: string }
  | { kind: "pulse.set"; mode: "off" | "staff"; class_sees_total: boolean };
