import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

/** The place for a surface's own controls in the one line above it. */
export const HeadSlot = createContext<HTMLElement | null>(null);

/** Shown in that line, so that nothing that is shown big has two. */
export function InHead({ children }: { children: ReactNode }) {
  const slot = useContext(HeadSlot);
  return slot && createPortal(children, slot);
}
