/** The course as the bridge's REST tells it (lms_bridge/routes.py). Times are ISO 8601 in UTC. */
export type Role = "teacher" | "co_teacher" | "assistant" | "learner" | "guest" | "observer";
/** What becomes of a learner who has not done the work before a class. */
export type Gate = "block" | "warn" | "prepare";
export type ActivityKind = "lesson" | "video" | "quiz" | "live";
export type ActivityState = "locked" | "open" | "done";

export interface Me {
  person: { id: string; name: string };
  administrator: boolean;
}

export interface CourseCard {
  id: string;
  title: string;
  summary: string;
  role: Role;
}

export interface Need {
  id: string;
  title: string;
  done: boolean;
  kind?: ActivityKind;
  score?: number | null;
  pass_mark?: number | null;
  minutes?: number | null;
}

export interface SessionCard {
  id: string;
  title: string;
  starts: string;
  ends: string;
  policy: Gate;
  state: "planned" | "open" | "running" | "ended";
  url: string;
  needs: Need[];
  ready_state?: ReadyState | null;
  /** How long one must stay for the class to count. */
  minimum_minutes: number;
  length_minutes: number;
  /** The same as a share of its length, 0..1: the teacher's rule. */
  minimum_minutes_share: number;
  minutes_there?: number | null;
  counted?: boolean | null;
}

export interface Activity {
  id: string;
  kind: ActivityKind;
  title: string;
  summary: string;
  minutes: number | null;
  state: ActivityState;
  score: number | null;
  pass_mark: number | null;
  passed: boolean | null;
  attempts_left: number | null;
  at: string | null;
  needs: { id: string; title: string; done: boolean }[];
  for_live: boolean;
  session: SessionCard | null;
}

export interface Module {
  id: string;
  title: string;
  summary: string;
  activities: Activity[];
}

export interface Course {
  id: string;
  title: string;
  subtitle: string;
  summary: string;
  role: Role;
  done: number;
  total: number;
  people_count: number;
  teachers: { id: string; name: string }[];
  modules: Module[];
  next: SessionCard | null;
}

interface Step {
  id: string;
  title: string;
}

interface ActivityPage {
  id: string;
  title: string;
  minutes: number | null;
  state: ActivityState;
  previous?: Step | null;
  next?: Step | null;
  for_live?: { id: string; title: string; starts: string } | null;
}

export interface LessonPageData extends ActivityPage {
  kind: "lesson" | "video";
  html: string;
  outline: { id: string; text: string; level: number }[];
  video_url?: string | null;
}

export interface Question {
  id: string;
  kind: "single" | "multiple" | "short";
  text_html: string;
  options: { id: string; text: string }[];
}

export interface QuizPageData extends ActivityPage {
  kind: "quiz";
  questions: Question[];
  pass_mark: number;
  attempts_left: number | null;
  last: QuizResult | null;
}

export interface LivePageData extends ActivityPage {
  kind: "live";
  session?: SessionCard | null;
}

/** An option's id each, or the text of a short answer. */
export type Answer = string[] | string;

export interface QuizResult {
  score: number;
  max: number;
  passed: boolean;
  questions: { id: string; correct: boolean; your: Answer | null; right: Answer | null; explanation_html: string }[];
}

export type ReadyState = "ready" | "partly" | "not_ready" | "excused";

export interface ReadyLearner {
  id: string;
  name: string;
  state: ReadyState;
  prerequisites: { id: string; title: string; done: boolean; score: number | null }[];
}

export interface MissedActivity {
  activity: string;
  title: string;
  questions: { id: string; text: string; wrong: number; answered: number; common_wrong: string | null }[];
}

export interface Readiness {
  learners: ReadyLearner[];
  missed?: MissedActivity[];
}

export interface ProgressGrid {
  people: {
    id: string;
    name: string;
    role?: Role;
    activities: {
      id: string;
      title: string;
      kind?: ActivityKind;
      state: ActivityState | "started" | "absent";
      score: number | null;
      at: string | null;
      source: string | null;
    }[];
  }[];
}

export interface MyProgress {
  done: number;
  total: number;
  steps: {
    id: string;
    title: string;
    kind: ActivityKind;
    state: ActivityState | "started";
    score: number | null;
    at: string | null;
    source: string | null;
    evidence: string;
  }[];
  kept: { label?: string; title?: string; value: number | string; of?: number | null }[];
}

/** The words that pupils do not write in the classes of a course; for its staff. */
export interface WordList {
  words: string[];
  /** When it changed last; null: nobody has set any yet. */
  at: string | null;
}
