import type { ComponentType } from "react";
import { type Later, later } from "../design/later";

/** Who may want a part next, so that it is here before they press. `opened`: large, it comes when it is opened. */
type For = "all" | "staff" | "opened";
const parts: { who: For; load: () => Promise<boolean> }[] = [];

function part<Props>(bring: () => Promise<{ default: ComponentType<Props> }>, who: For = "all"): Later<Props> {
  const made = later(bring);
  parts.push({ who, load: made.load });
  return made;
}

/** Once the class is on the screen, while the page has nothing else to do, until `stop`. */
export async function loadTheRest(staff: boolean, stop: AbortSignal): Promise<void> {
  for (const { who, load } of sparing() ? [] : parts) {
    if (who === "opened" || (who === "staff" && !staff)) continue;
    await idle();
    if (stop.aborted) return;
    await load();
  }
}

const BREATH_MS = 500; // where the browser does not say when it is idle (Safari)

const idle = () =>
  new Promise<unknown>((go) => ("requestIdleCallback" in window ? requestIdleCallback(go) : setTimeout(go, BREATH_MS)));

/** On a line that is dear or slow only what is opened is loaded. */
function sparing(): boolean {
  const line = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
  return line?.saveData === true || !["4g", undefined].includes(line?.effectiveType);
}

export const GroupsView = part(() => import("../tools/breakouts/GroupsView"), "staff");
export const GroupBar = part(() => import("../tools/group/GroupBar"));
export const PrepRoom = part(() => import("../tools/preparing/PrepRoom"));
export const PrepBar = part(() => import("../tools/preparing/PrepBar"), "staff");
export const BoardSurface = part(() => import("../tools/board/BoardSurface"), "opened");
export const DoorPanel = part(() => import("../tools/lobby/DoorPanel"), "staff");
export const PlanPanel = part(() => import("../tools/agenda/PlanPanel"));
export const LocksPanel = part(() => import("../tools/locks/LocksPanel"));
export const ReadyPanel = part(() => import("../tools/readiness/ReadyPanel"), "staff");
/** The editor is large: it comes when notes are opened. */
export const NotesPanel = part(() => import("../tools/notes/NotesPanel"), "opened");
export const NotesSurface = part(() => import("../tools/notes/NotesSurface"), "opened");
export const QuestionsPanel = part(() => import("../tools/questions/QuestionsPanel"));
export const QuestionNow = part(() => import("../tools/questions/QuestionNow"));
export const QuestionsSurface = part(() => import("../tools/questions/QuestionsSurface"));
export const TimerPanel = part(() => import("../tools/timers/TimerPanel"), "staff");
export const IncidentsPanel = part(() => import("../tools/incidents/IncidentsPanel"), "staff");
export const ConnectionPanel = part(() => import("../tools/publishing/ConnectionPanel"));
export const DevicesPanel = part(() => import("../tools/publishing/DevicesPanel"));
export const PollPanel = part(() => import("../tools/polls/PollPanel"));
export const BankDialog = part(() => import("../bank/BankDialog"), "opened");
export const PollSurface = part(() => import("../tools/polls/PollSurface"));
export const Slides = part(() => import("../tools/slides/Slides"));
export const GlassPane = part(() => import("../tools/ink/GlassPane"));
export const SlidesPanel = part(() => import("../tools/slides/SlidesPanel"));
export const PersonMenu = part(() => import("../tools/presence/PersonMenu"), "staff");
export const KeysDialog = part(() => import("./KeysDialog"));
export const LanguageDialog = part(() => import("./LanguageDialog"));
export const ReportMessage = part(() => import("../tools/chat/ReportDialog"));
export const WordsDialog = part(() => import("../tools/chat/WordsDialog"), "staff");
export const IncidentDialog = part(() => import("../tools/incidents/IncidentDialog"));
export const PowersDialog = part(() => import("../tools/presence/PowersDialog"), "staff");
export const LeaveDialog = part(() => import("../tools/moderation/LeaveDialog"), "staff");
