import { besideReference, keywords as formKeywords } from "../fields/keywords.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, type JsonRecord, ownText } from "../json/record.ts";
import type { Addresses, Source } from "./addresses.ts";
import { Conjunction } from "./conjunction.ts";
import { type Dialect, inCurrentWords } from "./dialect.ts";
import type { ImportNotes } from "./import-notes.ts";
import { idleKeywords, standardKeywords } from "./keyword-types.ts";
import {
  descriptionsOfEnum,
  type ListedValue,
  namesOfEnum,
  valuesOfBranch,
  valuesOfEnum,
} from "./options-of.ts";

/** The document that is read. */
export interface ImportedDocument {
  readonly addresses: Addresses;
  readonly dialect: Dialect;
  readonly notes: ImportNotes;
}

/** Which branch was taken where one of several was to be: by the place of the keyword. */
export type ChosenBranches = ReadonlyMap<string, Source>;

/** So many schemas may hold for one field, references among them. */
const mostSchemas = 500;

/** Schemas that must all hold as one: `$ref` and `allOf` followed, a branch beside null taken for the whole. */
export function conjoin(
  document: ImportedDocument,
  sources: readonly Source[],
  chosen: ChosenBranches,
): Conjunction {
  const reading = { document, chosen, found: new Conjunction(), waiting: [...sources].reverse() };
  const seen = new Set<string>();
  for (let next = reading.waiting.pop(); next !== undefined; next = reading.waiting.pop()) {
    if (seen.has(next.at)) continue;
    seen.add(next.at);
    if (seen.size > mostSchemas) {
      document.notes.leaveRule(
        next.at,
        "",
        "too-many-schemas",
        "allOf",
        `同一处要同时满足的规则超过 ${mostSchemas} 份，其余的没有读`,
        `more than ${mostSchemas} schemas must hold at one place, the others are not read`,
      );
      break;
    }
    add(reading, next, next === sources[0]);
  }
  return reading.found;
}

interface Reading {
  readonly document: ImportedDocument;
  readonly chosen: ChosenBranches;
  readonly found: Conjunction;
  /** The next one is the last. */
  readonly waiting: Source[];
}

function add(reading: Reading, source: Source, isOutermost: boolean): void {
  const { found, document } = reading;
  if (source.schema === true) return;
  if (!isRecord(source.schema)) {
    found.limitTypes([], source.at);
    return;
  }
  const { schema, origins } = inCurrentWords(source.schema, document.dialect);
  const place = (keyword: string) => pointer(source.at, origins[keyword] ?? keyword);
  const further: Source[] = [];
  const isAlone = addReference(reading, source, schema, further);
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$ref") continue;
    if (isAlone && !besideReference.has(keyword)) {
      if (standardKeywords.has(keyword))
        document.notes.warn(
          place(keyword),
          "ignored-beside-reference",
          `“${keyword}”写在 $ref 旁边，按这个版本的规则不起作用`,
          `"${keyword}" stands beside $ref, where this draft ignores it`,
        );
      continue;
    }
    addKeyword({ reading, source, schema, further, isOutermost }, keyword, value, place(keyword));
  }
  reading.waiting.push(...further.reverse());
}

/** Follows `$ref`; whether what stands beside it says nothing in this draft. */
function addReference(reading: Reading, source: Source, schema: JsonRecord, further: Source[]): boolean {
  const reference = ownText(schema, "$ref");
  if (reference === undefined) return false;
  const target = reading.document.addresses.find(reference, source.base);
  if (target === null) reading.found.broken ??= { value: reference, at: pointer(source.at, "$ref") };
  else further.push(target);
  return reading.document.dialect < 2019;
}

interface Adding {
  readonly reading: Reading;
  readonly source: Source;
  /** Of the source, in current words. */
  readonly schema: JsonRecord;
  /** Schemas that must hold as well. */
  readonly further: Source[];
  readonly isOutermost: boolean;
}

