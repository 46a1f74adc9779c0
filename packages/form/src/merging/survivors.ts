import { sameJson } from "../json/equal.ts";
import type { MergeSide } from "./conflict.ts";
import { mapFormulas } from "./map-formulas.ts";
import { nameOf, type Part, type Parts } from "./parts.ts";
import { renameInFormulas } from "./rename-in-formulas.ts";
import { otherSide, sides, type Three } from "./three.ts";

/** A part that one side took away although the other still works with it. */
export interface ContestedRemoval {
  readonly id: string;
  /** The outermost part that was taken away. */
  readonly key: string;
  readonly removedBy: MergeSide;
  /** Whether the other changed it, or newly uses it in a formula elsewhere. */
  readonly because: "changed" | "used";
  /** The side that counts: `removedBy` takes it away. */
  readonly taken: MergeSide;
}

export interface Survivors {
  /** Keys of all parts of the merged document. */
  readonly keys: ReadonlySet<string>;
  readonly contested: readonly ContestedRemoval[];
}

/**
 * Which parts are in the merged document. What one side took away goes, unless the other changed it or anything inside
 * of it, or newly uses it: then it stays, with all that is inside, until a person says otherwise.
 * @param choose the side chosen in a conflict; undefined where nobody chose
 */
export function findSurvivors(three: Three, choose: (id: string) => MergeSide | undefined): Survivors {
  const keys = new Set<string>();
  for (const side of sides) {
    for (const key of three[side].all.keys()) {
      const isRemoved = three.base.all.has(key) && !three[otherSide(side)].all.has(key);
      if (!isRemoved) keys.add(key);
    }
  }
  const contested = sides.flatMap((side) => removalsBy(side, three, keys, choose));
  keepPlaces(three, keys);
  return { keys, contested };
}

function removalsBy(
  side: MergeSide,
  three: Three,
  keys: Set<string>,
  choose: (id: string) => MergeSide | undefined,
): ContestedRemoval[] {
  const other = three[otherSide(side)];
  const removed = new Set(
    [...three.base.all.keys()].filter((key) => !three[side].all.has(key) && other.all.has(key)),
  );
  const inside = childrenByHolder(other);
  const found: ContestedRemoval[] = [];
  for (const key of removed) {
    const part = other.all.get(key);
    if (part === undefined || part.kind === "item" || removed.has(part.holder)) continue;
    const subtree = subtreeOf(key, inside);
    const because = reasonToKeep(part, subtree, three, other, removed);
    if (because === undefined) continue;
    const id = `removed ${key}`;
    const taken = choose(id) ?? otherSide(side);
    found.push({ id, key, removedBy: side, because, taken });
    for (const each of subtree) {
      if (taken !== side) {
        if (removed.has(each)) keys.add(each);
      } else if (!three.base.all.has(each) && !three[side].all.has(each)) keys.delete(each);
    }
  }
  return found;
}

function reasonToKeep(
  part: Part,
  subtree: readonly string[],
  three: Three,
  other: Parts,
  removed: ReadonlySet<string>,
): ContestedRemoval["because"] | undefined {
  const isChanged = subtree.some((key) => {
    const [was, is] = [three.base.all.get(key), other.all.get(key)];
    return !(was !== undefined && is !== undefined && isSame(was, is));
  });
  if (isChanged) return "changed";
  return isNewlyUsed(part, three, other, removed) ? "used" : undefined;
}

function isSame(was: Part, is: Part): boolean {
  return was.list === is.list && sameJson(was.attributes, is.attributes);
}

/** Whether a formula that was written since names the part. */
function isNewlyUsed(part: Part, three: Three, other: Parts, removed: ReadonlySet<string>): boolean {
  const from = nameOf(part);
  if (from === "") return false;
  const path = addressOf(part, other);
  for (const user of other.all.values()) {
    const was = three.base.all.get(user.key);
    if (removed.has(user.key) || (was !== undefined && sameJson(was.attributes, user.attributes))) continue;
    if (uses(user) && !(was !== undefined && uses(was))) return true;
  }
  return false;

  function uses(user: Part): boolean {
    let found = false;
    mapFormulas(user, (source) => {
      found ||= renameInFormulas(source, { part, from, to: `${from}_`, path, user, parts: other }) !== source;
      return source;
    });
    return found;
  }
}

function addressOf(part: Part, parts: Parts): string[] {
  const holder = part.kind === "field" ? parts.all.get(part.holder) : undefined;
  return holder?.kind === "field" ? [...addressOf(holder, parts), nameOf(part)] : [nameOf(part)];
}

function childrenByHolder({ all }: Parts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { key, holder } of all.values()) {
    const children = found.get(holder);
    if (children === undefined) found.set(holder, [key]);
    else children.push(key);
  }
  return found;
}

function subtreeOf(key: string, inside: ReadonlyMap<string, readonly string[]>): string[] {
  const found = [key];
  for (const each of found) found.push(...(inside.get(each) ?? []));
  return found;
}

/** A field that stays keeps its place in the layout; a place without its field goes. */
function keepPlaces(three: Three, keys: Set<string>): void {
  for (const side of sides) {
    for (const { key, kind, id } of three[side].all.values()) {
      if (kind !== "item" || id.startsWith("?")) continue;
      const field = `field ${id.replace(/#\d+$/, "")}`;
      if (!keys.has(field)) keys.delete(key);
      else if (!three[otherSide(side)].all.has(field)) keys.add(key);
    }
  }
}
