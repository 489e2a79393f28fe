import style from "./Segments.module.css";

interface SegmentsProps<Value extends string> {
  /** What is chosen here, for readers. */
  label: string;
  options: readonly { value: Value; label: string; count?: number }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of at most four, in a sunken track. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <fieldset className={style.track} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          data-value={option.value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count ? " " : ""}
          {option.count ? <bdi className={style.count}>{option.count}</bdi> : null}
        </button>
      ))}
    </fieldset>
  );
}