function addKeyword(adding: Adding, keyword: string, value: unknown, at: string): void {
  const { reading, source, schema, further } = adding;
  const { found, document } = reading;
  const { addresses, notes } = document;
  const rule = () => found.rules.push({ value: keyword, at });
  switch (keyword) {
    case "$schema":
    case "$defs":
    case "definitions":
      return;
    case "type": {
      const types: readonly unknown[] = Array.isArray(value) ? value : [value];
      const known = types.flatMap((type) => (typeof type === "string" ? [type] : []));
      if (known.length === types.length && known.length > 0) found.limitTypes(known, at);
      else rule();
      return;
    }
    case "enum":
    case "const": {
      const values = keyword === "const" ? [{ value }] : valuesOfEnum(schema);
      if (values === null) rule();
      else found.limitValues(values, at);
      return;
    }
    case "allOf":
      if (!Array.isArray(value)) rule();
      else
        value.forEach((each: unknown, index) => {
          further.push(addresses.inside({ ...source, at }, each, index));
        });
      return;
    case "anyOf":
    case "oneOf":
      addBranches(adding, keyword, value, at);
      return;
    case "properties":
      if (!isRecord(value)) rule();
      else addProperties(adding, value, at);
      return;
    case "required":
      if (!Array.isArray(value)) rule();
      else
        value.forEach((key: unknown, index) => {
          if (typeof key === "string") found.required.set(key, pointer(at, index));
        });
      return;
    case "items":
      if (value !== true) found.items.push(addresses.inside(source, value, keyword));
      return;
    case "additionalProperties":
    case "unevaluatedProperties":
      addOpenness(adding, keyword, value, at);
      return;
    case "additionalItems":
      // Without a list of items it says nothing; beside one the field is none anyway.
      if (schema.prefixItems === undefined) warnDropped(notes, at, keyword);
      else rule();
      return;
    case "then":
    case "else":
      // Part of the rule that `if` is; without it they say nothing.
      if (schema.if === undefined) warnDropped(notes, at, keyword);
      return;
    case "dependentRequired":
    case "dependentSchemas":
    case "patternProperties":
      // Of no key they say nothing.
      if (isRecord(value) && Object.keys(value).length === 0) warnDropped(notes, at, keyword);
      else rule();
      return;
    case "nullable":
      if (value === true) found.nulls.push(at);
      else warnDropped(notes, at, keyword);
      return;
    default:
      if (
        (namesOfEnum as readonly string[]).includes(keyword) ||
        (descriptionsOfEnum as readonly string[]).includes(keyword)
      ) {
        if (schema.enum === undefined) warnDropped(notes, at, keyword);
      } else if (idleKeywords.has(keyword) || keyword === "$id") warnDropped(notes, at, keyword);
      else if (Object.hasOwn(formKeywords, keyword)) found.add(keyword, value, at);
      else if (standardKeywords.has(keyword)) rule();
      else warnDropped(notes, at, keyword);
  }
}

function addProperties({ reading, source }: Adding, properties: JsonRecord, at: string): void {
  const { found, document } = reading;
  found.hasProperties = true;
  for (const [key, value] of Object.entries(properties)) {
    found.addProperty(key, document.addresses.inside({ ...source, at }, value, key));
    // As draft 3 has it.
    if (isRecord(value) && value.required === true) found.required.set(key, pointer(at, key, "required"));
  }
}

/** Whether other keys are allowed: in a form they never are. */
function addOpenness(adding: Adding, keyword: string, value: unknown, at: string): void {
  const { reading, schema, isOutermost } = adding;
  const { found } = reading;
  const isOwn = keyword === "additionalProperties";
  if (value === true || (isRecord(value) && Object.keys(value).length === 0)) found.opens.push(at);
  else if (value !== false) found.rules.push({ value: keyword, at });
  else if (isOwn && schema.patternProperties === undefined)
    found.closed.push(new Set(isRecord(schema.properties) ? Object.keys(schema.properties) : []));
  else if (!isOwn && !isOutermost) found.rules.push({ value: keyword, at });
}

function addBranches(
  { reading, source, further }: Adding,
  keyword: "anyOf" | "oneOf",
  value: unknown,
  at: string,
) {
  const { found, document, chosen } = reading;
  if (!Array.isArray(value)) {
    found.rules.push({ value: keyword, at });
    return;
  }
  const branches = value.map((each: unknown, index) =>
    document.addresses.inside({ ...source, at }, each, index),
  );
  const told = branches.map((branch) => valuesOfBranch(followed(document, branch).schema));
  const isNull = (index: number) => told[index]?.length === 1 && told[index][0]?.value === null;
  const others = branches.filter((_, index) => !isNull(index));
  const taken = chosen.get(at);
  const [only] = others;
  if (told.every((values) => values !== null)) found.limitValues(united(keyword, told), at);
  else if (taken !== undefined) further.push(taken);
  else if (others.length === 1 && only !== undefined) {
    if (branches.length > 1) found.nulls.push(at);
    further.push(only);
  } else {
    if (others.length < branches.length) found.nulls.push(at);
    found.alternatives.push({ keyword, at, branches: others });
  }
}

/** The values of any branch; under oneOf what two branches list is refused. */
function united(keyword: "anyOf" | "oneOf", branches: readonly (readonly ListedValue[])[]): ListedValue[] {
  const all = branches.flat();
  const times = new Map<unknown, number>();
  for (const { value } of all) times.set(value, (times.get(value) ?? 0) + 1);
  return keyword === "anyOf" ? all : all.filter(({ value }) => times.get(value) === 1);
}

/** The schema that a chain of mere references leads to. */
export function followed({ addresses }: ImportedDocument, source: Source): Source {
  let found = source;
  for (let step = 0; step < 8; step += 1) {
    const reference = ownText(found.schema, "$ref");
    if (reference === undefined || Object.keys(Object(found.schema)).length > 1) return found;
    const target = addresses.find(reference, found.base);
    if (target === null) return found;
    found = target;
  }
  return found;
}

function warnDropped(notes: ImportNotes, at: string, keyword: string): void {
  notes.warn(at, "annotation-dropped", `“${keyword}”不保留`, `"${keyword}" is not kept`);
}
