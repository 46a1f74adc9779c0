import { compileAccumulator } from "../accumulator/group-accumulators.ts";
import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { unhurried } from "../turn.ts";
import { pause } from "./pause.ts";
import type { StageCompiler, StageContext } from "./pipeline-types.ts";
import { sort } from "./simple-stages.ts";

/** `$group`: one document per distinct `_id`, in order of first appearance. */
export const group: StageCompiler = (spec, context) => {
  if (!isDocument(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  const fields = compileFields(spec, context);
  if (!Object.hasOwn(spec, "_id")) throw new MongoError(15955, "a group specification must include an _id");
  const id = compileExpression(spec._id, context);
  const isSlow = holdsLoop(spec);
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
      const value = (isSlow ? yield* unhurried(pause, () => id(doc)) : id(doc)) ?? null;
      const key = hashValue(value, context.collation);
      let found = groups.get(key);
      if (found === undefined) {
        found = { id: value, accumulators: fields.map(({ create }) => create()) };
        groups.set(key, found);
      }
      for (const accumulator of found.accumulators) {
        if (isSlow) yield* unhurried(pause, () => accumulator.add(doc));
        else accumulator.add(doc);
      }
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
  const byCount = sort({ count: -1 }, context);
  return (input) => byCount(counted(input));
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
