/** A word that may be offered: what is written in its stead, and other words that mean it (a title, another case). */
export interface Candidate {
  readonly word: string;
  readonly aliases?: readonly string[];
}

/** A candidate made ready for comparison. */
export interface Spelled {
  readonly word: string;
  readonly forms: readonly Spelling[];
}

interface Spelling {
  readonly text: string;
  /** Code points in lower case. */
  readonly points: readonly number[];
  /** One bit for each code point modulo 32: what two masks do not share bounds their distance from below. */
  readonly mask: number;
  /** The marks that tell one thing from its like, in their order. */
  readonly telling: string;
}

/** Numbers, negations, and words of which another one of the same kind means something else. */
const telling =
  /[\p{N}一二三四五六七八九十两甲乙丙丁首末上下左右高低大小多少男女正副前后内外优良中差新旧增减加扣不未非无且或若则]/gu;

export function spell({ word, aliases = [] }: Candidate): Spelled {
  return { word, forms: [word, ...aliases].map(spelling) };
}

export interface NearestOptions {
  /** The share of the longer word's letters that may be wrong. Without it a third, and one letter in any case. */
  readonly most?: number;
}

/**
 * The candidates nearest to a word by edit distance, nearest first, at most three. What differs in a number, a
 * negation or another word that tells one thing from its like (`上` and `下`) is not near: it means something else.
 */
export function nearest(word: string, candidates: Iterable<Spelled>, options: NearestOptions = {}): string[] {
  const wanted = spelling(word);
  const found: { word: string; distance: number }[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    let distance = most;
    for (const form of candidate.forms)
      distance = Math.min(distance, distanceOf(wanted, form, options, distance));
    if (distance >= most) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.distance ?? 0) > distance) place -= 1;
    found.splice(place, 0, { word: candidate.word, distance });
    if (found.length > mostFound) found.pop();
    if (found.length === mostFound) most = found.at(-1)?.distance ?? most;
  }
  return found.map((entry) => entry.word);
}

const mostFound = 3;

/** Longer words are not compared: a limit on work, nobody mistypes a word of that length into a near one. */
const longest = 100;

function spelling(text: string): Spelling {
  const points = Array.from(text.slice(0, longest).toLowerCase(), (point) => point.codePointAt(0) ?? 0);
  let mask = 0;
  for (const point of points) mask |= 1 << (point & 31);
  return { text, points, mask, telling: (text.match(telling) ?? []).join("") };
}

/** 0 for the same word, else the edit distance and a half; anything from `enough` on where it is not below that. */
function distanceOf(a: Spelling, b: Spelling, { most }: NearestOptions, enough: number): number {
  if (a.text === b.text) return 0;
  const length = Math.max(a.points.length, b.points.length);
  const bound = most === undefined ? Math.max(1, Math.floor(length / 3)) : Math.floor(length * most);
  if (length < 2 || a.telling !== b.telling) return Number.POSITIVE_INFINITY;
  const limit = Math.min(bound, enough - 0.5);
  if (Math.abs(a.points.length - b.points.length) > limit) return Number.POSITIVE_INFINITY;
  if (bits(a.mask & ~b.mask) > limit || bits(b.mask & ~a.mask) > limit) return Number.POSITIVE_INFINITY;
  if (leavesWords(a, b)) return Number.POSITIVE_INFINITY;
  const distance = editDistance(a.points, b.points, limit);
  return distance <= bound ? distance + 0.5 : Number.POSITIVE_INFINITY;
}

/** Whether a candidate is only a part of the word, and what is left of it are words of their own. */
function leavesWords(word: Spelling, candidate: Spelling): boolean {
  if (word.points.length < candidate.points.length + 2 || !word.text.includes(candidate.text)) return false;
  return word.points.some((point) => point > 0x7f);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

let beforeLast = new Uint8Array(longest * 2 + 1);
let last = new Uint8Array(longest * 2 + 1);
let row = new Uint8Array(longest * 2 + 1);

/**
 * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); infinite as soon as it is
 * known to be beyond the limit.
 */
function editDistance(a: readonly number[], b: readonly number[], limit: number): number {
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  let leastBefore = 0;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let best = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      best = Math.min(best, at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(beforeLast, j - 2) + 1);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > limit && leastBefore > limit) return Number.POSITIVE_INFINITY;
    leastBefore = least;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, b.length);
}

function at(values: Uint8Array, index: number): number {
  return values[index] ?? Number.POSITIVE_INFINITY;
}
