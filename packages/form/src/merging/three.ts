import type { MergeSide } from "./conflict.ts";
import { nameAttribute, nameOf, type Part, type Parts } from "./parts.ts";

/** The three documents of a merge, taken apart. */
export interface Three {
  readonly base: Parts;
  readonly mine: Parts;
  readonly theirs: Parts;
}

/** A part as it is in each of the three; undefined where it is not. */
export interface PartOfThree {
  readonly base: Part | undefined;
  readonly mine: Part | undefined;
  readonly theirs: Part | undefined;
}

export const sides: readonly MergeSide[] = ["mine", "theirs"];

export function otherSide(side: MergeSide): MergeSide {
  return side === "mine" ? "theirs" : "mine";
}

export function ofThree({ base, mine, theirs }: Three, key: string): PartOfThree {
  return { base: base.all.get(key), mine: mine.all.get(key), theirs: theirs.all.get(key) };
}

/** Keys of all parts that either side has, mine first. */
export function keysOfSides({ mine, theirs }: Three): Set<string> {
  return new Set([...mine.all.keys(), ...theirs.all.keys()]);
}

/** Keys of the parts that formulas may name. */
export function namedKeys(three: Three): string[] {
  return [...keysOfSides(three)].filter((key) => {
    const part = three.mine.all.get(key) ?? three.theirs.all.get(key);
    return part !== undefined && nameAttribute(part.kind) !== undefined && nameOf(part) !== "";
  });
}
