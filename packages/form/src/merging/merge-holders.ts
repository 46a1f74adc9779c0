import type { MergeSide } from "./conflict.ts";
import { listHolder, type Part } from "./parts.ts";
import { ofThree, otherSide, type PartOfThree, type Three } from "./three.ts";

export interface MergedHolders {
  /** The list that each part of the merged document stands in. */
  readonly lists: ReadonlyMap<string, string>;
  /** Keys of parts that both sides moved to different holders. */
  readonly contested: readonly string[];
}

/** Where each part stands: as the side says that moved it. Nothing ends up inside of itself, or nowhere. */
export function mergeHolders(
  three: Three,
  keys: ReadonlySet<string>,
  choose: (key: string) => MergeSide,
): MergedHolders {
  const lists = new Map<string, string>();
  const contested: string[] = [];
  for (const key of keys) {
    const { base, mine, theirs } = ofThree(three, key);
    const [was, own, other] = [base?.list, mine?.list, theirs?.list];
    let list = own === undefined || (own === was && other !== undefined) ? other : own;
    if (own !== undefined && other !== undefined && own !== other && own !== was && other !== was) {
      contested.push(key);
      list = choose(key) === "mine" ? own : other;
    }
    lists.set(key, list ?? "");
  }
  for (const key of keys) lists.set(key, existing(lists.get(key) ?? "", ofThree(three, key), keys));
  for (const key of keys) {
    const isInside = cycleAt(key, lists);
    if (isInside === undefined) continue;
    contested.push(key);
    const side = choose(key);
    for (const each of isInside) {
      const part = three[side].all.get(each) ?? three[otherSide(side)].all.get(each);
      if (part !== undefined) lists.set(each, existing(part.list, ofThree(three, each), keys));
    }
  }
  return { lists, contested };
}

/** The list, or where its holder is gone another that the part stood in. */
function existing(list: string, { base, mine, theirs }: PartOfThree, keys: ReadonlySet<string>): string {
  const candidates = [list, mine?.list, theirs?.list, base?.list];
  const found = candidates.find((each) => each !== undefined && isThere(each, keys));
  if (found !== undefined) return found;
  return isField(mine ?? theirs) ? "properties:fields " : list;
}

function isThere(list: string, keys: ReadonlySet<string>): boolean {
  const holder = listHolder(list);
  return holder === "" || keys.has(holder);
}

function isField(part: Part | undefined): boolean {
  return part?.kind === "field";
}

/** The parts that hold each other in a ring that this one is in; undefined for none. */
function cycleAt(key: string, lists: ReadonlyMap<string, string>): string[] | undefined {
  const ring = [key];
  for (
    let at = listHolder(lists.get(key) ?? "");
    at !== "" && ring.length < 1_000;
    at = listHolder(lists.get(at) ?? "")
  ) {
    if (at === key) return ring;
    if (ring.includes(at)) return undefined;
    ring.push(at);
  }
  return undefined;
}
