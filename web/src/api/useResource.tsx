import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { early, known as knownEarly } from "./early";
import { Problem, request } from "./request";

/** What was fetched before, by path: a page shows it at once and asks again behind it. */
const Known = createContext<Map<string, unknown>>(new Map());

export function Resources({ children }: { children: ReactNode }) {
  const [known] = useState(() => new Map<string, unknown>());
  return <Known value={known}>{children}</Known>;
}

export type Resource<Value> = { reload: () => Promise<void> } & (
  | { state: "loading"; value?: undefined; problem?: undefined }
  | { state: "ready"; value: Value; problem?: undefined }
  /** `value` is what was known before, if anything was. */
  | { state: "failed"; value?: Value; problem: Problem; at: Date }
);

type Held<Value> = { path: string; value?: Value; problem?: Problem; at?: Date };

/** Fetches a path; again on `reload`, when the page is looked at after being hidden, and when the line is back. */
export function useResource<Value>(path: string): Resource<Value> {
  const known = useContext(Known);
  const [held, setHeld] = useState<Held<Value>>(() => ({
    path,
    value: (known.get(path) as Value | undefined) ?? knownEarly<Value>(path),
  }));

  const reload = useCallback(async () => {
    try {
      const value = await (early<Value>(path) ?? request<Value>(path));
      known.set(path, value);
      setHeld((now) => (now.path === path && now.value === value && !now.problem ? now : { path, value }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // What one may no longer see is forgotten; a lost line keeps what was there.
      if (error.status === 401 || error.status === 404) known.delete(path);
      setHeld({ path, value: known.get(path) as Value | undefined, problem: error, at: new Date() });
    }
  }, [path, known]);

  useEffect(() => {
    void reload();
    const again = () => {
      if (document.visibilityState === "visible") void reload();
    };
    document.addEventListener("visibilitychange", again);
    window.addEventListener("online", again);
    return () => {
      document.removeEventListener("visibilitychange", again);
      window.removeEventListener("online", again);
    };
  }, [reload]);

  const current: Held<Value> = held.path === path ? held : { path, value: known.get(path) as Value | undefined };
  if (current.problem) {
    return { state: "failed", value: current.value, problem: current.problem, at: current.at ?? new Date(), reload };
  }
  if (current.value !== undefined) return { state: "ready", value: current.value, reload };
  return { state: "loading", reload };
}
