/** The name as it is seen; those who hear the page get the whole of it and what a press does. */
export const SeatName = ({ shown, said, look = "cut" }: { shown: string; said: string; look?: string }) => (
  <>
    <span className={look} aria-hidden>
      {shown}
    </span>
    <span className="visually-hidden">{said}</span>
  </>
);
