/** A word that may be offered: what is written in its stead, and other words that mean it (a title, another case). */
export interface Candidate {
  readonly word: string;
  readonly aliases?: readonly string[];
}

/**
 * The candidates nearest to a word by edit distance, nearest first, at most three; those further away than half of
 * the longer word are left out unless `anyDistance` is set.
 */
export function nearest(
  word: string,
  candidates: Iterable<Candidate>,
  options: { anyDistance?: boolean } = {},
): string[] {
  const found: { word: string; distance: number }[] = [];
  for (const candidate of candidates) {
    let distance = distanceOf(word, candidate.word, options.anyDistance === true);
    for (const alias of candidate.aliases ?? []) {
      distance = Math.min(distance, distanceOf(word, alias, options.anyDistance === true));
    }
    if (distance !== Number.POSITIVE_INFINITY) found.push({ word: candidate.word, distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  return found.slice(0, 3).map((entry) => entry.word);
}

/** Longer words are not compared: a limit on work, nobody mistypes a word of that length into a near one. */
const longest = 100;

function distanceOf(word: string, other: string, anyDistance: boolean): number {
  if (word === other) return 0;
  const a = [...word.slice(0, longest).toLowerCase()];
  const b = [...other.slice(0, longest).toLowerCase()];
  const bound = anyDistance
    ? Math.max(a.length, b.length)
    : Math.max(1, Math.floor(Math.max(a.length, b.length) / 2));
  if (!anyDistance && (Math.abs(a.length - b.length) > bound || Math.max(a.length, b.length) < 2)) {
    return Number.POSITIVE_INFINITY;
  }
  const distance = editDistance(a, b);
  return distance <= bound ? distance + 0.5 : Number.POSITIVE_INFINITY;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
