import type { MergeSide } from "./conflict.ts";
import { nameOf, type Part, type Parts } from "./parts.ts";
import { namedKeys, ofThree, otherSide, type Three } from "./three.ts";

/** Names that parts have in the merged document, by their keys, and what could not be decided without a person. */
export interface FinalNames {
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
 * @param merged the parts of the merged document, where they stand there
 * @param choose which side counts in the conflict of this id
 */
export function finalNames(three: Three, merged: Parts, choose: (id: string) => MergeSide): FinalNames {
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
  const living = keys.filter((key) => merged.all.has(key));
  const clashes = separate(three, merged, living, names, choose);
  return { names, renamedTwice: renamedTwice.filter((key) => merged.all.has(key)), clashes };
}

/** The id of the conflict that both sides renamed a part. */
export function nameConflict(key: string): string {
  return `changed ${key} name`;
}

/** Gives each of two with the same name in the same scope a name of its own. */
function separate(
  three: Three,
  merged: Parts,
  keys: readonly string[],
  names: Map<string, string>,
  choose: (id: string) => MergeSide,
): NameClash[] {
  const clashes: NameClash[] = [];
  const taken = new Map<string, string>();
  const scoped = (key: string, called: string) => `${merged.all.get(key)?.list ?? ""} ${called}`;
  for (const key of keys) taken.set(scoped(key, names.get(key) ?? ""), "");
  for (const key of keys) {
    const called = names.get(key) ?? "";
    const place = scoped(key, called);
    const first = taken.get(place) ?? "";
    if (first === "" || areTwinsOfOneSide(three, first, key)) {
      taken.set(place, key);
      continue;
    }
    const { id, mine, theirs, loser } = partedBy(three, first, key, choose);
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

/** Two parts of which one must be called otherwise. */
export interface Parting {
  readonly id: string;
  /** Keys of the parts whose name comes from either side. */
  readonly mine: string;
  readonly theirs: string;
  /** The one that gives way. */
  readonly loser: string;
}

/** Which of two parts with one name gives way: that of the side that is not chosen. */
export function partedBy(
  three: Three,
  first: string,
  second: string,
  choose: (id: string) => MergeSide,
): Parting {
  const [mine, theirs] = sideOf(three, first, second) === "mine" ? [first, second] : [second, first];
  const id = `name ${[mine, theirs].sort().join(" ")}`;
  return { id, mine, theirs, loser: choose(id) === "mine" ? theirs : mine };
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

function name(part: Part | undefined): string {
  return part === undefined ? "" : nameOf(part);
}

/** The name with the first number behind it that is not taken: 次数_2. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const base = [...wanted].slice(0, 36).join("");
  let free = `${base}_2`;
  for (let count = 3; isTaken(free); count += 1) free = `${base}_${count}`;
  return free;
}
