// Made by `python -m classroom.signaling.typescript` from classroom/rooms. Do not edit.

export type State = "open" | "ended";

export type Policy = "block" | "warn" | "prepare";

export interface ClassView {
  title: string;
  state: State;
  opened_ms: number;
  ended_ms: number | null;
  locked: boolean;
  policy: Policy;
  recorded: boolean;
}

export type Ready = "ready" | "partly" | "not_ready" | "excused";

export interface Prerequisite {
  id: string;
  title: string;
  done: boolean;
  score: number | null;
}

export interface ReadinessView {
  name: string;
  state: Ready;
  prerequisites: Prerequisite[];
}

export interface Question {
  id: string;
  text: string;
  wrong: number;
  answered: number;
  common_wrong: string | null;
}

export interface MissedView {
  title: string;
  questions: Question[];
}

export interface AdmitsView {
  set: string;
  groups: number[];
  people: number;
  by: string;
}

export interface DoorRulesView {
  guests_wait: boolean;
  admits: AdmitsView | null;
}

export interface DoorMessageView {
  text: string;
  by: string;
  at_ms: number;
}

export type Role = "teacher" | "co_teacher" | "assistant" | "learner" | "guest" | "observer";

export interface MemberView {
  name: string;
  role: Role;
  place: string | null;
  removed: boolean;
  presenter: boolean;
}

export type Kind = "remote" | "in_room" | "companion" | "recording";

export interface DevicesView {
  kinds: Kind[];
  reconnecting: boolean;
  since_ms: number;
}

export type Reason = "not_ready" | "locked" | "not_open" | "guest" | "sent_out";

export interface WaitingView {
  name: string;
  since_ms: number;
  reason: Reason;
}

export type Lock = "microphone" | "camera" | "screen" | "chat" | "private" | "notes" | "board" | "names";

export type Preset = "open" | "lesson" | "quiet" | "test";

export interface LocksView {
  locked: Lock[];
  preset: Preset;
  changed: boolean;
  at_ms: number;
  by: string;
}

export type Permission = "be_here" | "talk" | "talk_privately" | "raise_hand" | "react" | "publish" | "send_sound" | "send_picture" | "share_screen" | "answer" | "write_notes" | "draw" | "call_for_help" | "choose_room" | "moderate" | "admit" | "move_people" | "lead" | "remove" | "run_class" | "give_roles" | "server";

export interface PowersView {
  permissions: Permission[];
}

export type Choice = "assigned" | "returnable" | "free";

export type Late = "smallest" | "main";

export interface Seat {
  person: string;
  room: number;
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
  plans: Seat[][] | null;
  met_twice: number;
  unmet: string[];
  wants_minute: string[];
  mine: string | null;
}

export interface CallView {
  by: string;
  text: string;
  since_ms: number;
  claimed_by: string | null;
  group: boolean;
}

export type Purpose = "chat" | "board" | "slides";

export interface Attached {
  file: string;
  name: string;
  type: string;
  size: number;
  wide: number;
  high: number;
}

export interface FileView {
  purpose: Purpose;
  attached: Attached;
}

export interface WordsView {
  words: string[];
  by: string;
}

export type To = "room" | "staff" | "everyone" | "person";

export type Mark = "heart" | "agree" | "question" | "laugh";

export interface MarkView {
  mark: Mark;
  count: number;
  who: string[];
  mine: boolean;
}

export interface Removed {
  by: string;
  at_ms: number;
}

export interface MessageView {
  author: string;
  text: string;
  at_ms: number;
  to: To;
  edited: boolean;
  person: string | null;
  reply: string | null;
  mentions: string[];
  marks: MarkView[];
  files: Attached[];
  removed: Removed | null;
}

export interface PinView {
  author: string;
  text: string;
  by: string;
}

export interface HandView {
  raised_ms: number;
}

export type Sign = "yes" | "no" | "too_fast" | "too_slow";

