import type { ProgressGrid } from "./types";

export interface LearnerRow {
  id: string;
  name: string;
  /** How many steps count. */
  done: number;
  states: Map<string, ProgressGrid["people"][number]["activities"][number]["state"]>;
  cells: ProgressGrid["people"][number]["activities"];
}

/** The learners of a grid with how many of their steps count; staff are left out where the server names roles. */
export const learnersIn = (grid: ProgressGrid): LearnerRow[] =>
  grid.people
    .filter(({ role }) => role === undefined || role === "learner")
    .map(({ id, name, activities }) => ({
      id,
      name,
      done: activities.filter(({ state }) => state === "done").length,
      states: new Map(activities.map((cell) => [cell.id, cell.state])),
      cells: activities,
    }));

/** The number of steps that most people have; of equals the larger. */
export function mostStep(learners: readonly LearnerRow[]): number {
  const counts = new Map<number, number>();
  for (const { done } of learners) counts.set(done, (counts.get(done) ?? 0) + 1);
  let most = 0;
  for (const [step, count] of counts) {
    const best = counts.get(most) ?? 0;
    if (count > best || (count === best && step > most)) most = step;
  }
  return most;
}

/** Below this many steps a person is far behind: half of what the middle one has. */
export function behindBelow(learners: readonly LearnerRow[]): number {
  const sorted = learners.map(({ done }) => done).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) / 2;
}

export const isBehind = (learner: LearnerRow, below: number): boolean => learner.done < below;

export const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
