import { type Document, isArrayIndex, isDocument, splitPath } from "../document.ts";
import { isNumeric, toNumber } from "../numbers.ts";

/**
 * The top-level fields of its source's documents that something can look at, so that the others need not be decoded;
 * `undefined` for all. Never too few: what is not known to be harmless means all.
 */
export type Fields = ReadonlySet<string> | undefined;

/** The fields a filter looks at. */
export function fieldsOfFilter(filter: Document): Fields {
  return fieldsOf((needs) => addFilter(filter, needs));
}

/** The fields these dotted paths begin with. */
export function fieldsOfPaths(paths: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(paths, topOf));
}

/** The fields an expression looks at, or an accumulator. */
export function fieldsOfExpression(expression: unknown): Fields {
  return fieldsOf((needs) => addExpression(expression, needs));
}

/** The fields a pipeline looks at in the documents it is given. */
export function fieldsOfPipeline(stages: readonly unknown[]): Fields {
  return fieldsOf((needs) => addStages(stages, needs));
}

/** The fields a pipeline looks at in the documents that stand in an array at this path of the documents it is given. */
export function fieldsBelow(path: string, stages: readonly unknown[]): Fields {
  const names = new Set<string>();
  let all = false;
  const add = (read: string): void => {
    if (read === path || path.startsWith(`${read}.`)) all = true;
    if (!read.startsWith(`${path}.`)) return;
    const name = topOf(read.slice(path.length + 1));
    // The place of an element, and not a field of it.
    if (isArrayIndex(name)) all = true;
    else names.add(name);
  };
  addStages(stages, {
    add,
    walk: (read) => {
      if (read !== path) add(read);
    },
    addAll: () => {
      all = true;
    },
  });
  return all ? undefined : names;
}

/** Both together. */
export function joinFields(...parts: readonly Fields[]): Fields {
  const joined = new Set<string>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (const name of part) joined.add(name);
  }
  return joined;
}

interface Needs {
  readonly add: (path: string) => void;
  /** Of an array that is counted or taken apart, without a look at what is in it. */
  readonly walk: (path: string) => void;
  readonly addAll: () => void;
}

function fieldsOf(collect: (needs: Needs) => void): Fields {
  const names = new Set<string>();
  let all = false;
  const add = (path: string): void => void names.add(topOf(path));
  collect({
    add,
    walk: add,
    addAll: () => {
      all = true;
    },
  });
  return all ? undefined : names;
}

function addStages(stages: readonly unknown[], needs: Needs): void {
  for (const stage of stages) {
    const [name = ""] = isDocument(stage) ? Object.keys(stage) : [];
    const row = Object.hasOwn(stageNeeds, name) ? stageNeeds[name] : undefined;
    if (row === undefined || !isDocument(stage)) break;
    if (row(stage[name], needs) === "ends") return;
  }
  // The documents themselves come out, or go into who knows what.
  needs.addAll();
}

function topOf(path: string): string {
  return splitPath(path)[0] ?? path;
}

/** What a stage looks at; after one that `ends`, nothing of the source's documents is left but what it has taken. */
type StageNeeds = (spec: unknown, needs: Needs) => "ends" | "goes on";

const stageNeeds: Readonly<Record<string, StageNeeds>> = {
  $match: (spec, needs) => {
    if (isDocument(spec)) addFilter(spec, needs);
    return "goes on";
  },
  $sort: (spec, needs) => {
    if (isDocument(spec)) for (const path of Object.keys(spec)) needs.add(path);
    return "goes on";
  },
  $skip: () => "goes on",
  $limit: () => "goes on",
  $sample: () => "goes on",
  $unset: () => "goes on",
  $addFields: computed,
  $set: computed,
  $unwind: (spec, needs) => {
    const path = isDocument(spec) ? spec.path : spec;
    if (typeof path === "string") needs.walk(path.slice(1));
    return "goes on";
  },
  $lookup: (spec, needs) => {
    if (!isDocument(spec)) return "goes on";
    if (typeof spec.localField === "string") needs.add(spec.localField);
    addExpression(spec.let, needs);
    return "goes on";
  },
  $setWindowFields: computed,
  $project: (spec, needs) => {
    if (!isDocument(spec)) return "goes on";
    if (isExclusion(spec)) return "goes on";
    needs.add("_id");
    for (const path of Object.keys(spec)) needs.add(path);
    addExpression(spec, needs);
    return "ends";
  },
  $group: (spec, needs) => {
    addExpression(spec, needs);
    return "ends";
  },
  $sortByCount: (spec, needs) => {
    addExpression(spec, needs);
    return "ends";
  },
  $bucket: (spec, needs) => {
    addExpression(spec, needs);
    return "ends";
  },
  $bucketAuto: (spec, needs) => {
    addExpression(spec, needs);
    return "ends";
  },
  $count: () => "ends",
};

/** Whether a `$project` keeps what it does not name; what it is said of `_id` tells only when it names nothing else. */
function isExclusion(spec: Document): boolean {
  const paths = Object.keys(spec).filter((path) => path !== "_id");
  return paths.length === 0 ? isFalse(spec._id) : paths.some((path) => excludes(spec[path]));
}

function excludes(value: unknown): boolean {
  if (isFalse(value)) return true;
  return isDocument(value) && Object.values(value).some(excludes);
}

function isFalse(value: unknown): boolean {
  return value === false || (isNumeric(value) && toNumber(value) === 0);
}

/** What is written is of no interest before it is read again, and then it counts as read. */
function computed(spec: unknown, needs: Needs): "goes on" {
  addExpression(spec, needs);
  return "goes on";
}

/** Every `$path` anywhere below; a key below `sortBy` is a path without its dollar. */
function addExpression(expression: unknown, needs: Needs): void {
  if (typeof expression === "string") {
    if (expression.startsWith("$$")) {
      if (/^\$\$(ROOT|CURRENT)\b/.test(expression)) needs.addAll();
    } else if (expression.startsWith("$")) needs.add(expression.slice(1));
    return;
  }
  if (Array.isArray(expression)) for (const part of expression) addExpression(part, needs);
  if (!isDocument(expression)) return;
  for (const name of Object.keys(expression)) {
    const part = expression[name];
    if (name === "$size" && typeof part === "string" && !part.startsWith("$$")) {
      needs.walk(part.slice(1));
      continue;
    }
    // It names its field by a text that may come from anywhere.
    if (name === "$getField") needs.addAll();
    if (name === "sortBy" && isDocument(part)) for (const path of Object.keys(part)) needs.add(path);
    addExpression(part, needs);
  }
}

function addFilter(filter: Document, needs: Needs): void {
  for (const name of Object.keys(filter)) {
    const condition = filter[name];
    if (!name.startsWith("$")) {
      needs.add(name);
      continue;
    }
    if (name === "$comment") continue;
    if (name === "$expr") addExpression(condition, needs);
    else if (["$and", "$or", "$nor"].includes(name) && Array.isArray(condition)) {
      for (const part of condition) if (isDocument(part)) addFilter(part, needs);
    } else needs.addAll();
  }
}
