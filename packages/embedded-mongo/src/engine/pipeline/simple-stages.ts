import { describe } from "../describe.ts";
import { type Document, documentOf, isDocument } from "../document.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { fieldPath } from "../field-path.ts";
import { compileFilter } from "../filter/compile-filter.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger, toNumber } from "../numbers.ts";
import { valueAt } from "../path.ts";
import { compileSortKeys, parseSort } from "../sort.ts";
import { SortedRuns } from "../sorted-runs.ts";
import { unhurried } from "../turn.ts";
import { typeNameOf } from "../value-types.ts";
import { pause } from "./pause.ts";
import type { Stage, StageCompiler } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";

/** `$match`. */
export const match: StageCompiler = (spec, context) => {
  if (!isDocument(spec)) throw new MongoError(15959, "the match filter must be an expression in an object");
  const matches = compileFilter(spec, context);
  const isSlow = holdsLoop(spec);
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) yield pause;
      else if (isSlow ? yield* unhurried(pause, () => matches(doc)) : matches(doc)) yield doc;
    }
  };
};

/** `$limit`. */
export const limit: StageCompiler = (spec) => {
  const most = countOf("$limit", spec);
  if (most < 1) throw new MongoError(15958, "the limit must be positive");
  return function* (input) {
    let left = most;
    for (const doc of input) {
      yield doc;
      if (doc !== pause && --left === 0) return;
    }
  };
};

/** `$skip`. */
export const skip: StageCompiler = (spec) => {
  const count = countOf("$skip", spec);
  return function* (input) {
    let left = count;
    for (const doc of input) if (doc === pause || left-- <= 0) yield doc;
  };
};

/** `$count`: one document with the number of documents, none when there are none. */
export const count: StageCompiler = (spec) => {
  if (typeof spec !== "string" || spec === "")
    throw new MongoError(40156, "the count field must be a non-empty string");
  if (spec.startsWith("$")) throw new MongoError(40158, "the count field cannot be a $-prefixed path");
  if (spec.includes(".")) throw new MongoError(40160, "the count field cannot contain '.'");
  return function* (input) {
    let total = 0;
    for (const doc of input) {
      if (doc === pause) yield pause;
      else total++;
    }
    if (total > 0) yield documentOf([[spec, total]]);
  };
};

/** `$sort`; `most` keeps only so many (a `$limit` that follows), in memory for twice as many. */
export function sort(spec: unknown, context: Parameters<StageCompiler>[1], most?: number): Stage {
  if (!isDocument(spec)) throw new MongoError(15973, "the $sort key specification must be an object");
  if (parseSort(spec).length === 0)
    throw new MongoError(15976, "$sort stage must have at least one sort key");
  const keys = compileSortKeys(spec, context.collation);
  return function* (input) {
    const rows = new SortedRuns<{ doc: Document; key: unknown[] }>(
      (a, b) => keys.compare(a.key, b.key),
      most,
    );
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      rows.add({ doc, key: keys.of(doc) });
    }
    for (const { doc } of rows.rows()) yield doc;
  };
}

/** `$unwind`: one document per element of an array. */
export const unwind: StageCompiler = (spec) => {
  if (typeof spec !== "string" && !isDocument(spec))
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeNameOf(spec)}`,
    );
  const given: Document = isDocument(spec) ? spec : { path: spec };
  const wrong = Object.keys(given).find(
    (name) => !["path", "includeArrayIndex", "preserveNullAndEmptyArrays"].includes(name),
  );
  if (wrong !== undefined) throw new MongoError(28811, `unrecognized option to $unwind stage: ${wrong}`);
  const { path, includeArrayIndex: indexField } = given;
  if (path === undefined) throw new MongoError(28812, "no path specified to $unwind stage");
  if (typeof path !== "string")
    throw new MongoError(28808, `expected a string as the path for $unwind stage, got ${typeNameOf(path)}`);
  if (!path.startsWith("$") || path.length < 2)
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (indexField !== undefined && (typeof indexField !== "string" || indexField === ""))
    throw new MongoError(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${typeNameOf(indexField)}`,
    );
  if (indexField?.startsWith("$"))
    throw new MongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${indexField}`,
    );
  const keep = given.preserveNullAndEmptyArrays === true;
  const field = fieldPath(path.slice(1)).join(".");
  const numbered = (doc: Document, index: bigint | null): Document =>
    typeof indexField === "string" ? setAtPath(doc, indexField, index) : doc;
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const value = valueAt(doc, field);
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
          yield numbered(setAtPath(doc, field, item), BigInt(index));
        if (value.length === 0 && keep) yield numbered(setAtPath(doc, field, undefined), null);
      } else if (value !== undefined && value !== null) yield numbered(doc, null);
      else if (keep) yield numbered(doc, null);
    }
  };
};

/** `$sample`: so many documents at random, each subset as likely as another. */
export const sample: StageCompiler = (spec) => {
  if (!isDocument(spec)) throw new MongoError(28745, "the $sample stage specification must be an object");
  const unknown = Object.keys(spec).find((name) => name !== "size");
  if (unknown !== undefined) throw new MongoError(28748, `unrecognized option to $sample: ${unknown}`);
  if (spec.size === undefined) throw new MongoError(28749, "$sample stage must specify a size");
  if (!isNumeric(spec.size)) throw new MongoError(28746, "size argument to $sample must be a number");
  const size = toNumber(spec.size);
  if (!(size >= 0)) throw new MongoError(28747, "size argument to $sample must not be negative");
  return function* (input) {
    const kept: Document[] = [];
    let seen = 0;
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      seen++;
      if (kept.length < size) kept.push(doc);
      else {
        const at = Math.floor(Math.random() * seen);
        if (at < size) kept[at] = doc;
      }
    }
    yield* kept;
  };
};

/**
 * The number of a `$limit` or `$skip`.
 * @throws MongoError 5107200 ($skip), 5107201 ($limit)
 */
export function countOf(name: "$limit" | "$skip", value: unknown): number {
  const wrong = (what: string): MongoError =>
    new MongoError(
      name === "$skip" ? 5107200 : 5107201,
      `invalid argument to ${name} stage: ${what}: ${name}: ${describe(value)}`,
    );
  if (!isNumeric(value)) throw wrong("Expected a number in");
  const whole = toInteger(value);
  if (whole === null) throw wrong("Expected an integer");
  if (whole < 0n) throw wrong("Expected a non-negative number in");
  return Number(whole);
}
