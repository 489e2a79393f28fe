import { useEffect } from "react";

/** The tab's title: what stands on the page first, then the product. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title === "Classroom" ? title : `${title} · Classroom`;
  }, [title]);
}
