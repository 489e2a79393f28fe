import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { reloadForNewer } from "../api/reload";
import { PartMissing } from "./PartMissing";

const AWAY_MS = 2_000; // the server does not answer
const HICCUP_MS = 500; // it does, but this file did not come

type Loaded<Props> = { default: ComponentType<Props> };
export type Later<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Loads it before it is needed; true: it is here. */
  load: () => Promise<boolean>;
};

/**
 * A part of the page that loads when it is first needed, however long the line is away meanwhile. Loaded before, it is
 * drawn at once: React shows what stands in its place for 300 ms at least.
 */
export function later<Props>(bring: () => Promise<Loaded<Props>>): Later<Props> {
  let here: Loaded<Props> | undefined;
  const load = async () => {
    here ??= await bring();
    return here;
  };
  const part = lazy(() => (here ? atOnce(here) : insist(load)));
  return Object.assign(part, {
    load: () =>
      load().then(
        () => true,
        () => false,
      ),
  });
}

/** What React takes without waiting: a promise is known to be kept only in a later turn. */
const atOnce = <Value,>(value: Value): Promise<Value> =>
  // biome-ignore lint/suspicious/noThenProperty: that is what it is for
  ({ then: (take: (value: Value) => void) => take(value) }) as unknown as Promise<Value>;

/** The server is there and the file is not, twice: the pages are newer than this one, which is loaded again, once. */
async function insist<Props>(load: () => Promise<Loaded<Props>>): Promise<Loaded<Props>> {
  for (let missed = 0; ; ) {
    try {
      return await load();
    } catch {
      const answers = await fetch("/healthz", { cache: "no-store" }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (answers) missed += 1;
      if (missed > 1 && !reloadForNewer()) return { default: PartMissing };
      await new Promise((go) => setTimeout(go, answers ? HICCUP_MS : AWAY_MS));
    }
  }
}
