import type { ReactNode } from "react";
import { createStore } from "zustand/vanilla";
import { ClassContext } from "../../session/context";
import type { LiveClass, LiveState } from "../../session/live";
import { createRoomStore } from "../../store/room";
import type { Me, Part, SessionInfo } from "../../wire/types";
import type { Command, Role, SetView } from "../../wire/views";

/** A class without a server: what it shows is given, what it is told is kept. For tests only. */
export function fakeClass(parts: readonly Part[], me = "t", role: Role = "teacher") {
  const room = createRoomStore();
  room.show([1, true, [], [], [...parts]]);
  const store = createStore(() => ({ levels: {}, lost: null, phase: "in" }) as unknown as LiveState);
  const off = { track: null, on: false, opening: false, trouble: "none", stopped_ms: null };
  const choice = { microphone: null, camera: null, speaker: null };
  const locals = createStore(() => ({ microphone: off, camera: off, screen: null, choice }));
  const told: Command[] = [];
  const toasts: string[] = [];
  const away: string[] = [];
  const turned: [string, boolean][] = [];
  const live = {
    me,
    room,
    store,
    local: {
      store: locals,
      get state() {
        return locals.getState();
      },
      turn: async (kind: "microphone" | "camera", on: boolean) => {
        turned.push([kind, on]);
        locals.setState({ [kind]: { ...off, on } });
      },
    },
    sending: { maySpeak: true },
    tell: (command: Command) => void told.push(command),
    obey: async (command: Command) => told.push(command),
    toast: ({ title }: { title: string }) => {
      toasts.push(title);
      return title;
    },
    dismiss: (id: string) => void away.push(id),
  } as unknown as LiveClass;
  let seq = 1;
  const show = (changed: readonly Part[], gone: readonly [string, string][] = []) =>
    room.show([++seq, false, [], [...gone], [...changed]]);
  const info = { id: "s", title: "Seasons", role, course: { id: "c", title: "8B" } } as SessionInfo;
  const wrap = (children: ReactNode, session = "s") => (
    <ClassContext
      value={{ live, info: { ...info, id: session }, me: { person: { id: me, name: "Ms Adeyemi" } } as Me }}
    >
      {children}
    </ClassContext>
  );
  return { live, told, toasts, away, turned, show, wrap, store };
}

export const person = (id: string, name: string, place: string | null, role = "learner"): Part[] => [
  ["member", id, 1, null, { name, role, place, removed: false, presenter: false }],
  ["devices", id, 1, null, { kinds: ["remote"], reconnecting: false, since_ms: 0 }],
];

export const aSet = (over: Partial<SetView>): SetView => ({
  name: "Cards",
  names: ["Group 1", "Group 2"],
  rooms: [],
  open: false,
  opened_ms: null,
  ends_ms: null,
  choice: "assigned",
  late: "smallest",
  minutes: null,
  task: "",
  round: 0,
  rounds: 1,
  plans: [[]],
  met_twice: 0,
  unmet: [],
  wants_minute: [],
  mine: null,
  ...over,
});

export const setPart = (id: string, over: Partial<SetView>): Part => ["breakout_set", id, 2, null, aSet(over)];