export interface SignalView {
  sign: Sign;
  since_ms: number;
}

export interface AwayView {
  since_ms: number;
}

export interface ListeningView {
  since_ms: number;
}

export interface BroadcastView {
  rooms: string[] | null;
  since_ms: number;
}

export interface RequestView {
  by: string;
  at_ms: number;
  accepted: boolean;
}

export type StepTool = "talk" | "groups" | "timer";

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

export interface PlanView {
  steps: StepView[];
  current: string | null;
  auto: boolean;
}

export type DrawMode = "everyone" | "some" | "teacher";

export interface Shown {
  what: string;
  room: string;
}

export interface Remark {
  by: string;
  text: string;
  at_ms: number;
}

export interface Own {
  task: string;
  asks: boolean;
  handed_in: boolean;
  collected: boolean;
  shown: Shown | null;
  remarks: Remark[];
}

export interface BoardView {
  title: string;
  mode: DrawMode;
  drawers: string[];
  own_only: boolean;
  of: string | null;
  by: string | null;
  group: string | null;
  at_ms: number;
  own: Own | null;
}

export interface TimerView {
  label: string;
  duration_ms: number | null;
  elapsed_ms: number;
  since_ms: number | null;
  rang: boolean;
  by: string;
}

export type Surface = "board" | "slides" | "notes" | "poll" | "questions";

export interface ShowingView {
  surface: Surface;
  what: string | null;
  by: string;
}

export interface DeckView {
  title: string;
  by: string;
  pages: number;
  page: number;
  reached: number;
  own_pace: boolean;
  saving: boolean;
  place: number;
}

export interface SlideView {
  deck: string;
  number: number;
  file: string;
  small: string;
  wide: number;
  high: number;
  text: string;
  note: string;
  why: string;
}

export interface ReaderView {
  deck: string;
  page: number;
  since_ms: number;
}

export interface TaskView {
  title: string;
  by: string;
  at_ms: number;
  collected: boolean;
}

export interface SendingView {
  person: string;
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  muted_by: string | null;
  kind: Kind;
  room_device: boolean;
}

export interface GlassView {
  person: string;
}

export interface SpokenView {
  total_ms: number;
  turns: number;
  last_ms: number;
}

export type Mode = "off" | "staff";

export interface PulseView {
  mode: Mode;
  class_sees_total: boolean;
  heard: number | null;
}

export interface SpotlightView {
  person: string;
}

export interface PickView {
  person: string | null;
  at_ms: number;
  left: number;
}

export type Form = "single" | "multiple" | "rating" | "number" | "text" | "words";

export interface PollQuestion {
  form: Form;
  text: string;
  options: string[];
  scale: number;
  most: number;
}

export type Secrecy = "named" | "named_to_staff" | "anonymous";

export interface NumberGiven {
  number: number;
  people: number;
}

export interface SaidBy {
  text: string;
  people: number;
  spellings: string[];
}

export interface PollResult {
  votes: number;
  counts: number[];
  numbers: NumberGiven[];
  texts: SaidBy[];
  hidden: boolean;
}

export interface PollAnswer {
  choices: number[];
  number: number | null;
  texts: string[];
}

export interface Answered {
  person: string;
  place: string;
  answer: PollAnswer;
}

export interface RoundView {
  votes: number;
  rooms: [string, number][];
  result: PollResult | null;
  answers: Answered[];
  mine: PollAnswer | null;
}

export interface Solution {
  right: number[];
  explanation: string;
  number: number | null;
  tolerance: number;
  accepted: string[];
}

export interface PollView {
  question: PollQuestion;
  secrecy: Secrecy;
  revote: boolean;
  by: string;
  at_ms: number;
  everywhere: boolean;
  open: boolean;
  shown: boolean;
  answered: boolean;
  rounds: RoundView[];
  solution: Solution | null;
  ends_ms: number | null;
  show_at_end: boolean;
  reminded_ms: number | null;
  hidden: string[];
  joined: [string, string][];
}

