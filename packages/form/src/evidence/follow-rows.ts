import type { AnswerMap } from "../api.ts";
import { sameJson } from "../json/equal.ts";
import { pointer, pointerParts } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";

/** Leads a path to where the same row stands now; null: the row is gone. */
export type FollowPath = (path: string) => string | null;

/**
 * Follows rows from one state of the answers to another: rows bear no id, so a path names them by their place, and
 * rows move. The same row is the same object (answers are never changed in place), or else one with the same
 * content, or else the one most like it among those that are left. What is in no row keeps its path.
 */
export function followRows(from: AnswerMap, to: AnswerMap): FollowPath {
  const known = new Map<readonly unknown[], readonly number[]>();
  return (path) => {
    let [before, after]: [unknown, unknown] = [from, to];
    let followed = "";
    for (const part of pointerParts(path)) {
      let next = part;
      if (Array.isArray(before)) {
        const rows: readonly unknown[] = before;
        const others: readonly unknown[] = Array.isArray(after) ? after : [];
        const places = known.get(rows) ?? matchRows(rows, others);
        known.set(rows, places);
        const place = places[Number(part)] ?? -1;
        if (place < 0) return null;
        next = String(place);
      }
      followed = pointer(followed, next);
      before = childOf(before, part);
      after = childOf(after, next);
    }
    return followed;
  };
}

/** Two hundred rows against as many: beyond, rows that are not the same are told by their place alone. */
const mostPairs = 40_000;

/** For each row the place of the same row among others, -1 where it is gone; no place is given twice. */
export function matchRows(rows: readonly unknown[], others: readonly unknown[]): number[] {
  if (rows === others) return rows.map((_, index) => index);
  const places = rows.map(() => -1);
  const taken = new Set<number>();
  const take = (row: number, place: number) => {
    places[row] = place;
    taken.add(place);
  };
  const placeOf = new Map(others.map((other, index) => [other, index]));
  rows.forEach((row, index) => {
    const place = isRecord(row) ? placeOf.get(row) : undefined;
    if (place !== undefined && !taken.has(place)) take(index, place);
  });
  rows.forEach((row, index) => {
    const isFree = places[index] === -1 && index < others.length && !taken.has(index);
    if (isFree && sameJson(row, others[index])) take(index, index);
  });
  const pairUp = (likeness: (row: unknown, other: unknown) => number) => {
    const left = rows.flatMap((row, index) => (places[index] === -1 ? [{ row, index }] : []));
    const free = others.flatMap((other, place) => (taken.has(place) ? [] : [{ other, place }]));
    if (left.length * free.length > mostPairs) return;
    const pairs = left.flatMap(({ row, index }) =>
      free.map(({ other, place }) => ({
        index,
        place,
        likeness: likeness(row, other),
        away: Math.abs(index - place),
      })),
    );
    pairs.sort((a, b) => b.likeness - a.likeness || a.away - b.away || a.index - b.index);
    for (const { index, place, likeness: how } of pairs) {
      if (how > 0 && places[index] === -1 && !taken.has(place)) take(index, place);
    }
  };
  pairUp((row, other) => (sameJson(row, other) ? 1 : 0));
  pairUp(commonValues);
  // As many as before: what is left was written anew in its place.
  if (rows.length === others.length) {
    rows.forEach((_, index) => {
      if (places[index] === -1 && !taken.has(index)) take(index, index);
    });
  }
  return places;
}

/** How many fields of two rows have the same value, blank ones apart. */
function commonValues(row: unknown, other: unknown): number {
  if (!isRecord(row) || !isRecord(other)) return 0;
  return Object.entries(row).filter(
    ([key, value]) =>
      value !== null && value !== "" && Object.hasOwn(other, key) && sameJson(value, other[key]),
  ).length;
}

function childOf(holder: unknown, part: string): unknown {
  if (Array.isArray(holder)) return holder[Number(part)];
  return isRecord(holder) && Object.hasOwn(holder, part) ? holder[part] : undefined;
}
