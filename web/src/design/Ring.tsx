interface RingProps {
  /** Of the whole, 0..1. */
  share: number;
  size?: number;
  /** What it stands on. */
  track?: string;
}

/** What is left of the time, as a ring that empties clockwise. The words beside it say the same. */
export function Ring({ share, size = 40, track = "var(--cr-line)" }: RingProps) {
  const width = size < 60 ? 5 : 6;
  const radius = (size - width) / 2;
  const round = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius, fill: "none", strokeWidth: width };
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <circle {...circle} stroke={track} />
      <circle
        {...circle}
        stroke="var(--cr-accent)"
        strokeLinecap="round"
        strokeDasharray={`${round * share} ${round}`}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
        visibility={share > 0 ? "visible" : "hidden"}
      />
    </svg>
  );
}