export interface Placed {
  person: string;
  points: number;
  place: number;
}

export interface QuizQuestion {
  question: PollQuestion;
  solution: Solution;
  points: number;
  limit_ms: number | null;
}

export interface QuizView {
  title: string;
  by: string;
  at_ms: number;
  count: number;
  asked: string[];
  over: boolean;
  leaders: boolean;
  most: number;
  worth: number[];
  mine: (number | null)[] | null;
  own: Placed | null;
  best: Placed[];
  questions: QuizQuestion[];
}

export type QuestionState = "open" | "now" | "answered";

export interface QuestionAnswer {
  text: string;
  by: string;
  at_ms: number;
}

export interface QuestionView {
  text: string;
  author: string | null;
  without_name: boolean;
  at_ms: number;
  votes: number;
  voted: boolean;
  approved: boolean;
  state: QuestionState;
  answer: QuestionAnswer | null;
}

export interface QuestionRulesView {
  open: boolean;
  approval: boolean;
  without_names: boolean;
}

export type ReportReason = "hurts" | "misplaced" | "other";

export interface About {
  message: string;
  author: string;
  text: string;
  at_ms: number;
  private: boolean;
  files: Attached[];
}

export interface IncidentView {
  by: string;
  text: string;
  at_ms: number;
  place: string | null;
  group: string | null;
  reason: ReportReason | null;
  about: About | null;
}

export type WhoWrites = "everyone" | "some" | "staff";

export interface NotesView {
  group: string;
  mode: WhoWrites;
  some: string[];
  version: number;
  last: Uint8Array | null;
  saved_ms: number;
  writers: string[];
}

export type EditedRole = "assistant" | "guest";

export type By = "chance" | "readiness";

export type InEach = "mixed" | "alike";

export interface Arrangement {
  by: By;
  in_each?: InEach;
  rooms?: number | null;
  size?: number | null;
  rounds?: number;
  apart?: [string, string][];
  together?: [string, string][];
}

export interface StepPlan {
  id: string;
  title: string;
  minutes: number;
  tool: StepTool;
  note?: string;
  set?: string | null;
}

export interface Roundness {
  type: number;
  value?: number | null;
}

export interface Bound {
  id: string;
  type: "arrow" | "text";
}

export interface Rectangle {
  type: "rectangle";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
}

export interface Diamond {
  type: "diamond";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
}

export interface Ellipse {
  type: "ellipse";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
}

export interface Freedraw {
  type: "freedraw";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  points: number[];
  pressures?: number[];
  simulatePressure?: boolean;
}

export interface Binding {
  elementId: string;
  focus: number;
  gap: number;
  fixedPoint?: [number, number] | null;
}

export interface Line {
  type: "line";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  points: number[];
  startBinding?: Binding | null;
  endBinding?: Binding | null;
  startArrowhead?: "arrow" | "bar" | "circle" | "circle_outline" | "crowfoot_many" | "crowfoot_one" | "crowfoot_one_or_many" | "diamond" | "diamond_outline" | "dot" | "triangle" | "triangle_outline" | null;
  endArrowhead?: "arrow" | "bar" | "circle" | "circle_outline" | "crowfoot_many" | "crowfoot_one" | "crowfoot_one_or_many" | "diamond" | "diamond_outline" | "dot" | "triangle" | "triangle_outline" | null;
}

export interface Arrow {
  type: "arrow";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  points: number[];
  elbowed?: boolean;
  startBinding?: Binding | null;
  endBinding?: Binding | null;
  startArrowhead?: "arrow" | "bar" | "circle" | "circle_outline" | "crowfoot_many" | "crowfoot_one" | "crowfoot_one_or_many" | "diamond" | "diamond_outline" | "dot" | "triangle" | "triangle_outline" | null;
  endArrowhead?: "arrow" | "bar" | "circle" | "circle_outline" | "crowfoot_many" | "crowfoot_one" | "crowfoot_one_or_many" | "diamond" | "diamond_outline" | "dot" | "triangle" | "triangle_outline" | null;
}

