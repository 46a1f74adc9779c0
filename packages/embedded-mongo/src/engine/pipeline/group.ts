import { compileAccumulator } from "../accumulator/group-accumulators.ts";
import { compareValues } from "../compare.ts";
import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { sortDocuments } from "../sort.ts";
import { pause } from "./pause.ts";
import type { StageCompiler, StageContext } from "./pipeline-types.ts";

/** `$group`: one document per distinct `_id`, in order of first appearance. */
export const group: StageCompiler = (spec, context) => {
  if (!isDocument(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(spec, "_id")) throw new MongoError(15955, "a group specification must include an _id");
  const id = compileExpression(spec._id, context);
  const fields = compileFields(spec, context);
  return function* (input) {
    const groups = new Map<
      string,
      { id: unknown; accumulators: ReturnType<(typeof fields)[number]["create"]>[] }
    >();
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const value = id(doc) ?? null;
      const key = hashValue(value, context.collation);
      let found = groups.get(key);
      if (found === undefined) {
        found = { id: value, accumulators: fields.map(({ create }) => create()) };
        groups.set(key, found);
      }
      for (const accumulator of found.accumulators) accumulator.add(doc);
    }
    for (const { id: value, accumulators } of groups.values()) {
      const result = documentOf([["_id", value]]);
      for (const [index, { name }] of fields.entries()) result[name] = accumulators[index]?.result();
      yield result;
    }
  };
};

/** `$sortByCount`: groups by an expression, most frequent first. */
export const sortByCount: StageCompiler = (spec, context) => {
  const counted = group({ _id: spec, count: { $sum: 1 } }, context);
  return function* (input) {
    const groups: Document[] = [];
    for (const doc of counted(input)) {
      if (doc === pause) yield pause;
      else groups.push(doc);
    }
    yield* sortDocuments(groups, { count: -1 });
  };
};

/** `$bucket`: groups by the boundaries a value lies between. */
export const bucket: StageCompiler = (spec, context) => {
  const given = argumentsOf("$bucket", spec, ["groupBy", "boundaries"], ["default", "output"]);
  const { boundaries } = given;
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new MongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  }
  for (let i = 1; i < boundaries.length; i++) {
    if (compareValues(boundaries[i - 1], boundaries[i]) >= 0) {
      throw new MongoError(40194, "The 'boundaries' option to $bucket must be sorted");
    }
  }
  const value = compileExpression(given.groupBy, context);
  const fields = compileFields(isDocument(given.output) ? given.output : { count: { $sum: 1 } }, context);
  const fallback: unknown = given.default;
  return function* (input) {
    const buckets = new Map<
      string,
      { id: unknown; accumulators: ReturnType<(typeof fields)[number]["create"]>[] }
    >();
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const at = value(doc);
      const above = boundaries.findIndex(
        (boundary: unknown) => compareValues(at, boundary, context.collation) < 0,
      );
      if (above <= 0 && fallback === undefined) {
        throw new MongoError(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.",
        );
      }
      const id: unknown = above <= 0 ? fallback : boundaries[above - 1];
      const key = hashValue(id);
      const found = buckets.get(key) ?? { id, accumulators: fields.map(({ create }) => create()) };
      buckets.set(key, found);
      for (const accumulator of found.accumulators) accumulator.add(doc);
    }
    for (const { id, accumulators } of [...buckets.values()].sort((a, b) => compareValues(a.id, b.id))) {
      const result = documentOf([["_id", id]]);
      for (const [index, { name }] of fields.entries()) result[name] = accumulators[index]?.result();
      yield result;
    }
  };
};

/** The accumulators of a group's fields. */
export function compileFields(spec: Document, context: StageContext) {
  return Object.keys(spec)
    .filter((name) => name !== "_id")
    .map((name) => {
      if (name.includes(".")) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
      if (name.startsWith("$"))
        throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
      return { name, create: compileAccumulator(spec[name], name, context) };
    });
}
