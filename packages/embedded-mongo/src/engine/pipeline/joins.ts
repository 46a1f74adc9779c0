import type { Collation } from "../collation.ts";
import { type Document, documentOf, getField, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { hashValue } from "../hash.ts";
import { hasNullKey } from "../index-keys.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { compilePath, testLeaf } from "../path.ts";
import { equalityOf } from "./lookup-equality.ts";
import { type Fields, fieldsBelow, fieldsOfPipeline } from "./needed-fields.ts";
import { pause } from "./pause.ts";
import type { EqualFinder, Stage, StageCompiler, StageContext } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";

/**
 * `$lookup`: by equality of two fields, by a pipeline, or by both together (a document must pass both).
 * @param behind the stages that come after it, where they are known: only what they look at need be read
 */
export function lookup(spec: unknown, context: StageContext, behind?: readonly unknown[]): Stage {
  const given = argumentsOf(
    "$lookup",
    spec,
    ["from", "as"],
    ["localField", "foreignField", "let", "pipeline"],
  );
  const from = text("$lookup", "from", given.from);
  const as = text("$lookup", "as", given.as);
  const { localField, foreignField, pipeline } = given;
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  }
  if (localField === undefined && pipeline === undefined) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const bindings = isDocument(given.let) ? given.let : {};
  const values = Object.keys(bindings).map((name) => ({
    name,
    evaluate: compileExpression(bindings[name], context),
  }));
  const vars: Record<string, unknown> = { ...context.vars };
  for (const { name } of values) vars[name] = undefined;
  const inner = pipeline === undefined ? undefined : context.compileStages(pipeline, vars);
  const local =
    localField === undefined ? undefined : compilePath(text("$lookup", "localField", localField), "whole");
  const foreign = foreignField === undefined ? undefined : text("$lookup", "foreignField", foreignField);
  const wanted = Array.isArray(pipeline)
    ? fieldsOfPipeline(pipeline)
    : behind === undefined
      ? undefined
      : fieldsBelow(as, behind);
  const compared = local === undefined ? equalityOf(pipeline, bindings) : undefined;
  return function* (input) {
    const equal = foreign === undefined ? undefined : equality(context, from, foreign, wanted);
    const narrowed = compared === undefined ? undefined : equality(context, from, compared.path, wanted);
    // Without variables and equality every document joins the same.
    const constant =
      local === undefined && values.length === 0
        ? [...(inner?.(collectionOf(context, from)) ?? [])]
        : undefined;
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      Object.assign(vars, context.vars);
      for (const { name, evaluate } of values) vars[name] = evaluate(doc);
      let candidates: Iterable<Document>;
      if (local !== undefined && equal !== undefined) candidates = equal(localValues(doc, local));
      else {
        const value = compared === undefined ? undefined : vars[compared.variable];
        candidates =
          narrowed === undefined || value === undefined || Array.isArray(value)
            ? collectionOf(context, from)
            : narrowed([value]);
      }
      yield setAtPath(doc, as, constant ?? [...(inner === undefined ? candidates : inner(candidates))]);
    }
  };
}

/** `$graphLookup`: follows a field from document to document, breadth first. */
export const graphLookup: StageCompiler = (spec, context) => {
  const required = ["from", "startWith", "connectFromField", "connectToField", "as"];
  const given = argumentsOf("$graphLookup", spec, required, [
    "maxDepth",
    "depthField",
    "restrictSearchWithMatch",
  ]);
  const from = text("$graphLookup", "from", given.from);
  const as = text("$graphLookup", "as", given.as);
  const to = text("$graphLookup", "connectToField", given.connectToField);
  const startWith = compileExpression(given.startWith, context);
  const next = compilePath(text("$graphLookup", "connectFromField", given.connectFromField), "whole");
  const restriction = given.restrictSearchWithMatch;
  const allowed = isDocument(restriction) ? compileFilter(restriction, context) : () => true;
  const depthField =
    given.depthField === undefined ? undefined : text("$graphLookup", "depthField", given.depthField);
  const maxDepth = isNumeric(given.maxDepth) ? toInteger(given.maxDepth) : undefined;
  if (maxDepth === null) throw new MongoError(40100, "maxDepth must be numeric and an integer");
  return function* (input) {
    const equal = equality(context, from, to, undefined);
    // A value that is null leads to null, and not to where there is nothing.
    const holdsNull = compilePath(to, "expand");
    const reached = function* (values: readonly unknown[]): Iterable<Document> {
      const others = values.filter((value) => value !== null);
      if (others.length > 0) yield* equal(others);
      if (others.length === values.length) return;
      for (const doc of equal([null])) if (holdsNull(doc, (value) => value === null)) yield doc;
    };
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const found = new Map<string, Document>();
      let frontier = [startWith(doc)]
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .filter((value) => value !== undefined);
      for (let depth = 0n; frontier.length > 0 && (maxDepth === undefined || depth <= maxDepth); depth++) {
        const behind: unknown[] = [];
        for (const other of reached(frontier)) {
          const key = hashValue(getField(other, "_id"));
          if (found.has(key) || !allowed(other)) continue;
          found.set(key, depthField === undefined ? other : setAtPath(other, depthField, depth));
          for (const value of valuesAt(other, next)) behind.push(value);
        }
        frontier = behind;
      }
      yield setAtPath(doc, as, [...found.values()]);
    }
  };
};