export interface Label {
  type: "text";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  text: string;
  originalText: string;
  fontSize?: number;
  fontFamily?: number;
  textAlign?: "center" | "left" | "right";
  verticalAlign?: "bottom" | "middle" | "top";
  containerId?: string | null;
  autoResize?: boolean;
  lineHeight?: number;
}

export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  naturalWidth: number;
  naturalHeight: number;
}

export interface Image {
  type: "image";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  fileId: string;
  scale?: [number, number];
  crop?: Crop | null;
}

export interface Formula {
  type: "formula";
  id: string;
  version: number;
  versionNonce: number;
  x: number;
  y: number;
  width: number;
  height: number;
  index: string;
  seed?: number;
  angle?: number;
  strokeColor?: string;
  backgroundColor?: string;
  fillStyle?: "cross-hatch" | "hachure" | "solid" | "zigzag";
  strokeWidth?: number;
  strokeStyle?: "dashed" | "dotted" | "solid";
  roundness?: Roundness | null;
  roughness?: number;
  opacity?: number;
  groupIds?: string[];
  boundElements?: Bound[];
  locked?: boolean;
  latex: string;
}

export interface Erased {
  type: "erased";
  id: string;
  version: number;
  versionNonce: number;
}

export type Emoji = "thumbs_up" | "heart" | "clap" | "laugh" | "surprised" | "thinking";

export type DoorState = "in" | "waiting" | "removed" | "ended" | "out";

export interface DoorNote {
  text: string;
  by: string | null;
}

export interface Door {
  state: DoorState;
  policy: Policy;
  reason: Reason | null;
  since_ms: number | null;
  prerequisites: Prerequisite[];
  by: string | null;
  because: string | null;
  message: DoorNote | null;
  opens_ms: number | null;
}

/** What an item of each kind shows. */
export interface Views {
  class: ClassView;
  readiness: ReadinessView;
  missed: MissedView;
  door_rules: DoorRulesView;
  door_message: DoorMessageView;
  member: MemberView;
  devices: DevicesView;
  waiting: WaitingView;
  locks: LocksView;
  powers: PowersView;
  breakout_set: SetView;
  call: CallView;
  file: FileView;
  words: WordsView;
  message: MessageView;
  pin: PinView;
  hand: HandView;
  signal: SignalView;
  away: AwayView;
  listening: ListeningView;
  broadcast: BroadcastView;
  request: RequestView;
  plan: PlanView;
  board: BoardView;
  timer: TimerView;
  showing: ShowingView;
  deck: DeckView;
  slide: SlideView;
  reader: ReaderView;
  board_task: TaskView;
  sending: SendingView;
  glass: GlassView;
  spoken: SpokenView;
  pulse: PulseView;
  spotlight: SpotlightView;
  pick: PickView;
  poll: PollView;
  quiz: QuizView;
  question: QuestionView;
  question_rules: QuestionRulesView;
  incident: IncidentView;
  notes: NotesView;
}

