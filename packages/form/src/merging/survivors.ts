import { sameJson } from "../json/equal.ts";
import type { MergeSide } from "./conflict.ts";
import { eachMeant } from "./meant.ts";
import type { Part, Parts } from "./parts.ts";
import { otherSide, sides, type Three } from "./three.ts";

/** A part that one side took away although the other still works with it. */
export interface ContestedRemoval {
  readonly id: string;
  /** The outermost part that was taken away. */
  readonly key: string;
  readonly removedBy: MergeSide;
  /** Keys of it and of all that is inside. */
  readonly subtree: readonly string[];
  /** Whether the other changed it, or what is in the merged document means it. */
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
 * @param used keys of parts that are meant by what will be in the merged document
 * @param choose the side chosen in a conflict; undefined where nobody chose
 */
export function findSurvivors(
  three: Three,
  used: ReadonlySet<string>,
  choose: (id: string) => MergeSide | undefined,
): Survivors {
  const keys = new Set<string>();
  for (const side of sides) {
    for (const key of three[side].all.keys()) {
      const isRemoved = three.base.all.has(key) && !three[otherSide(side)].all.has(key);
      if (!isRemoved) keys.add(key);
    }
  }
  const contested = sides.flatMap((side) => removalsBy(side, three, used, keys, choose));
  keepPlaces(three, keys);
  return { keys, contested };
}

function removalsBy(
  side: MergeSide,
  three: Three,
  used: ReadonlySet<string>,
  keys: Set<string>,
  choose: (id: string) => MergeSide | undefined,
): ContestedRemoval[] {
  const other = three[otherSide(side)];
  const removed = new Set(
    [...three.base.all.keys()].filter((key) => !three[side].all.has(key) && other.all.has(key)),
  );
  const inside = childrenByHolder(other);
  const meant = newlyMeant(three, other, removed);
  const found: ContestedRemoval[] = [];
  for (const key of removed) {
    const part = other.all.get(key);
    if (part === undefined || part.kind === "item" || removed.has(part.holder)) continue;
    const subtree = subtreeOf(key, inside);
    const isUsed = (each: string) => meant.has(each) || used.has(each);
    const because = subtree.some((each) => isChanged(three.base.all.get(each), other.all.get(each)))
      ? "changed"
      : subtree.some(isUsed)
        ? "used"
        : undefined;
    if (because === undefined) continue;
    const id = `removed ${key}`;
    const taken = choose(id) ?? otherSide(side);
    found.push({ id, key, removedBy: side, subtree, because, taken });
    for (const each of subtree) {
      if (taken !== side) {
        if (removed.has(each)) keys.add(each);
      } else if (!three.base.all.has(each) && !three[side].all.has(each)) keys.delete(each);
    }
  }
  return found;
}

function isChanged(was: Part | undefined, is: Part | undefined): boolean {
  if (was === undefined || is === undefined) return true;
  return was.list !== is.list || !sameJson(was.attributes, is.attributes);
}

/** The parts that something written since means: not what goes itself. */
function newlyMeant(three: Three, other: Parts, removed: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const user of other.all.values()) {
    const was = three.base.all.get(user.key);
    if (removed.has(user.key) || (was !== undefined && sameJson(was.attributes, user.attributes))) continue;
    const before = new Set<string>();
    eachMeant(was?.attributes, (key) => before.add(key));
    eachMeant(user.attributes, (key) => {
      if (!before.has(key)) found.add(key);
    });
  }
  return found;
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
