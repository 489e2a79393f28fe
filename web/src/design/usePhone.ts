import { useMediaQuery } from "@mantine/hooks";

/** Below 768 px: where the one main button moves to a bar at the bottom. Styles alone use the same number. */
export const usePhone = (): boolean =>
  useMediaQuery("(max-width: 767.98px)", false, { getInitialValueInEffect: false });

/** A phone on its side: what stood below stands beside. Styles alone use the same numbers. */
export const useSide = (): boolean =>
  useMediaQuery("(max-height: 480px) and (min-width: 600px)", undefined, { getInitialValueInEffect: false }) ?? false;
