/** What the page and the server say to each other beside commands and views (those are generated). */
import type { Door, Role } from "./generated";

/** `[kind, id, made, room, view]`: one thing that the page may see. */
export type Part = [kind: string, id: string, made: number, room: string | null, view: unknown];

/** `[seq, anew, left, gone, parts]`: what changed for this page up to `seq`. */
export type Shown = [seq: number, anew: boolean, left: string[], gone: [kind: string, id: string][], parts: Part[]];

/** How one's own page stands to the class, and the work before it. */
export type { Door, Prerequisite as DoorNeed } from "./generated";

export interface Joined {
  door: Door;
  seq: number;
  person: string;
  wire: string;
}

export interface SessionInfo {
  id: string;
  title: string;
  course: { id: string; title: string };
  role: Role;
  policy: "block" | "warn" | "prepare";
  starts: string;
  ends: string;
  model: string;
  state: string;
  teachers: string[];
  media: { udp_port: number | null; addresses: string[] };
}

export interface Me {
  person: { id: string; name: string };
  administrator: boolean;
  wire: string;
  lan_url: string | null;
}

/** `[mid, person, device, kind]`: whose sound or picture comes in which place of the connection. */
export type Slot = [mid: string, person: string, device: string, kind: "audio" | "camera" | "screen"];

/** What the server says unasked. */
export interface Heard {
  shown: Uint8Array;
  refetch: Record<string, never>;
  door: Door;
  slots: { version: number; slots: Slot[] };
  media: { state: "restart" | "up" | "down"; leg?: "pub" | "sub"; version?: number };
  levels: { levels: Record<string, number> };
  inside: Uint8Array;
  gestures: Uint8Array;
  reaction: { person: string; emoji: string };
  typed: Uint8Array;
  bye: { reason: string; message?: string };
}

/** What the page says in passing; lost where the line is down. */
export interface Passing {
  gesture: { thing: string; id: string; said: Uint8Array };
}

/** What the page asks, and what it gets back. */
export interface Asked {
  command: { ask: { client_id: string; command: { kind: string } }; answer: { seq: number } };
  publish: { ask: { version: number; sdp: string }; answer: { version: number; sdp: string } };
  subscribe: { ask: { version: number }; answer: { version: number; sdp: string } };
  subscribed: { ask: { version: number; sdp: string }; answer: Record<string, never> };
  show: { ask: { cameras: string[] | null }; answer: Record<string, never> };
  write: { ask: { id: string; update: Uint8Array }; answer: { seq: number } };
  look: { ask: { things: [kind: string, id: string, rev: number][] }; answer: Record<string, never> };
  resume: { ask: { seq: number }; answer: Record<string, never> };
  leave: { ask: Record<string, never>; answer: Record<string, never> };
}
