import { compareValues } from "../compare.ts";
import { type Document, documentOf, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { SortedRuns } from "../sorted-runs.ts";
import { unhurried } from "../turn.ts";
import { compileFields } from "./group.ts";
import { pause, turnClock } from "./pause.ts";
import type { StageCompiler } from "./pipeline-types.ts";

/** `$bucketAuto`: so many buckets with about as many documents each; equal values stay in one bucket. */
export const bucketAuto: StageCompiler = (spec, context) => {
  const given = argumentsOf("$bucketAuto", spec, ["groupBy", "buckets"], ["output", "granularity"]);
  if (given.granularity !== undefined)
    throw new MongoError("CommandNotSupported", "Option '$bucketAuto.granularity' is not supported");
  const wanted = isNumeric(given.buckets) ? toInteger(given.buckets) : null;
  if (wanted === null || wanted > 2147483647n)
    throw new MongoError(40241, "The $bucketAuto 'buckets' field must be representable as a 32-bit integer");
  if (wanted < 1n)
    throw new MongoError(
      40243,
      `The $bucketAuto 'buckets' field must be greater than 0, but found: ${wanted}`,
    );
  const groupBy = compileExpression(given.groupBy, context);
  const fields = compileFields(isDocument(given.output) ? given.output : { count: { $sum: 1 } }, context);
  const isSlow = holdsLoop(spec);
  return function* (input) {
    const sorted = new SortedRuns<{ value: unknown; doc: Document }>((a, b) =>
      compareValues(a.value, b.value, context.collation),
    );
    for (const doc of input) {
      if (doc === pause) yield pause;
      else
        sorted.add({
          value: (isSlow ? yield* unhurried(pause, () => groupBy(doc)) : groupBy(doc)) ?? null,
          doc,
        });
    }
    const due = turnClock();
    const rows: { value: unknown; doc: Document }[] = [];
    for (const row of sorted.rows()) {
      rows.push(row);
      if (due()) yield pause;
    }
    const size = Math.max(1, Math.round(rows.length / Number(wanted)));
    let made = 0;
    for (let start = 0; start < rows.length; ) {
      // The last bucket takes what is left.
      let end = ++made === Number(wanted) ? rows.length : Math.min(rows.length, start + size);
      const last = rows[end - 1]?.value;
      while (end < rows.length && compareValues(rows[end]?.value, last, context.collation) === 0) end++;
      const accumulators = fields.map(({ create }) => create());
      for (const { doc } of rows.slice(start, end)) {
        for (const accumulator of accumulators) {
          if (isSlow) yield* unhurried(pause, () => accumulator.add(doc));
          else accumulator.add(doc);
        }
        if (due()) yield pause;
      }
      const max = rows[end]?.value ?? last;
      const result = documentOf([
        ["_id", documentOf([["min", rows[start]?.value ?? null] as const, ["max", max ?? null] as const])],
      ]);
      for (const [index, { name }] of fields.entries()) result[name] = accumulators[index]?.result();
      yield result;
      start = end;
    }
  };
};
