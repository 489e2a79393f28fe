import { useMediaQuery } from "@mantine/hooks";

/** Below 768 px: where the one main button moves to a bar at the bottom. Styles alone use the same number. */
export const usePhone = (): boolean =>
  useMediaQuery("(max-width: 767.98px)", false, { getInitialValueInEffect: false });
