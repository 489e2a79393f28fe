import {
  IconChalkboard,
  IconChartBar,
  type IconLayoutGrid,
  IconNotes,
  IconPresentation,
  IconQuestionMark,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Surface } from "../wire/generated";
import { BoardSurface, NotesSurface, PollSurface, QuestionsSurface, Slides } from "./parts";

/** `what`: which board or poll; null: the room's own, or none yet. */
export interface SurfaceProps {
  what: string | null;
}

/** A tool that can fill the stage. The class page knows of it only what stands here. */
export interface SurfacePart {
  name: Surface;
  Icon: typeof IconLayoutGrid;
  /** The letter that opens it, by its place on the keyboard ("KeyB"); none: it is opened elsewhere. */
  code?: string;
  /** In the menu of activities, and under More for who has no such menu. */
  inMenu: boolean;
  /** A row of people below it; without: the surface fills the row too. Who leads may need the row for something else. */
  people: boolean | "unless_leading";
  /** It stays when another of its things is shown, and with it what one has opened there; without: it begins anew. */
  stays?: true;
  Part: ComponentType<SurfaceProps>;
}

/** Lazy, all of them: `Part` comes from `parts.ts`. The order is that of the menu. */
export const SURFACES: readonly SurfacePart[] = [
  { name: "board", Icon: IconChalkboard, code: "KeyB", inMenu: true, people: false, stays: true, Part: BoardSurface },
  { name: "notes", Icon: IconNotes, inMenu: true, people: true, Part: NotesSurface },
  { name: "poll", Icon: IconChartBar, inMenu: false, people: true, Part: PollSurface },
  { name: "questions", Icon: IconQuestionMark, inMenu: false, people: true, Part: QuestionsSurface }, // by its panel
  { name: "slides", Icon: IconPresentation, code: "KeyS", inMenu: true, people: "unless_leading", Part: Slides },
];
