/**
 * What the pages load first, in four files instead of a hundred small ones: each request costs a slow phone more than
 * its bytes, and small files compress badly. What is loaded later (`session/parts.ts`) stays as Rolldown cuts it.
 */
import { resolve } from "node:path";
import type { Rolldown } from "vite";

const source = (path: string): string => resolve(import.meta.dirname, "../src", path);
/** What is begun while the rest is on its way: of the pages' own, it needs nothing else. */
export const START = source("start.ts");
const FIRST = [START];
const ALWAYS = [source("main.tsx")];
export const CLASS_PAGE = source("session/SessionPage.tsx");
const CLASS = [CLASS_PAGE];
const COURSE = [source("course/StartPage.tsx"), source("course/CourseArea.tsx")];
/** Lists of all that a library has: of it only what is used counts, which is known as a dependency of its user. */
const LISTS = /@(?:mantine|tabler)\/.*\/index\.mjs$/;
/** By it the built pages load what they load later: needed by all that does, known by nobody. */
const LOADER = "\0vite/preload-helper.js";

/** By what needs a module: what is begun first, every page, the class and the course, or the class alone. */
export function chunks(): Rolldown.CodeSplittingOptions {
  const known = new Map<readonly string[], ReadonlySet<string>>();
  const needed = (from: readonly string[], about: Rolldown.ChunkingContext): ReadonlySet<string> => {
    const before = known.get(from);
    if (before) return before;
    const found = new Set<string>();
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      if (!LISTS.test(id)) open.push(...(about.getModuleInfo(id)?.importedIds ?? []));
    }
    known.set(from, found);
    return found;
  };
  const isNeeded = (id: string, about: Rolldown.ChunkingContext, ...by: (readonly string[])[]): boolean =>
    by.every((from) => needed(from, about).has(id));
  // A group takes along what its modules import: what others need too comes first.
  return {
    groups: [
      {
        debugName: "start",
        priority: 4,
        name: (id, about) => (id === LOADER || isNeeded(id, about, FIRST) ? "start" : null),
      },
      { debugName: "main", priority: 3, name: (id, about) => (isNeeded(id, about, ALWAYS) ? "main" : null) },
      { debugName: "shared", priority: 2, name: (id, about) => (isNeeded(id, about, CLASS, COURSE) ? "shared" : null) },
      { debugName: "class", priority: 1, name: (id, about) => (isNeeded(id, about, CLASS) ? "class" : null) },
    ],
  };
}
