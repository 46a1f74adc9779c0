import type { Form } from "@duheng/contracts";
import type { MergeChoices, MergeSide } from "./conflict.ts";
import type { FinalNames } from "./final-names.ts";
import { eachMeant, inWords, MeantPart } from "./meant.ts";
import { type ContestedAttribute, mergeAttributes } from "./merge-attributes.ts";
import { mergeHolders } from "./merge-holders.ts";
import { mergeOrder } from "./merge-order.ts";
import { nameParts } from "./name-parts.ts";
import { Namer } from "./namer.ts";
import { listHolder, noPart, type Part, type Parts } from "./parts.ts";
import { type ContestedRemoval, findSurvivors } from "./survivors.ts";
import { datasetList } from "./take-apart.ts";
import { ofThree, type Three } from "./three.ts";

/** The merged parts, and all that could not be merged without a person. */
export interface MergedParts {
  /** The merged document, and the three in its names. */
  readonly parts: Parts;
  readonly three: Three;
  /** The three by meaning, with the names that they came with. */
  readonly raw: Three;
  readonly form: Form;
  readonly names: FinalNames;
  readonly removals: readonly ContestedRemoval[];
  readonly attributes: readonly ContestedPart[];
  readonly moves: readonly string[];
  /** Lists that both sides put in different orders. */
  readonly orders: readonly string[];
  /** Lists that would have become empty and must not: what the side taken has stays. */
  readonly emptied: readonly string[];
}

interface ContestedPart extends ContestedAttribute {
  readonly key: string;
}

/**
 * Merges three documents that were taken apart by meaning. What is in the merged document and means a part that one side
 * took away brings that part back until a person says otherwise. Ends: each round brings back at least one part.
 * @param needed keys of parts that come back though nothing in the merged document means them
 */
export function mergeParts(
  three: Three,
  choices: MergeChoices,
  raw: Three = three,
  needed: Iterable<string> = [],
): MergedParts {
  const choose = (id: string): MergeSide => choices[id] ?? "mine";
  const used = new Set(needed);
  for (;;) {
    const { keys, contested: removals } = findSurvivors(three, used, (id) => choices[id]);
    const { parts, attributes, ...rest } = mergeSurvivors(three, new Set(keys), choose);
    const missing = missingIn(parts).filter((key) => !used.has(key));
    for (const key of missing) used.add(key);
    if (missing.length > 0) continue;
    const named = nameParts(raw, withGroups(parts, three), choose);
    const { namer, gone } = named;
    const wordsOf = (side: Parts) => new Namer(side, named.names.names, gone).inWords();
    const inNames = {
      base: wordsOf(three.base),
      mine: wordsOf(three.mine),
      theirs: wordsOf(three.theirs),
    };
    const words = (side: keyof Three, { key, attribute, ...values }: ContestedPart) => {
      const part = parts.all.get(key) ?? noPart;
      // A sample's side is told whole, with what it answers to fields that only that side has.
      if (part.kind === "sample") return inNames[side].all.get(key)?.attributes[attribute];
      return inWords(values[side], namer.of(part));
    };
    return {
      ...rest,
      ...named,
      raw,
      removals,
      three: inNames,
      attributes: attributes.map((each) => ({
        key: each.key,
        attribute: each.attribute,
        base: words("base", each),
        mine: words("mine", each),
        theirs: words("theirs", each),
      })),
    };
  }
}

/** An indicator whose group was removed by choice goes where the other side has it, else into the first that is left. */
function withGroups(parts: Parts, three: Three): Parts {
  const [first] = parts.lists.get("groups:") ?? [];
  const all = [...parts.all].map(([key, part]): [string, Part] => {
    const { group } = part.attributes;
    if (part.kind !== "indicator" || !(group instanceof MeantPart) || parts.all.has(group.part))
      return [key, part];
    const { mine, theirs, base } = ofThree(three, key);
    const others = [mine, theirs, base].map((each) => each?.attributes.group);
    const found = others.find((each) => each instanceof MeantPart && parts.all.has(each.part));
    const instead = found ?? (first === undefined ? group : new MeantPart(first));
    return [key, { ...part, attributes: { ...part.attributes, group: instead } }];
  });
  return { lists: parts.lists, all: new Map(all) };
}

/** The keys of parts that are meant and not there. */
function missingIn({ all }: Parts): string[] {
  const missing = new Set<string>();
  for (const { attributes } of all.values())
    eachMeant(attributes, (key) => {
      if (!all.has(key)) missing.add(key);
    });
  return [...missing];
}

type Rest = Pick<MergedParts, "parts" | "attributes" | "moves" | "orders" | "emptied">;

function mergeSurvivors(three: Three, keys: Set<string>, choose: (id: string) => MergeSide): Rest {
  const emptied = keepGroups(three, keys, choose);
  const { lists, contested: moves } = mergeHolders(three, keys, (key) => choose(`moved ${key}`));
  const attributes: ContestedPart[] = [];
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

/** Whether people see a list's order: that of datasets nowhere, that of a schema's properties where there is no layout. */
function isSeen(list: string, all: ReadonlyMap<string, Part>): boolean {
  if (list === datasetList || list.startsWith("columns:")) return false;
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
