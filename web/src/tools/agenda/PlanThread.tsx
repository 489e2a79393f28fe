import type { ReactNode } from "react";

export function PlanThread() {
  return null;
}

export function PlanLine({ children }: { children: ReactNode }) {
  return children;
}
