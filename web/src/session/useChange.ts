import { useEffect, useRef } from "react";

/** Tells when a value is another one than before; not of the first. */
export function useChange<T>(value: T, tell: (before: T) => void): void {
  const before = useRef(value);
  const telling = useRef(tell);
  telling.current = tell;
  useEffect(() => {
    if (before.current === value) return;
    const was = before.current;
    before.current = value;
    telling.current(was);
  }, [value]);
}
