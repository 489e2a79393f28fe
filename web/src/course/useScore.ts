import { useCallback } from "react";
import { useFormat } from "../design/useFormat";

/** A score in words. Scores and pass marks are shares of all that could be had, 0..1. */
export function useScore(): (score: number | null | undefined, pass?: number | null) => string {
  const { share } = useFormat();
  return useCallback(
    (score, pass) => {
      if (score === null || score === undefined) return "";
      return pass === null || pass === undefined ? share(score) : `${share(score)} / ${share(pass)}`;
    },
    [share],
  );
}
