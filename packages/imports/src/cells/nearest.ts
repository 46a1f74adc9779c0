import { comparable } from "./normal-text.ts";

/** So many are offered. */
const most = 3;

/** No name is longer. */
const longest = 60;

/** The names that are nearest to a mistyped one, the best first; none where nothing is near: more than every third letter differs, and neither holds the other. */
export function nearestNames(text: string, names: readonly string[]): string[] {
  const wanted = comparable(text);
  if (wanted === "" || [...wanted].length > longest) return [];
  return names
    .map((name) => ({ name, far: distance(wanted, comparable(name)) }))
    .filter(({ far }) => far !== undefined)
    .sort((one, other) => Number(one.far) - Number(other.far))
    .slice(0, most)
    .map(({ name }) => name);
}

function distance(one: string, other: string): number | undefined {
  const [left, right] = [[...one], [...other]];
  const length = Math.max(left.length, right.length);
  const isHeld = left.length >= 2 && right.length >= 2 && (one.includes(other) || other.includes(one));
  if (!isHeld && Math.abs(left.length - right.length) * 3 > length) return undefined;
  const letters = edits(left, right);
  return isHeld || letters * 3 <= length ? letters : undefined;
}

/** Levenshtein's distance: letters that are put in, left out or replaced. */
function edits(one: readonly string[], other: readonly string[]): number {
  let row = other.map((_, index) => index + 1);
  row.unshift(0);
  for (const [at, letter] of one.entries()) {
    const next = [at + 1];
    for (const [index, against] of other.entries()) {
      const replaced = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
