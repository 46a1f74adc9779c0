import { applyNames } from "./apply-names.ts";
import type { MergeChoices, MergeSide } from "./conflict.ts";
import { type FinalNames, finalNames } from "./final-names.ts";
import { type ContestedAttribute, mergeAttributes } from "./merge-attributes.ts";
import { mergeHolders } from "./merge-holders.ts";
import { mergeOrder } from "./merge-order.ts";
import { listHolder, type Part, type Parts } from "./parts.ts";
import { type ContestedRemoval, findSurvivors } from "./survivors.ts";
import { ofThree, type Three } from "./three.ts";

/** The merged parts, and all that could not be merged without a person. */
export interface MergedParts {
  readonly parts: Parts;
  /** The three in the names of the merged document. */
  readonly three: Three;
  readonly names: FinalNames;
  readonly removals: readonly ContestedRemoval[];
  readonly attributes: readonly (ContestedAttribute & { readonly key: string })[];
  readonly moves: readonly string[];
  /** Lists that both sides put in different orders. */
  readonly orders: readonly string[];
  /** Lists that would have become empty and must not: what the side taken has stays. */
  readonly emptied: readonly string[];
}

/** Merges three documents that are taken apart. Terminates: names are decided at most three times. */
export function mergeParts(raw: Three, choices: MergeChoices): MergedParts {
  const choose = (id: string): MergeSide => choices[id] ?? "mine";
  let lives = (key: string) =>
    raw.mine.all.has(key) && raw.theirs.all.has(key) ? true : !raw.base.all.has(key);
  for (let round = 1; ; round += 1) {
    const names = finalNames(raw, choose, lives);
    const three = {
      base: applyNames(raw.base, names.names),
      mine: applyNames(raw.mine, names.names),
      theirs: applyNames(raw.theirs, names.names),
    };
    const { keys, contested: removals } = findSurvivors(three, (id) => choices[id]);
    const isNew = [...keys].some((key) => !lives(key));
    lives = (key) => keys.has(key);
    if (isNew && round < 3) continue;
    return { three, names, removals, ...mergeSurvivors(three, new Set(keys), choose) };
  }
}

type Rest = Pick<MergedParts, "parts" | "attributes" | "moves" | "orders" | "emptied">;

function mergeSurvivors(three: Three, keys: Set<string>, choose: (id: string) => MergeSide): Rest {
  const emptied = keepGroups(three, keys, choose);
  const { lists, contested: moves } = mergeHolders(three, keys, (key) => choose(`moved ${key}`));
  const attributes: (ContestedAttribute & { readonly key: string })[] = [];
  const all = new Map<string, Part>();
  for (const key of keys) {
    const { base, mine, theirs } = ofThree(three, key);
    const part = mine ?? theirs;
    if (part === undefined) continue;
    const list = lists.get(key) ?? part.list;
    if (mine === undefined || theirs === undefined) {
      all.set(key, { ...part, list, holder: listHolder(list) });
      continue;
    }
    const merged = mergeAttributes({ base, mine, theirs }, (name) => choose(`changed ${key} ${name}`));
    attributes.push(...merged.contested.map((each) => ({ ...each, key })));
    all.set(key, { ...part, list, holder: listHolder(list), attributes: merged.attributes });
  }
  const orders: string[] = [];
  const ordered = new Map<string, readonly string[]>();
  for (const list of new Set(lists.values())) {
    const inList = (parts: Parts) => (parts.lists.get(list) ?? []).filter((key) => lists.get(key) === list);
    const given = { base: inList(three.base), mine: inList(three.mine), theirs: inList(three.theirs) };
    const { order, isContested } = mergeOrder(given, choose(`order ${list}`));
    if (isContested && isSeen(list, all)) orders.push(list);
    const placed = new Set(order);
    const strays = [...keys].filter((key) => lists.get(key) === list && !placed.has(key));
    ordered.set(list, [...order, ...strays]);
  }
  return { parts: { all, lists: ordered }, attributes, moves, orders, emptied };
}

/** Whether people see a list's order: that of a schema's properties only where there is no layout. */
function isSeen(list: string, all: ReadonlyMap<string, Part>): boolean {
  return !(list === "properties:fields " && all.has("layout "));
}

/** A form has at least one group: where each side took away what the other kept, the groups of one stay. */
function keepGroups(three: Three, keys: Set<string>, choose: (id: string) => MergeSide): string[] {
  const isGroup = (key: string) => key.startsWith("group ");
  if ([...keys].some(isGroup)) return [];
  const kept = [...three[choose("last groups:")].all.keys()].filter(isGroup);
  for (const key of kept) keys.add(key);
  return kept.length === 0 ? [] : ["groups:"];
}
