import type { MergeSide } from "./conflict.ts";
import { nameOf, type Part } from "./parts.ts";
import { namedKeys, ofThree, otherSide, type PartOfThree, type Three } from "./three.ts";

/** Names that parts have in the merged document, by their keys, and what could not be decided without a person. */
export interface FinalNames {
  /** The three as they came, each in its own names. */
  readonly raw: Three;
  readonly names: ReadonlyMap<string, string>;
  /** Both sides renamed the part, each in another way. */
  readonly renamedTwice: readonly string[];
  /** Two parts of one holder want the same name. */
  readonly clashes: readonly NameClash[];
}

export interface NameClash {
  readonly id: string;
  readonly name: string;
  /** Keys of the parts whose name comes from either side. */
  readonly mine: string;
  readonly theirs: string;
  /** What the one that gives way is called instead. */
  readonly instead: string;
}

/**
 * What each part is called after the merge: by the side that renamed it, and never by a name that another part of the
 * same holder has.
 * @param choose which side counts in the conflict of this id
 * @param lives whether a part will be in the merged document
 */
export function finalNames(
  three: Three,
  choose: (id: string) => MergeSide,
  lives: (key: string) => boolean,
): FinalNames {
  const names = new Map<string, string>();
  const renamedTwice: string[] = [];
  const keys = namedKeys(three);
  for (const key of keys) {
    const part = ofThree(three, key);
    const [was, own, other] = [name(part.base), name(part.mine), name(part.theirs)];
    if (own !== "" && other !== "" && own !== other && was !== own && was !== other) {
      renamedTwice.push(key);
      names.set(key, choose(nameConflict(key)) === "mine" ? own : other);
    } else names.set(key, own === "" || (own === was && other !== "") ? other : own);
  }
  const clashes = separate(three, keys.filter(lives), names, choose);
  return { raw: three, names, renamedTwice, clashes };
}

/** The id of the conflict that both sides renamed a part. */
export function nameConflict(key: string): string {
  return `changed ${key} name`;
}

/** Gives each of two with the same name in the same scope a name of its own. */
function separate(
  three: Three,
  keys: readonly string[],
  names: Map<string, string>,
  choose: (id: string) => MergeSide,
): NameClash[] {
  const clashes: NameClash[] = [];
  const taken = new Map<string, string>();
  const scoped = (key: string, called: string) => `${scopeOf(ofThree(three, key))} ${called}`;
  for (const key of keys) taken.set(scoped(key, names.get(key) ?? ""), "");
  for (const key of keys) {
    const called = names.get(key) ?? "";
    const place = scoped(key, called);
    const first = taken.get(place) ?? "";
    if (first === "" || areTwinsOfOneSide(three, first, key)) {
      taken.set(place, key);
      continue;
    }
    const [mine, theirs] = sideOf(three, first, key) === "mine" ? [first, key] : [key, first];
    const id = `name ${[mine, theirs].sort().join(" ")}`;
    const loser = choose(id) === "mine" ? theirs : mine;
    const instead = freeName(called, (candidate) => taken.has(scoped(loser, candidate)));
    taken.set(scoped(loser, instead), loser);
    taken.set(place, loser === key ? first : key);
    names.set(loser, instead);
    clashes.push({ id, name: called, mine, theirs, instead });
  }
  return clashes;
}

/** A form may be unfinished: what clashed before either side began is not ours to mend. */
function areTwinsOfOneSide(three: Three, a: string, b: string): boolean {
  const [first, second] = [ofThree(three, a), ofThree(three, b)];
  return (["mine", "theirs"] as const).some((side) => {
    const [one, other] = [first[side], second[side]];
    return one !== undefined && other !== undefined && nameOf(one) === nameOf(other);
  });
}

/** The side from which the first of two that clash has its name. */
function sideOf(three: Three, first: string, second: string): MergeSide {
  const introducedBy = (key: string): MergeSide | undefined => {
    const part = ofThree(three, key);
    const was = name(part.base);
    if (name(part.mine) !== "" && name(part.mine) !== was) return "mine";
    return name(part.theirs) !== "" && name(part.theirs) !== was ? "theirs" : undefined;
  };
  const own = introducedBy(first);
  if (own !== undefined) return own;
  const other = introducedBy(second);
  return other === undefined ? "mine" : otherSide(other);
}

/** Where a name must be the only one of its kind. */
function scopeOf({ mine, theirs }: PartOfThree): string {
  return (mine ?? theirs)?.list ?? "";
}

function name(part: Part | undefined): string {
  return part === undefined ? "" : nameOf(part);
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const base = [...wanted].slice(0, 36).join("");
  let free = `${base}_2`;
  for (let count = 3; isTaken(free); count += 1) free = `${base}_${count}`;
  return free;
}
