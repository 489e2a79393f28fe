/** What one's group needs under its stage: help, the time that is left. */
export function GroupBar() {
  return null;
}
