/** JSON that is kept on this device; where it is not there, or cannot be read, `otherwise`. */
export function kept<Value>(key: string, otherwise: Value, on: Storage = localStorage): Value {
  try {
    return (JSON.parse(on.getItem(key) ?? "null") as Value | null) ?? otherwise;
  } catch {
    return otherwise; // not ours; it is overwritten
  }
}

/** Until it is null. */
export function keep(key: string, value: unknown, on: Storage = localStorage): void {
  if (value === null) on.removeItem(key);
  else on.setItem(key, JSON.stringify(value));
}
