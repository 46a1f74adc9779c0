import { sameJson } from "../json/equal.ts";
import { isRecord, own } from "../json/record.ts";
import { dataNamedBy } from "./data-named-by.ts";
import { eachMeant, MeantFormula, MeantPart } from "./meant.ts";
import { namedBy } from "./named-by.ts";
import { listHolder, type Part, type Parts, partKey } from "./parts.ts";

/** What parts rest on. */
export interface Needs {
  /** Keys of all of it, the parts themselves included. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the groups whose points are read: these are the sum of whoever is in them, so that counts too. */
  readonly sums: ReadonlySet<string>;
}

/**
 * Tells of parts all that they rest on, directly and through others: the fields that their formulas read with what holds
 * them, what those fields are computed from, shown by and defined as, indicators and groups whose points are read, the
 * rules of ratings, and how the total is made where that is read. A total is what a form adds up to: it leads to what its
 * formula names, not to who is in the groups. Made once for many questions about one document.
 */
export function needsIn(parts: Parts): (keys: Iterable<string>) => Needs {
  const members = membersByGroup(parts);
  const directly = new Map<string, Direct>();
  const readBy = (part: Part): Direct => {
    const known = directly.get(part.key) ?? readDirectly(parts, members, part);
    directly.set(part.key, known);
    return known;
  };
  return (keys) => {
    const found = new Set(keys);
    const sums = new Set<string>();
    for (const key of found) {
      const part = parts.all.get(key);
      if (part === undefined) continue;
      const direct = readBy(part);
      for (const each of direct.keys) found.add(each);
      for (const each of direct.sums) sums.add(each);
    }
    return { keys: found, sums };
  };
}

/** Keys of the indicators of each group, by the group's key. */
export function membersByGroup({ all }: Parts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { key, kind, attributes } of all.values()) {
    const { group } = attributes;
    if (kind !== "indicator" || !(group instanceof MeantPart)) continue;
    const members = found.get(group.part);
    if (members === undefined) found.set(group.part, [key]);
    else members.push(key);
  }
  return found;
}

/** Whether a part is, in all that others rest on, as it was before; names, titles and hints may be others. */
export function isKept(before: Part | undefined, now: Part | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  if (before.kind === "field" && before.list !== now.list) return false;
  return changedBetween(before, now).length === 0;
}

/** The attributes on which others rest and that are others now; options count as one, however they are written. */
export function changedBetween(before: Part, now: Part): string[] {
  const [was, is] = [essenceOf(before), essenceOf(now)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => !sameJson(was.get(name), is.get(name)));
}

/** A part with the attributes on which others rest as they were; what may be changed stays as it is now. */
export function withKept(before: Part, now: Part): Part {
  const changed = changedBetween(before, now);
  if (changed.length === 0 && before.list === now.list) return now;
  const attributes: Record<string, unknown> = { ...now.attributes };
  for (const name of changed.flatMap((each) => [each, ...(writtenAlso.get(each) ?? [])])) {
    delete attributes[name];
    if (before.attributes[name] !== undefined) attributes[name] = before.attributes[name];
  }
  return { ...now, attributes, list: before.list, holder: before.holder };
}

const fieldsKey = partKey("fields", "");

interface Direct {
  readonly keys: readonly string[];
  readonly sums: readonly string[];
}

function readDirectly(parts: Parts, members: ReadonlyMap<string, readonly string[]>, part: Part): Direct {
  const keys = new Set(namedBy(part));
  for (const key of dataNamedBy(part)) if (parts.all.has(key)) keys.add(key);
  const sums = new Set<string>();
  const holder = part.kind === "field" ? listHolder(part.list) : "";
  if (holder !== "" && holder !== fieldsKey) keys.add(holder);
  for (const [name, value] of Object.entries(part.attributes)) {
    // An indicator's group decides what its points weigh, not what they are.
    if (part.kind === "indicator" && name === "group") continue;
    eachMeant(value, (key) => {
      keys.add(key);
      if (part.kind !== "score" && parts.all.get(key)?.kind === "group") sums.add(key);
    });
  }
  for (const group of sums) for (const key of members.get(group) ?? []) keys.add(key);
  if (part.kind === "indicator" && readsTotal(part)) keys.add(scoreKey);
  return { keys: [...keys], sums: [...sums] };
}

const scoreKey = partKey("score", "");

/** The total has no name of its own that a form could change: it is read by these words. */
function readsTotal({ attributes: { by, applicable, veto } }: Part): boolean {
  return [own(by, "formula"), applicable, own(veto, "when")].some((formula) => {
    const texts = formula instanceof MeantFormula ? formula.pieces : [formula];
    return texts.some(
      (text) =>
        typeof text === "string" &&
        /(?<![\p{L}\p{N}_.])score\s*[.．。]\s*(raw|published)(?![\p{L}\p{N}_])/u.test(
          text.replace(/"[^"]*"/g, ""),
        ),
    );
  });
}

/** What of a part nothing rests on. */
function isFree({ kind }: Part, name: string): boolean {
  return anywhere.has(name) || (kind === "indicator" && ofIndicators.has(name));
}

const anywhere: ReadonlySet<string> = new Set([
  "key",
  "code",
  "title",
  "description",
  "examples",
  "$comment",
  "x-id",
  "x-evidence",
]);
const ofIndicators: ReadonlySet<string> = new Set([
  "group",
  "scope",
  "measure",
  "importance",
  "polarity",
  "virtue",
  "veto",
  "locked",
  "origin",
]);

/** What others rest on, by attribute: of options their values in any order, of rules what must hold. */
function essenceOf(part: Part): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>(part.kind === "score" ? unsaidOfScore : []);
  for (const [name, value] of Object.entries(part.attributes)) {
    if (isFree(part, name)) continue;
    const options = optionsAs.get(name);
    if (options !== undefined && Array.isArray(value)) found.set(options, value.map(optionValue).sort());
    else found.set(name, name === "x-check" ? rulesOf(value) : value);
  }
  return found;
}

function optionValue(option: unknown): string {
  return JSON.stringify(isRecord(option) ? option.const : option) ?? "";
}

function rulesOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value]).map((rule: unknown) => own(rule, "formula"));
}

/** What counts of the total where nothing is said. */
const unsaidOfScore = Object.entries({ lower: 0, upper: 100, decimals: 2 });

/** Options with titles and without are the same options. */
const optionsAs: ReadonlyMap<string, string> = new Map([
  ["oneOf", "oneOf"],
  ["enum", "oneOf"],
  ["items/oneOf", "items/oneOf"],
  ["items/enum", "items/oneOf"],
]);
const writtenAlso: ReadonlyMap<string, readonly string[]> = new Map([
  ["oneOf", ["enum"]],
  ["items/oneOf", ["items/enum"]],
]);
