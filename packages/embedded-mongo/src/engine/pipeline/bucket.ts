import type { Collation } from "../collation.ts";
import { compareValues } from "../compare.ts";
import { describe } from "../describe.ts";
import { documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { unhurried } from "../turn.ts";
import { rankOf, typeNameOf } from "../value-types.ts";
import { compileFields } from "./group.ts";
import { pause } from "./pause.ts";
import type { StageCompiler } from "./pipeline-types.ts";

/** `$bucket`: groups by the boundaries a value lies between. */
export const bucket: StageCompiler = (spec, context) => {
  const { groupBy, boundaries, fallback, output } = readBucket(spec, context.collation);
  const value = compileExpression(groupBy, context);
  const fields = compileFields(output, context);
  const isSlow = holdsLoop(spec);
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
      const at = isSlow ? yield* unhurried(pause, () => value(doc)) : value(doc);
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
      for (const accumulator of found.accumulators) {
        if (isSlow) yield* unhurried(pause, () => accumulator.add(doc));
        else accumulator.add(doc);
      }
    }
    for (const { id, accumulators } of [...buckets.values()].sort((a, b) => compareValues(a.id, b.id))) {
      const result = documentOf([["_id", id]]);
      for (const [index, { name }] of fields.entries()) result[name] = accumulators[index]?.result();
      yield result;
    }
  };
};

/** @throws MongoError 40191–40202 for what is no `$bucket` */
function readBucket(spec: unknown, collation: Collation | undefined) {
  if (!isDocument(spec))
    throw new MongoError(
      40201,
      `Argument to $bucket stage must be an object, but found type: ${typeNameOf(spec)}.`,
    );
  const unknown = Object.keys(spec).find(
    (name) => !["groupBy", "boundaries", "default", "output"].includes(name),
  );
  if (unknown !== undefined) throw new MongoError(40197, `Unrecognized option to $bucket: ${unknown}.`);
  const { groupBy, boundaries, default: fallback, output = { count: { $sum: 1 } } } = spec;
  if (groupBy === undefined || boundaries === undefined)
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  if (!isDocument(groupBy) && !(typeof groupBy === "string" && groupBy.startsWith("$")))
    throw new MongoError(
      40202,
      `The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${describe(groupBy)}.`,
    );
  if (!isDocument(output))
    throw new MongoError(
      40196,
      `The $bucket 'output' field must be an object, but found type: ${typeNameOf(output)}.`,
    );
  const list = readBoundaries(boundaries, collation);
  const [lowest] = list;
  if (
    fallback !== undefined &&
    compareValues(fallback, lowest, collation) >= 0 &&
    compareValues(fallback, list.at(-1), collation) < 0
  )
    throw new MongoError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    );
  return { groupBy, boundaries: list, fallback, output };
}

function readBoundaries(boundaries: unknown, collation: Collation | undefined): readonly unknown[] {
  if (!Array.isArray(boundaries))
    throw new MongoError(
      40200,
      `The $bucket 'boundaries' field must be an array, but found type: ${typeNameOf(boundaries)}.`,
    );
  const list: readonly unknown[] = boundaries;
  const variable = list.find((item) => typeof item === "string" && item.startsWith("$"));
  if (variable !== undefined)
    throw new MongoError(
      40191,
      `The $bucket 'boundaries' field must be an array of constant values, but found value: ${describe(variable)}.`,
    );
  if (list.length < 2)
    throw new MongoError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${list.length} value(s).`,
    );
  for (const [index, upper] of list.entries()) {
    if (index === 0) continue;
    const lower = list[index - 1];
    if (rankOf(lower) !== rankOf(upper))
      throw new MongoError(
        40193,
        `All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types ${typeNameOf(lower)} and ${typeNameOf(upper)}.`,
      );
    if (compareValues(lower, upper, collation) >= 0)
      throw new MongoError(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${index - 1} and ${index} are not in sorted order (${describe(lower)} is not less than ${describe(upper)}).`,
      );
  }
  return list;
}
