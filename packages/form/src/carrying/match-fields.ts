import type { FieldInfo } from "../api.ts";
import { matchClosest } from "./match-closest.ts";
import { type Place, placesOf, usersInRows } from "./places.ts";

export interface FieldMatch {
  readonly from: Place;
  readonly to: Place;
  /** Of rows: how what is in each row is matched. */
  readonly inner?: FieldMatches;
}

export interface FieldMatches {
  /** In the order of the earlier form; objects too, beside what is in them. */
  readonly pairs: readonly FieldMatch[];
  /** All fields of the earlier form, or of its row. */
  readonly earlier: readonly FieldInfo[];
  /** Fields of the earlier form that none of the later answers to. */
  readonly orphans: readonly Orphan[];
}

export interface Orphan {
  readonly from: Place;
  /** rows: the same field is in the later form, but in other rows or out of them. several: it may be any of several. */
  readonly because: "gone" | "rows" | "several";
}

/**
 * Which field of the later form is which of the earlier. A field is its `x-id` together with the ids that lead to it:
 * one definition stands in several places. First the same id under the same users of the definition, wherever it
 * went among the same rows; then the same id below the same holders; then the same id where its holders are most
 * alike; last, where there is no id to go by, the same key at the same place. Never are two ids one field.
 */
export function matchFields(from: readonly FieldInfo[], to: readonly FieldInfo[]): FieldMatches {
  return matchLevel({ fields: from, users: [] }, { fields: to, users: [] }, overallIn(to, []));
}

interface Level {
  readonly fields: readonly FieldInfo[];
  /** Of the rows that these fields are in. */
  readonly users: readonly FieldInfo[];
}

function matchLevel(from: Level, to: Level, overall: ReadonlySet<string>): FieldMatches {
  const earlier = placesOf(from.fields, from.users);
  const later = placesOf(to.fields, to.users);
  const found = new Map<Place, Place>();
  const taken = new Set<Place>();
  const isLeft = (place: Place) => !found.has(place) && !taken.has(place);
  const take = (ofEarlier: Place, ofLater: Place) => {
    found.set(ofEarlier, ofLater);
    taken.add(ofLater);
  };
  const pass = (keyOf: (place: Place) => string | null) => {
    const laterByKey = onlyOnes(later.filter(isLeft), keyOf);
    for (const [key, place] of onlyOnes(earlier.filter(isLeft), keyOf)) {
      const match = laterByKey.get(key);
      if (match !== undefined && mayBeSame(place, match)) take(place, match);
    }
  };
  pass(({ identity }) => identity);
  pass(({ address }) => address);
  const several = matchClosest(earlier.filter(isLeft), later.filter(isLeft), take);
  pass(({ steps }) => JSON.stringify(steps));
  const pairs = earlier.flatMap((place): FieldMatch[] => {
    const match = found.get(place);
    if (match === undefined) return [];
    if (place.info.kind !== "rows" || match.info.kind !== "rows") return [{ from: place, to: match }];
    const inner = matchLevel(rowOf(place, from.users), rowOf(match, to.users), overall);
    return [{ from: place, to: match, inner }];
  });
  const orphans = earlier.filter(isLeft).map((place): Orphan => {
    const isElsewhere = place.overall !== null && overall.has(place.overall);
    return { from: place, because: several.has(place) ? "several" : isElsewhere ? "rows" : "gone" };
  });
  return { pairs, earlier: from.fields, orphans };
}

function rowOf(rows: Place, users: readonly FieldInfo[]): Level {
  return { fields: rows.info.fields ?? [], users: usersInRows(rows, users) };
}

/** Places by a key that no other has: what two have tells neither. */
function onlyOnes(
  places: readonly Place[],
  keyOf: (place: Place) => string | null,
): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  const twice = new Set<string>();
  for (const place of places) {
    const key = keyOf(place);
    if (key === null) continue;
    if (found.has(key)) twice.add(key);
    found.set(key, place);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/** Two ids that differ are two fields, also where one has taken the place and key of the other; so are its holders. */
function mayBeSame({ chain }: Place, { chain: other }: Place): boolean {
  return chain.every((info, at) => isSameOrUnknown(info, other[at] ?? info));
}

function isSameOrUnknown(a: FieldInfo, b: FieldInfo): boolean {
  return a.id === b.id || a.id === null || b.id === null;
}

/** Identities anywhere in the later form, rows included: an orphan with one of them went into other rows, or out. */
function overallIn(fields: readonly FieldInfo[], users: readonly FieldInfo[]): Set<string> {
  const found = new Set<string>();
  for (const place of placesOf(fields, users)) {
    if (place.overall !== null) found.add(place.overall);
    if (place.info.kind !== "rows") continue;
    const row = rowOf(place, users);
    for (const inner of overallIn(row.fields, row.users)) found.add(inner);
  }
  return found;
}
