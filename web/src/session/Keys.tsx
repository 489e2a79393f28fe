import { useKeys } from "./useKeys";

/** The single letters, inside of the shell: what they open is opened as by everything else. */
export function Keys({ onGrid }: { onGrid: () => void }) {
  useKeys(onGrid);
  return null;
}
