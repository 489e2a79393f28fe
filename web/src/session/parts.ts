import { type ComponentType, lazy } from "react";

const AGAIN_MS = 2_000;

/** A part of the page that loads when it is first needed, however long the line is away meanwhile. */
function later<Props>(load: () => Promise<{ default: ComponentType<Props> }>, soon = true) {
  const insist = async (): Promise<{ default: ComponentType<Props> }> => {
    for (;;) {
      try {
        return await load();
      } catch {
        await new Promise((go) => setTimeout(go, AGAIN_MS));
      }
    }
  };
  if (soon) loaders.push(load);
  return lazy(insist);
}

const loaders: (() => Promise<unknown>)[] = [];

/** Once the class is on the screen: what may be wanted next, so that no press waits for it. */
export async function loadTheRest(): Promise<void> {
  for (const load of loaders) await load().catch(() => {});
}

export const GroupsView = later(() => import("../tools/breakouts/GroupsView"));
export const GroupBar = later(() => import("../tools/group/GroupBar"));
export const PrepRoom = later(() => import("../tools/preparing/PrepRoom"));
export const PrepBar = later(() => import("../tools/preparing/PrepBar"));
export const BoardSurface = later(() => import("../tools/board/BoardSurface"), false);
export const DoorPanel = later(() => import("../tools/lobby/DoorPanel"));
export const PlanPanel = later(() => import("../tools/agenda/PlanPanel"));
export const LocksPanel = later(() => import("../tools/locks/LocksPanel"));
export const ReadyPanel = later(() => import("../tools/readiness/ReadyPanel"));
/** The editor is large: it comes when notes are opened. */
export const NotesPanel = later(() => import("../tools/notes/NotesPanel"), false);
export const NotesSurface = later(() => import("../tools/notes/NotesSurface"), false);
export const QuestionsPanel = later(() => import("../tools/questions/QuestionsPanel"));
export const QuestionNow = later(() => import("../tools/questions/QuestionNow"));
export const QuestionsSurface = later(() => import("../tools/questions/QuestionsSurface"));
export const TimerPanel = later(() => import("../tools/timers/TimerPanel"));
export const IncidentsPanel = later(() => import("../tools/incidents/IncidentsPanel"));
export const ConnectionPanel = later(() => import("../tools/publishing/ConnectionPanel"));
export const DevicesPanel = later(() => import("../tools/publishing/DevicesPanel"));
export const PollPanel = later(() => import("../tools/polls/PollPanel"));
export const BankDialog = later(() => import("../bank/BankDialog"), false);
export const PollSurface = later(() => import("../tools/polls/PollSurface"));
export const Slides = later(() => import("../tools/slides/Slides"));
export const SlidesPanel = later(() => import("../tools/slides/SlidesPanel"));
export const GlassPane = later(() => import("../tools/ink/GlassPane"));
export const PersonMenu = later(() => import("../tools/presence/PersonMenu"));
export const KeysDialog = later(() => import("./KeysDialog"));
export const LanguageDialog = later(() => import("./LanguageDialog"));
export const ReportMessage = later(() => import("../tools/chat/ReportDialog"));
export const WordsDialog = later(() => import("../tools/chat/WordsDialog"));
export const IncidentDialog = later(() => import("../tools/incidents/IncidentDialog"));
export const PowersDialog = later(() => import("../tools/presence/PowersDialog"));
export const LeaveDialog = later(() => import("../tools/moderation/LeaveDialog"));
