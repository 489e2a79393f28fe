/** While somebody speaks to all groups, a group's own talk goes on, 12 dB lower: one hears both. */
const LOWERED = 10 ** (-12 / 20);

/** How loud this person is played. `speakers`: who is heard here from elsewhere, with an open microphone. */
export const volumeOf = (person: string, speakers: readonly string[]): number =>
  speakers.length === 0 || speakers.includes(person) ? 1 : LOWERED;
