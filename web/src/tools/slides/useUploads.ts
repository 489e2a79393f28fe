import { useCallback, useRef, useState } from "react";
import type { Problem } from "../../api/request";
import { type Upload, upload } from "../../api/upload";
import { useClass } from "../../session/context";
import { newId } from "../../wire/ids";

/** A file on its way; what has arrived is a deck. */
export interface Coming {
  id: string;
  name: string;
  /** How much is at the server, from 0 to 1; at 1 it is looked at. */
  part: number;
  /** Why it did not come. */
  problem?: Problem;
}

export interface Uploads {
  coming: readonly Coming[];
  send: (files: Iterable<File>) => void;
  /** Stops it, or forgets that it failed. */
  drop: (id: string) => void;
}

/** One after the other, so that the first page of the first file is there soon. */
export function useUploads(): Uploads {
  const { live } = useClass();
  const [coming, set] = useState<readonly Coming[]>([]);
  const running = useRef(new Map<string, Upload>());
  const dropped = useRef(new Set<string>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const put = useCallback(
    (id: string, change: Partial<Coming>) =>
      set((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one))),
    [],
  );
  const forget = useCallback((id: string) => set((all) => all.filter((one) => one.id !== id)), []);
  const one = useCallback(
    async (id: string, file: File) => {
      if (dropped.current.has(id)) return;
      const started = upload(live.session, "slides", file, (part) => put(id, { part }));
      running.current.set(id, started);
      await started.done.then(
        () => forget(id),
        (problem: Problem) => (problem.code === "stopped" ? forget(id) : put(id, { problem })),
      );
      running.current.delete(id);
    },
    [live, put, forget],
  );
  const send = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const id = newId();
        set((all) => [...all, { id, name: file.name, part: 0 }]);
        line.current = line.current.then(() => one(id, file));
      }
    },
    [one],
  );
  const drop = useCallback(
    (id: string) => {
      dropped.current.add(id);
      running.current.get(id)?.stop();
      forget(id);
    },
    [forget],
  );
  return { coming, send, drop };
}