/** All that a page may wish for. */
export type Command =
  | { kind: "class.lock"; locked: boolean }
  | { kind: "class.end" }
  | { kind: "class.reopen" }
  | { kind: "door.hold"; guests: boolean }
  | { kind: "door.message"; text: string | null }
  | { kind: "presence.remove"; person: string; reason?: string }
  | { kind: "door.allow_back"; person: string }
  | { kind: "door.send_out"; person: string }
  | { kind: "presence.be"; device: string; device_kind: Kind; room_device?: boolean }
  | { kind: "door.let_in"; person: string }
  | { kind: "door.let_in_all" }
  | { kind: "locks.set"; locked: Lock[] }
  | { kind: "locks.preset"; preset: Preset }
  | { kind: "roles.set"; person: string; role: Role }
  | { kind: "roles.permit"; role: EditedRole; permissions: Permission[] }
  | { kind: "people.present"; person: string; on: boolean }
  | { kind: "breakout.prepare"; name: string; names: string[]; rounds?: Record<string, number>[]; choice?: Choice; late?: Late; minutes?: number | null; task?: string; arrange?: Arrangement | null }
  | { kind: "breakout.rearrange"; id: string; arrange: Arrangement }
  | { kind: "breakout.edit"; id: string; name?: string | null; names?: string[] | null; choice?: Choice | null; late?: Late | null; minutes?: number | null; task?: string | null }
  | { kind: "breakout.place"; id: string; person: string; to: number | null; round?: number | null }
  | { kind: "breakout.delete"; id: string }
  | { kind: "door.auto_admit"; set: string | null; groups?: number[] }
  | { kind: "help.call"; text?: string }
  | { kind: "help.cancel" }
  | { kind: "help.claim"; id: string }
  | { kind: "help.resolve"; id: string }
  | { kind: "file.drop"; id: string }
  | { kind: "words.set"; words: string[] }
  | { kind: "chat.send"; text: string; to?: To; room?: string | null; person?: string | null; reply?: string | null; files?: string[] }
  | { kind: "chat.edit"; id: string; text: string }
  | { kind: "chat.delete"; id: string }
  | { kind: "chat.mark"; id: string; mark: Mark; on: boolean }
  | { kind: "chat.pin"; id: string; on: boolean }
  | { kind: "hand.raise" }
  | { kind: "hand.lower"; person: string }
  | { kind: "hand.lower_all" }
  | { kind: "signal.set"; sign: Sign | null }
  | { kind: "signal.clear_all" }
  | { kind: "presence.away"; away: boolean }
  | { kind: "voice.listen"; room: string | null }
  | { kind: "voice.broadcast"; on: boolean; rooms?: string[] | null }
  | { kind: "media.ask_unmute"; person: string }
  | { kind: "media.answer"; accept: boolean }
  | { kind: "breakout.open"; id: string; minutes?: number | null; round?: number | null }
  | { kind: "breakout.next_round"; id: string }
  | { kind: "breakout.extend"; id: string; by_ms: number }
  | { kind: "breakout.close"; id: string; after_ms?: number }
  | { kind: "breakout.add_room"; id: string; name: string }
  | { kind: "breakout.rename_room"; id: string; room: number; name: string }
  | { kind: "breakout.move"; people: string[]; to: string }
  | { kind: "breakout.go"; to: string }
  | { kind: "breakout.need_minute" }
  | { kind: "plan.set"; steps: StepPlan[]; auto?: boolean }
  | { kind: "plan.start"; step: string }
  | { kind: "plan.next"; after?: string | null }
  | { kind: "plan.stop" }
  | { kind: "board.make"; title: string; mode?: DrawMode; own_only?: boolean; room?: string | null }
  | { kind: "board.draw"; id: string; shapes: (Rectangle | Diamond | Ellipse | Freedraw | Line | Arrow | Label | Image | Formula | Erased)[] }
  | { kind: "board.set_mode"; id: string; mode: DrawMode; drawers?: string[]; own_only?: boolean }
  | { kind: "board.clear"; id: string }
  | { kind: "board.rename"; id: string; title: string }
  | { kind: "board.delete"; id: string }
  | { kind: "board.give"; id: string }
  | { kind: "reaction.send"; emoji: Emoji }
  | { kind: "timer.start"; duration_ms: number | null; label?: string; everywhere?: boolean }
  | { kind: "timer.pause"; id: string }
  | { kind: "timer.resume"; id: string }
  | { kind: "timer.add"; id: string; by_ms: number }
  | { kind: "timer.stop"; id: string }
  | { kind: "showing.show"; surface: Surface; what?: string | null }
  | { kind: "showing.stop" }
  | { kind: "slides.note"; deck: string; page: number; text: string }
  | { kind: "slides.rename"; deck: string; title: string }
  | { kind: "slides.place"; deck: string; place: number }
  | { kind: "slides.retry"; deck: string; page: number }
  | { kind: "slides.turn"; deck: string; page: number }
  | { kind: "slides.own_pace"; deck: string; on: boolean }
  | { kind: "slides.saving"; deck: string; on: boolean }
  | { kind: "slides.bring_all"; deck: string }
  | { kind: "slides.take_out"; deck: string }
  | { kind: "slides.look"; deck: string; page: number }
  | { kind: "board.hand_out"; title: string; template?: string | null }
  | { kind: "board.collect" }
  | { kind: "board.reveal"; id: string; anonymous?: boolean }
  | { kind: "board.hide"; id: string }
  | { kind: "board.comment"; id: string; text: string }
  | { kind: "board.ask"; id: string; on: boolean }
  | { kind: "board.hand_in"; id: string; on: boolean }
  | { kind: "media.set"; device: string; microphone?: boolean | null; camera?: boolean | null; screen?: boolean | null }
  | { kind: "ink.draw"; deck: string; page: number; strokes: (Freedraw | Erased)[] }
  | { kind: "ink.draw_on_screen"; person: string; strokes: (Freedraw | Erased)[] }
  | { kind: "ink.clear"; deck: string; page: number }
  | { kind: "ink.clear_screen"; person: string }
  | { kind: "media.mute"; person: string }
  | { kind: "media.mute_all"; but?: string[] }
  | { kind: "media.stop_camera"; person: string }
  | { kind: "pulse.set"; mode: Mode; class_sees_total: boolean }
  | { kind: "stage.spotlight"; person: string | null }
  | { kind: "pick.learner"; quiet?: boolean }
  | { kind: "pick.clear" }
  | { kind: "poll.open"; question: PollQuestion; secrecy?: Secrecy; revote?: boolean; everywhere?: boolean; solution?: Solution; limit_ms?: number | null; show_at_end?: boolean }
  | { kind: "poll.close"; id: string; show?: boolean }
  | { kind: "poll.show"; id: string; on: boolean }
  | { kind: "poll.again"; id: string; limit_ms?: number | null }
  | { kind: "poll.delete"; id: string }
  | { kind: "poll.answer"; id: string; answer: PollAnswer; round?: number }
  | { kind: "poll.set_time"; id: string; by_ms: number | null }
  | { kind: "poll.show_at_end"; id: string; on: boolean }
  | { kind: "poll.remind"; id: string }
  | { kind: "poll.hide"; id: string; text: string; on?: boolean }
  | { kind: "poll.join"; id: string; text: string; into?: string | null }
  | { kind: "quiz.start"; title: string; questions: QuizQuestion[]; secrecy?: Secrecy; leaders?: boolean }
  | { kind: "quiz.next"; id: string; after: number }
  | { kind: "quiz.end"; id: string }
  | { kind: "quiz.show_leaders"; id: string; on: boolean }
  | { kind: "quiz.delete"; id: string }
  | { kind: "question.ask"; text: string; without_name?: boolean }
  | { kind: "question.vote"; id: string; on: boolean }
  | { kind: "question.withdraw"; id: string }
  | { kind: "question.approve"; id: string }
  | { kind: "question.take"; id: string }
  | { kind: "question.put_back"; id: string }
  | { kind: "question.answer"; id: string; text?: string }
  | { kind: "question.set_rules"; open: boolean; approval: boolean; without_names: boolean }
  | { kind: "incident.report"; text: string }
  | { kind: "notes.open" }
  | { kind: "notes.write"; id: string; update: Uint8Array }
  | { kind: "notes.set_mode"; id: string; mode: WhoWrites; some?: string[] }
  | { kind: "chat.report"; id: string; reason: ReportReason };