/** `$unionWith`: the documents of another collection after one's own. */
export const unionWith: StageCompiler = (spec, context) => {
  const given =
    typeof spec === "string"
      ? documentOf([["coll", spec]])
      : argumentsOf("$unionWith", spec, ["coll"], ["pipeline"]);
  const coll = text("$unionWith", "coll", given.coll);
  const inner = given.pipeline === undefined ? undefined : context.compileStages(given.pipeline);
  return function* (input) {
    yield* input;
    const others = collectionOf(context, coll);
    yield* inner === undefined ? others : inner(others);
  };
};

/** `$facet`: several pipelines over the same documents. */
export const facet: StageCompiler = (spec, context) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw new MongoError(40169, "the $facet specification must be a non-empty object");
  const pipelines = Object.keys(spec).map((name) => {
    const stages = spec[name];
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`);
    for (const stage of stages) {
      const stageName = isDocument(stage) ? (Object.keys(stage)[0] ?? "") : "";
      if (["$facet", "$out", "$merge"].includes(stageName))
        throw new MongoError(40600, `${stageName} is not allowed to be used within a $facet stage`);
    }
    return { name, run: context.compileStages(stages) };
  });
  return function* (input) {
    const docs: Document[] = [];
    for (const doc of input) {
      if (doc === pause) yield pause;
      else docs.push(doc);
    }
    yield documentOf(pipelines.map(({ name, run }) => [name, [...run(docs)]]));
  };
};

type Equality = (values: readonly unknown[]) => Iterable<Document>;

/** Finds the foreign documents whose field equals one of the values: as the environment can, else by a table made once. */
function equality(context: StageContext, from: string, path: string, wanted: Fields): Equality {
  const find = context.lookupEqual?.(from, path, wanted) ?? tableFinder(context, from, path);
  return (values) => {
    const [only] = values;
    if (values.length === 1) return find(only);
    const found = new Map<string, Document>();
    for (const value of values)
      for (const doc of find(value)) found.set(hashValue(getField(doc, "_id")), doc);
    return found.values();
  };
}

function tableFinder(context: StageContext, from: string, path: string): EqualFinder {
  let table: Map<string, Document[]> | undefined;
  return (value) => {
    table ??= tableOf(collectionOf(context, from), joinKeys(path, context.collation));
    return table.get(hashValue(value, context.collation)) ?? [];
  };
}

function tableOf(
  docs: Iterable<Document>,
  keysOf: (doc: Document) => Iterable<string>,
): Map<string, Document[]> {
  const table = new Map<string, Document[]>();
  for (const doc of docs) {
    for (const key of keysOf(doc)) {
      const list = table.get(key);
      if (list === undefined) table.set(key, [doc]);
      else list.push(doc);
    }
  }
  return table;
}

/** By what foreign documents are found in a join by a path: the hashes of all values that meet them. */
export function joinKeys(
  path: string,
  collation: Collation | undefined,
): (doc: Document) => Iterable<string> {
  const reach = compilePath(path, "whole");
  const isPlain = !path.includes(".");
  return (doc) => {
    const plain = isPlain ? getField(doc, path) : undefined;
    if (plain !== undefined && !Array.isArray(plain)) return [hashValue(plain, collation)];
    const keys = new Set<string>();
    if (hasNullKey(doc, path)) keys.add(hashValue(null));
    reach(doc, (end) =>
      testLeaf(end, (value) => {
        keys.add(hashValue(value ?? null, collation));
        return false;
      }),
    );
    return keys;
  };
}

/** The values a document joins by: an array stands for each of its elements; where there is none at all, null. */
function localValues(doc: Document, reach: ReturnType<typeof compilePath>): unknown[] {
  const values = valuesAt(doc, reach);
  return values.length === 0 ? [null] : values;
}

function valuesAt(doc: Document, reach: ReturnType<typeof compilePath>): unknown[] {
  const values: unknown[] = [];
  reach(doc, (value) => {
    if (Array.isArray(value)) for (const item of value) values.push(item);
    else if (value !== undefined) values.push(value);
    return false;
  });
  return values;
}

function collectionOf(context: StageContext, name: string): Iterable<Document> {
  if (context.collection === undefined)
    throw new MongoError("CommandNotSupported", `no other collection can be read here: ${name}`);
  return context.collection(name);
}

function text(stage: string, name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new MongoError("FailedToParse", `${stage} argument '${name}' must be a string`);
}
