import type { FieldInfo } from "../api.ts";
import type { Place } from "./places.ts";

/** So many pairs of one id are compared; what has more places is told apart by nobody. */
const mostPairs = 10_000;

/**
 * Matches what is left by `x-id` alone, as when a definition was written out in its places or taken out of them: of
 * several places with the same id the one whose holders are most alike. Calls `take` for each match.
 * Out: earlier places that may be any of several later ones, none of them closer than another.
 */
export function matchClosest(
  earlier: readonly Place[],
  later: readonly Place[],
  take: (ofEarlier: Place, ofLater: Place) => void,
): ReadonlySet<Place> {
  const several = new Set<Place>();
  const laterById = byId(later);
  for (const [id, places] of byId(earlier)) {
    const others = laterById.get(id) ?? [];
    const open = new Set(places.length * others.length > mostPairs ? [] : pairsOf(places, others));
    for (let closest = mutual(open); closest !== undefined; closest = mutual(open)) {
      const { from, to } = closest;
      take(from, to);
      for (const pair of open) if (pair.from === from || pair.to === to) open.delete(pair);
    }
    for (const { from } of open) several.add(from);
  }
  return several;
}

interface Pair {
  readonly from: Place;
  readonly to: Place;
  readonly likeness: number;
}

function pairsOf(places: readonly Place[], others: readonly Place[]): Pair[] {
  return places.flatMap((from) =>
    others.flatMap((to) => (mayLeadTo(from, to) ? [{ from, to, likeness: likenessOf(from, to) }] : [])),
  );
}

/** A pair of which neither has another that is as close. */
function mutual(open: ReadonlySet<Pair>): Pair | undefined {
  const best = new Map<Place, { readonly likeness: number; readonly isOnly: boolean }>();
  for (const { from, to, likeness } of open) {
    for (const place of [from, to]) {
      const known = best.get(place);
      if (known === undefined || likeness > known.likeness) best.set(place, { likeness, isOnly: true });
      else if (likeness === known.likeness) best.set(place, { likeness, isOnly: false });
    }
  }
  for (const pair of open) {
    const isBest = [pair.from, pair.to].every((place) => {
      const known = best.get(place);
      return known?.isOnly === true && known.likeness === pair.likeness;
    });
    if (isBest) return pair;
  }
  return undefined;
}

/** The users of a definition are part of the field: with another user it is another field. */
function mayLeadTo({ users: from }: Place, { users: to }: Place): boolean {
  const [fewer, more] = from.length <= to.length ? [from, to] : [to, from];
  let next = 0;
  for (const user of more) {
    const wanted = fewer[next];
    if (wanted !== undefined && isSameUser(wanted, user)) next += 1;
  }
  return next === fewer.length;
}

function isSameUser(a: FieldInfo, b: FieldInfo): boolean {
  return a.id === b.id || a.id === null || b.id === null;
}

/** How many of its holders it kept, an id counting for more than a key. */
function likenessOf({ chain: from }: Place, { chain: to }: Place): number {
  const ids = new Set(to.map(({ id }) => id));
  const keys = new Set(to.map(({ key }) => key));
  return from.reduce(
    (sum, { id, key }) => sum + (id !== null && ids.has(id) ? 2 : 0) + (keys.has(key) ? 1 : 0),
    0,
  );
}

function byId(places: readonly Place[]): ReadonlyMap<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const { id } = place.info;
    if (id === null) continue;
    const list = found.get(id);
    if (list === undefined) found.set(id, [place]);
    else list.push(place);
  }
  return found;
}
