import { type CSSProperties, type ReactNode, useEffect, useState } from "react";
import style from "./Waiting.module.css";

const SHOW_AFTER_MS = 300; // most answers come sooner; shapes that flash are worse than none

/** Grey shapes of the layout to come, after 300 ms. The words say it to readers. */
export function Waiting({ label, children }: { label: string; children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className={style.waiting}>
      {late && (
        <>
          <span className="visually-hidden" role="status">
            {label}
          </span>
          {children}
        </>
      )}
    </div>
  );
}

export function Grey({
  wide,
  high = 16,
  round = 8,
}: {
  wide: CSSProperties["inlineSize"];
  high?: number;
  round?: number | string;
}) {
  return <span className={style.grey} style={{ inlineSize: wide, blockSize: high, borderRadius: round }} aria-hidden />;
}
