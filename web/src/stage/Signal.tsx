const BARS = [0, 1, 2];

/** The line: one, two or three solid bars, the rest outlines. A word stands beside it. */
export function Signal({ level, size = 20 }: { level: 1 | 2 | 3; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      {BARS.map((bar) => (
        <rect
          key={bar}
          x={2.5 + bar * 5.5}
          y={12 - bar * 4.5}
          width="4"
          height={5.5 + bar * 4.5}
          rx="1.3"
          fill={bar < level ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.2"
        />
      ))}
    </svg>
  );
}
