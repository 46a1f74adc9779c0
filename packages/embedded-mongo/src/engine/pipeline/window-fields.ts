import { compileAccumulator } from "../accumulator/group-accumulators.ts";
import { RunningSum } from "../accumulator/running-sum.ts";
import { compareValues } from "../compare.ts";
import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { holdsLoop } from "../expression/holds-loop.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { compileSortKeys, parseSort, type SortKeys } from "../sort.ts";
import { SortedRuns } from "../sorted-runs.ts";
import { unhurried } from "../turn.ts";
import { fieldsOfExpression } from "./needed-fields.ts";
import { pause, turnClock } from "./pause.ts";
import type { StageCompiler, StageContext } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";
import { compileFrames, type WindowSort } from "./window-frames.ts";

/** The rows of one partition in order, with their sort keys. */
interface Partition {
  readonly docs: readonly Document[];
  readonly keys: readonly (readonly unknown[])[];
  readonly order: SortKeys | undefined;
}

/** Gives, for a partition, the value of each row; with pauses. */
type WindowFunction = (partition: Partition) => Generator<Document, readonly unknown[]>;

/** `$setWindowFields`: values of each row from the rows around it, in partitions. */
export const setWindowFields: StageCompiler = (spec, context) => {
  const given = argumentsOf("$setWindowFields", spec, ["output"], ["partitionBy", "sortBy"]);
  const partitionBy =
    given.partitionBy === undefined ? () => null : compileExpression(given.partitionBy, context);
  const order = isDocument(given.sortBy) ? compileSortKeys(given.sortBy, context.collation) : undefined;
  const sortFields = isDocument(given.sortBy) ? parseSort(given.sortBy) : [];
  const windowSort: WindowSort = {
    fields: sortFields.length,
    singleAscending: sortFields.length === 1 && sortFields[0]?.direction === 1,
  };
  const output = isDocument(given.output) ? given.output : {};
  const fields = Object.keys(output).map((path) => ({
    path,
    compute: compileWindow(output[path], path, windowSort, context),
  }));
  return function* (input) {
    const partitions = new Map<string, { id: unknown; docs: Document[] }>();
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const id = (yield* unhurried(pause, () => partitionBy(doc))) ?? null;
      if (Array.isArray(id))
        throw new MongoError(
          "TypeMismatch",
          "An expression used to partition cannot evaluate to value of type array",
        );
      const key = hashValue(id, context.collation);
      const found = partitions.get(key);
      if (found === undefined) partitions.set(key, { id, docs: [doc] });
      else found.docs.push(doc);
    }
    for (const { docs } of [...partitions.values()].sort((a, b) =>
      compareValues(a.id, b.id, context.collation),
    )) {
      const partition = yield* sorted(docs, order);
      const columns: { path: string; values: readonly unknown[] }[] = [];
      for (const { path, compute } of fields) columns.push({ path, values: yield* compute(partition) });
      for (const [row, doc] of partition.docs.entries()) {
        yield columns.reduce((result, { path, values }) => setAtPath(result, path, values[row]), doc);
      }
    }
  };
};

function* sorted(docs: readonly Document[], order: SortKeys | undefined): Generator<Document, Partition> {
  if (order === undefined) return { docs, keys: docs.map(() => []), order };
  const rows = new SortedRuns<{ doc: Document; key: readonly unknown[] }>((a, b) =>
    order.compare(a.key, b.key),
  );
  const due = turnClock();
  for (const doc of docs) {
    rows.add({ doc, key: order.of(doc) });
    if (due()) yield pause;
  }
  const partition = { docs: [] as Document[], keys: [] as (readonly unknown[])[], order };
  for (const { doc, key } of rows.rows()) {
    partition.docs.push(doc);
    partition.keys.push(key);
    if (due()) yield pause;
  }
  return partition;
}

function compileWindow(spec: unknown, path: string, sort: WindowSort, context: StageContext): WindowFunction {
  const sortFields = sort.fields;
  if (!isDocument(spec))
    throw new MongoError("FailedToParse", `The field '${path}' must be a window function object`);
  const [name = "", ...rest] = Object.keys(spec).filter((key) => key !== "window");
  if (rest.length > 0)
    throw new MongoError("FailedToParse", `Window function found an unknown argument: ${rest[0] ?? ""}`);
  const ranking = Object.hasOwn(rankings, name) ? rankings[name] : undefined;
  if (ranking !== undefined) {
    if (spec.window !== undefined)
      throw new MongoError(5371601, `Rank style window functions do not accept a 'window' argument: ${name}`);
    const operand = spec[name];
    if (!isDocument(operand) || Object.keys(operand).length > 0)
      throw new MongoError(5371603, `${name} must be specified with '{}' as the value`);
    if (sortFields !== 1 && name !== "$documentNumber") {
      throw new MongoError(
        5371602,
        `${name} must be specified with a top level sortBy expression with exactly one element`,
      );
    }
    if (sortFields === 0)
      throw new MongoError(5371602, `${name} must be specified with a top level sortBy expression`);
    return ranking;
  }
  if (name === "$shift") return compileShift(spec[name], sortFields, context);
  const frames = compileFrames(spec.window, sort);
  if (name === "$sum" || name === "$avg")
    return sliding(compileExpression(spec[name], context), name, frames);
  const create = compileWindowAccumulator(spec, name, path, context);
  return accumulating({ create, isSlow: holdsLoop(spec[name]) }, name, frames);
}

/** Window functions that are not accumulators; `$shift` beside them. */
export const rankings: Readonly<Record<string, WindowFunction>> = {
  $documentNumber: ranking(({ docs }) => docs.map((_, row) => row + 1)),
  $rank: ranking((partition) => ranks(partition, (row) => row + 1)),
  $denseRank: ranking((partition) => ranks(partition, (_row, previous) => previous + 1)),
};

