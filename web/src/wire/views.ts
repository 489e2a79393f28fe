/** The commands a page may give and the views it is shown, by kind. */
export type Role = "teacher" | "assistant" | "learner" | "observer";
export type Presence = "remote" | "in_room" | "companion" | "recording";

export interface MemberView {
  name: string;
  role: Role;
  place: string | null;
  removed: boolean;
}
export interface DevicesView {
  kinds: Presence[];
  reconnecting: boolean;
  since_ms: number | null;
}
export interface ClassView {
  title: string;
  state: "open" | "ended";
  opened_ms: number;
  ended_ms: number | null;
  locked: boolean;
  policy: "block" | "warn" | "prepare";
  recorded: boolean;
}
export interface WaitingView {
  name: string;
  since_ms: number;
  reason: string;
}
export interface NeedView {
  id: string;
  title: string;
  done: boolean;
  score: number | null;
}
export interface ReadinessView {
  name: string;
  state: "ready" | "partly" | "not_ready" | "excused";
  prerequisites: NeedView[];
}
export interface MissedView {
  title: string;
  questions: { id: string; text: string; wrong: number; answered: number; common_wrong: string | null }[];
}
export interface MessageView {
  author: string;
  text: string | null;
  at_ms: number;
  to: "room" | "staff";
  edited: boolean;
}
export interface HandView {
  raised_ms: number;
}
export interface SendingView {
  person: string;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  muted_by: string | null;
  room_device: boolean;
  kind: Presence;
}

export interface Views {
  member: MemberView;
  devices: DevicesView;
  class: ClassView;
  waiting: WaitingView;
  readiness: ReadinessView;
  missed: MissedView;
  message: MessageView;
  hand: HandView;
  sending: SendingView;
}

export type Emoji = "thumbs_up" | "heart" | "clap" | "laugh" | "surprised" | "thinking";

export type Command =
  | { kind: "chat.send"; text: string; to: "room" | "staff" }
  | { kind: "chat.edit"; id: string; text: string }
  | { kind: "chat.delete"; id: string }
  | { kind: "hand.raise" }
  | { kind: "hand.lower"; person: string }
  | { kind: "hand.lower_all" }
  | { kind: "reaction.send"; emoji: Emoji }
  | { kind: "media.set"; device: string; microphone?: boolean; camera?: boolean; screen?: boolean }
  | { kind: "media.mute"; person: string }
  | { kind: "media.mute_all" }
  | { kind: "media.stop_camera"; person: string }
  | { kind: "presence.remove"; person: string }
  | { kind: "presence.be"; device: string; device_kind: "remote" | "in_room"; room_device: boolean }
  | { kind: "door.let_in"; person: string }
  | { kind: "door.let_in_all" }
  | { kind: "class.lock"; locked: boolean }
  | { kind: "class.end" }
  | { kind: "class.reopen" };
