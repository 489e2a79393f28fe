/** The time that runs for the class or one's group. */
export function TimerBar() {
  return null;
}
