import { isRecord, type JsonRecord } from "../json/record.ts";

/** The drafts of JSON Schema by year of their rules: what a keyword means, and whether it may stand beside `$ref`. */
export type Dialect = 3 | 4 | 6 | 7 | 2019 | 2020;

/** The dialect that a `$schema` names; null where it names none that is known. */
export function dialectOf(name: unknown): Dialect | null {
  if (typeof name !== "string") return null;
  const [, draft = ""] =
    /^https?:\/\/json-schema\.org\/draft[/-](\d{4}-\d{2}|\d{2})\/schema#?$/.exec(name) ?? [];
  return dialects[draft] ?? null;
}

const dialects: Readonly<Record<string, Dialect>> = {
  "03": 3,
  "04": 4,
  "05": 4,
  "06": 6,
  "07": 7,
  "2019-09": 2019,
  "2020-12": 2020,
};

/**
 * One schema with its keywords as 2020-12 writes them; what is inside keeps its own way of writing. Old ways that
 * would be wrong in later drafts (`exclusiveMinimum: true`) are read whatever the dialect. `origins`: under which
 * keyword of the given schema those with another name stand.
 */
export function inCurrentWords(
  schema: JsonRecord,
  dialect: Dialect,
): { readonly schema: JsonRecord; readonly origins: Readonly<Record<string, string>> } {
  const words: Record<string, unknown> = { ...schema };
  const origins: Record<string, string> = {};
  const rename = (from: string, to: string, value: unknown) => {
    delete words[from];
    if (value === undefined || Object.hasOwn(words, to)) return;
    words[to] = value;
    origins[to] = from;
  };
  for (const [exclusive, bound] of bounds) {
    const flag = words[exclusive];
    if (typeof flag !== "boolean") continue;
    delete words[exclusive];
    if (flag && typeof words[bound] === "number") {
      words[exclusive] = words[bound];
      delete words[bound];
      origins[exclusive] = bound;
    }
  }
  if (typeof words.required === "boolean") delete words.required;
  if (dialect <= 4 && typeof words.id === "string") delete words.id;
  if (isRecord(words.dependencies)) {
    const entries = Object.entries(words.dependencies);
    const lists = entries.filter(([, value]) => Array.isArray(value) || typeof value === "string");
    const schemas = entries.filter(([, value]) => !Array.isArray(value) && typeof value !== "string");
    const value = words.dependencies;
    rename("dependencies", "dependentRequired", lists.length > 0 || schemas.length === 0 ? value : undefined);
    if (schemas.length > 0) {
      words.dependentSchemas ??= value;
      origins.dependentSchemas ??= "dependencies";
    }
  }
  if (Array.isArray(words.items)) rename("items", "prefixItems", words.items);
  if (dialect === 3) {
    if (typeof words.divisibleBy === "number") rename("divisibleBy", "multipleOf", words.divisibleBy);
    if (words.extends !== undefined)
      rename("extends", "allOf", Array.isArray(words.extends) ? words.extends : [words.extends]);
    if (words.disallow !== undefined) rename("disallow", "not", words.disallow);
    if (words.type === "any") delete words.type;
    if (Array.isArray(words.type) && words.type.some(isRecord)) {
      const branches = words.type.map((each: unknown) => (isRecord(each) ? each : { type: each }));
      rename("type", "anyOf", branches);
    }
  }
  return { schema: words, origins };
}

const bounds = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;
