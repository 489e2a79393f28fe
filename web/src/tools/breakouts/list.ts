/** Groups from a list that somebody pasted or exported. Pure; nothing is made before it was looked at. */

export interface Known {
  id: string;
  name: string;
}

interface Row {
  /** As in the file, from 1. */
  row: number;
  text: string;
}

export interface Listed {
  names: string[];
  /** person -> number of the group */
  plan: Record<string, number>;
  /** Nobody here has this name. */
  unmatched: Row[];
  /** Several have it; `picks` says who is meant. */
  ambiguous: (Row & { people: Known[]; picked: string | null })[];
  /** The person stands in the list twice; the first line counts. */
  repeated: Row[];
  /** A line without a group. */
  alone: Row[];
}

export const MOST_GROUPS = 300; // as the server takes it
export const MOST_BYTES = 500_000; // some 10,000 lines
const HEADER = /^(groups?|teams?|names?|students?|pupils?|learners?|id)$/i;

/** Same name whatever the case, the accents and the spaces. */
export const folded = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/\s+/g, " ").trim();

export function parseList(
  text: string,
  people: readonly Known[],
  picks: Readonly<Record<number, string>> = {},
): Listed {
  const listed: Listed = { names: [], plan: {}, unmatched: [], ambiguous: [], repeated: [], alone: [] };
  const rows = linesOf(text);
  const find = finder(people);
  const first = rows[0];
  if (first?.fields.every((field) => HEADER.test(field))) rows.shift();
  const nameFirst = score(rows, find, "name") > score(rows, find, "group");
  for (const { row, fields } of rows) {
    const [head = "", ...rest] = fields;
    const group = nameFirst ? (rest[0] ?? "") : head;
    const whom = nameFirst ? [head] : rest;
    if (group === "" || whom.length === 0) {
      listed.alone.push({ row, text: fields.join(", ") });
      continue;
    }
    for (const text of whom) if (text !== "") seat(listed, { row, text }, group, find(text), picks[row]);
  }
  return listed;
}

function seat(listed: Listed, line: Row, group: string, found: Known[], pick: string | undefined): void {
  const picked = found.find(({ id }) => id === pick);
  if (found.length === 0) listed.unmatched.push(line);
  if (found.length > 1) listed.ambiguous.push({ ...line, people: found, picked: picked?.id ?? null });
  const person = found.length === 1 ? found[0] : picked;
  if (person !== undefined && person.id in listed.plan) {
    listed.repeated.push(line);
    return;
  }
  let number = listed.names.findIndex((name) => folded(name) === folded(group));
  if (number < 0) number = listed.names.push(group.slice(0, 80)) - 1;
  if (person !== undefined) listed.plan[person.id] = number;
}

/** By id, by whole name, or by the first name where nobody has it as a whole one. */
function finder(people: readonly Known[]): (text: string) => Known[] {
  return (text) => {
    const name = folded(text);
    const byId = people.filter(({ id }) => id === text);
    if (byId.length > 0) return byId;
    const whole = people.filter((person) => folded(person.name) === name);
    return whole.length > 0 ? whole : people.filter((person) => folded(person.name).split(" ")[0] === name);
  };
}

/** How many lines make sense when the name, or the group, stands first. */
function score(rows: readonly { fields: string[] }[], find: (text: string) => Known[], first: "name" | "group") {
  return rows.filter(({ fields }) =>
    (first === "name" ? fields.slice(0, 1) : fields.slice(1)).some((field) => field !== "" && find(field).length > 0),
  ).length;
}

function linesOf(text: string): { row: number; fields: string[] }[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const counts = ["\t", ";", ","].map((mark) => lines.filter((line) => line.includes(mark)).length);
  const mark = ["\t", ";", ","][counts.indexOf(Math.max(...counts))] ?? ",";
  return lines
    .map((line, index) => ({ row: index + 1, fields: fieldsOf(line, mark) }))
    .filter(({ fields }) => fields.some((field) => field !== ""));
}

/** One line of CSV; a quoted field may hold the mark, a doubled quote is a quote. */
function fieldsOf(line: string, mark: string): string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    if (quoted && sign === '"' && line[at + 1] === '"') field += line[++at];
    else if (sign === '"' && (quoted || field.trim() === "")) quoted = !quoted;
    else if (!quoted && sign === mark) {
      fields.push(field.trim());
      field = "";
    } else field += sign;
  }
  return [...fields, field.trim()];
}
