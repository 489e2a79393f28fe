/** The mark: four seats, one lit. */
export const Mark = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
    <rect x="1" y="1" width="11" height="11" rx="3.6" fill="var(--cr-accent)" />
    <rect x="14" y="1" width="11" height="11" rx="3.6" fill="var(--cr-hand)" />
    <rect x="1" y="14" width="11" height="11" rx="3.6" fill="var(--cr-accent)" opacity=".45" />
    <rect x="14" y="14" width="11" height="11" rx="3.6" fill="var(--cr-accent)" />
  </svg>
);
