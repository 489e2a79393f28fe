const SIZE = 40;
const WIDE = 5;
const RADIUS = (SIZE - WIDE) / 2;
const ROUND = 2 * Math.PI * RADIUS;

/** What is left of the time, as a ring that empties clockwise. The clock beside it says the same. */
export function Ring({ share }: { share: number }) {
  const circle = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, fill: "none", strokeWidth: WIDE };
  return (
    <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      <circle {...circle} stroke="var(--cr-line)" />
      <circle
        {...circle}
        stroke="var(--cr-accent)"
        strokeLinecap="round"
        strokeDasharray={`${ROUND * share} ${ROUND}`}
        transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
        visibility={share > 0 ? "visible" : "hidden"}
      />
    </svg>
  );
}
