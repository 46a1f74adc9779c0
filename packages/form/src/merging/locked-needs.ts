import { sameJson } from "../json/equal.ts";
import { isRecord, own } from "../json/record.ts";
import { eachMeant, MeantPart } from "./meant.ts";
import { namedBy } from "./named-by.ts";
import { listHolder, type Part, type Parts, partKey } from "./parts.ts";

/**
 * Keys of all that these parts rest on, directly and through others: the fields that their formulas read with what holds
 * them, what those fields are computed from, shown by and defined as, indicators and groups whose points are read, and the
 * rules of ratings. The parts themselves are among them.
 */
export function needsOf(parts: Parts, keys: Iterable<string>): ReadonlySet<string> {
  const found = new Set(keys);
  for (const key of found) {
    const part = parts.all.get(key);
    if (part === undefined) continue;
    const holder = part.kind === "field" ? listHolder(part.list) : "";
    if (holder !== "" && holder !== fieldsKey) found.add(holder);
    for (const each of readDirectly(parts, part)) found.add(each);
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

function* readDirectly(parts: Parts, part: Part): Generator<string> {
  yield* namedBy(part);
  const meant: string[] = [];
  for (const [name, value] of Object.entries(part.attributes)) {
    // An indicator's group decides what its points weigh, not what they are.
    if (part.kind === "indicator" && name === "group") continue;
    eachMeant(value, (key) => meant.push(key));
  }
  for (const key of meant) {
    yield key;
    if (parts.all.get(key)?.kind === "group") yield* membersOf(parts, key);
  }
}

/** A group's points are those of its indicators. */
function* membersOf({ all }: Parts, group: string): Generator<string> {
  for (const { key, kind, attributes } of all.values()) {
    const of = attributes.group;
    if (kind === "indicator" && of instanceof MeantPart && of.part === group) yield key;
  }
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
  const found = new Map<string, unknown>();
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