function ranking(rankRows: (partition: Partition) => number[]): WindowFunction {
  // biome-ignore lint/correctness/useYield: it takes no time
  return function* (partition) {
    return rankRows(partition);
  };
}

/** Equal sort keys share a rank; `next` gives the rank of the first row of each run. */
function ranks({ keys, order }: Partition, next: (row: number, previous: number) => number): number[] {
  let rank = 0;
  return keys.map((key, row) => {
    const before = keys[row - 1];
    if (before === undefined || order?.compare(before, key) !== 0) rank = next(row, rank);
    return rank;
  });
}

function compileShift(operand: unknown, sortFields: number, context: StageContext): WindowFunction {
  const given = argumentsOf("$shift", operand, ["output", "by"], ["default"]);
  if (sortFields === 0) throw new MongoError("FailedToParse", "'$shift' requires a sortBy");
  const by = isNumeric(given.by) ? toInteger(given.by) : null;
  if (by === null) throw new MongoError("FailedToParse", "'$shift:by' field must be an integer");
  const output = compileExpression(given.output, context);
  if (fieldsOfExpression(given.default)?.size !== 0)
    throw new MongoError("FailedToParse", "'$shift:default' expression must yield a constant value.");
  const fallback = compileExpression(given.default ?? null, context)({});
  return function* ({ docs }) {
    const values: unknown[] = [];
    for (const row of docs.keys()) {
      const other = docs[row + Number(by)];
      const value = other === undefined ? undefined : yield* unhurried(pause, () => output(other));
      values.push(value === undefined ? fallback : value);
    }
    return values;
  };
}

function compileWindowAccumulator(spec: Document, name: string, path: string, context: StageContext) {
  try {
    return compileAccumulator({ [name]: spec[name] }, path, context);
  } catch (error) {
    if (!(error instanceof MongoError) || error.code !== 15952) throw error;
    throw new MongoError("FailedToParse", `Unrecognized window function, ${name}`);
  }
}

type FramesOf = ReturnType<typeof compileFrames>;

/** Sums over a moving window: each row enters once and leaves once. */
function sliding(evaluate: (doc: Document) => unknown, name: string, framesOf: FramesOf): WindowFunction {
  return function* (partition) {
    const values: unknown[] = [];
    for (const doc of partition.docs) values.push(yield* unhurried(pause, () => evaluate(doc)));
    const { from, to } = framesOf(partition);
    const total = new RunningSum();
    const due = turnClock();
    const results: unknown[] = [];
    let start = 0;
    let end = 0;
    for (const row of values.keys()) {
      const first = from[row] ?? 0;
      // A window may lie wholly behind what has been added so far.
      if (first >= end) {
        while (start < end) total.remove(values[start++]);
        start = end = first;
      }
      while (end < (to[row] ?? 0)) total.add(values[end++]);
      while (start < first) total.remove(values[start++]);
      results.push(name === "$sum" ? total.sum() : total.average());
      if (due()) yield pause;
    }
    return results;
  };
}

/** Accumulators to which the order of documents is nothing. */
const unordered = new Set(["$min", "$max", "$count", "$stdDevPop", "$stdDevSamp", "$addToSet"]);

/** Any accumulator: running on where the window only grows, forwards or backwards, else anew for each row. */
function accumulating(making: Making, name: string, framesOf: FramesOf): WindowFunction {
  return function* (partition) {
    const { docs } = partition;
    const { from, to } = framesOf(partition);
    const last = docs.length - 1;
    if ((from[last] ?? 0) === 0) return yield* growing(making, docs, to);
    if (unordered.has(name) && (to[0] ?? 0) > last) {
      const backwards = from.map((_, row) => docs.length - (from[last - row] ?? 0));
      return (yield* growing(making, docs.toReversed(), backwards)).reverse();
    }
    const due = turnClock();
    const results: unknown[] = [];
    for (const row of docs.keys()) {
      const accumulator = making.create();
      for (const doc of windowOf(docs, name, from[row] ?? 0, to[row] ?? 0)) {
        if (making.isSlow) yield* unhurried(pause, () => accumulator.add(doc));
        else accumulator.add(doc);
        if (due()) yield pause;
      }
      results.push(accumulator.result());
    }
    return results;
  };
}

/** How accumulations begin, and whether adding one document to them may take long. */
interface Making {
  readonly create: ReturnType<typeof compileAccumulator>;
  readonly isSlow: boolean;
}

/** The documents that decide: of the first or last of a window it is one. */
function windowOf(docs: readonly Document[], name: string, from: number, to: number): readonly Document[] {
  if (name === "$first") return docs.slice(from, Math.min(from + 1, to));
  if (name === "$last") return docs.slice(Math.max(from, to - 1), to);
  return docs.slice(from, to);
}

function* growing(
  { create, isSlow }: Making,
  docs: readonly Document[],
  to: readonly number[],
): Generator<Document, unknown[]> {
  const accumulator = create();
  const due = turnClock();
  const results: unknown[] = [];
  let end = 0;
  for (const row of docs.keys()) {
    while (end < (to[row] ?? 0)) {
      const doc = docs[end++];
      if (doc === undefined) continue;
      if (isSlow) yield* unhurried(pause, () => accumulator.add(doc));
      else accumulator.add(doc);
      if (due()) yield pause;
    }
    const result = accumulator.result();
    results.push(Array.isArray(result) ? [...result] : result);
    if (due()) yield pause;
  }
  return results;
}
