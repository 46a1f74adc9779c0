import { runningSum } from "../accumulator/accumulators.ts";
import { compileAccumulator } from "../accumulator/group-accumulators.ts";
import { compareValues } from "../compare.ts";
import { type Document, isDocument } from "../document.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { argumentsOf } from "../expression/expression-types.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { compileSortKeys, type SortKeys } from "../sort.ts";
import { pause } from "./pause.ts";
import type { StageCompiler, StageContext } from "./pipeline-types.ts";
import { setAtPath } from "./set-at-path.ts";

/** The rows of one partition in order, with their sort keys. */
interface Partition {
  readonly docs: readonly Document[];
  readonly keys: readonly (readonly unknown[])[];
  readonly order: SortKeys | undefined;
}

/** Gives, for a partition, the value of each row. */
type WindowFunction = (partition: Partition) => unknown[];

/** Distances from a row to the ends of its window, in documents; infinite when unbounded. */
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** `$setWindowFields` over whole partitions or windows counted in documents. */
export const setWindowFields: StageCompiler = (spec, context) => {
  const given = argumentsOf("$setWindowFields", spec, ["output"], ["partitionBy", "sortBy"]);
  const partitionBy =
    given.partitionBy === undefined ? () => null : compileExpression(given.partitionBy, context);
  const order = isDocument(given.sortBy) ? compileSortKeys(given.sortBy, context.collation) : undefined;
  const sortFields = isDocument(given.sortBy) ? Object.keys(given.sortBy).length : 0;
  const output = isDocument(given.output) ? given.output : {};
  const fields = Object.keys(output).map((path) => ({
    path,
    compute: compileWindow(output[path], path, sortFields, context),
  }));
  return function* (input) {
    const partitions = new Map<string, { id: unknown; docs: Document[] }>();
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const id = partitionBy(doc) ?? null;
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
      const rows = docs.map((doc) => ({ doc, key: order?.of(doc) ?? [] }));
      if (order !== undefined) rows.sort((a, b) => order.compare(a.key, b.key));
      const partition: Partition = {
        docs: rows.map(({ doc }) => doc),
        keys: rows.map(({ key }) => key),
        order,
      };
      const columns = fields.map(({ path, compute }) => ({ path, values: compute(partition) }));
      for (const [row, doc] of partition.docs.entries()) {
        yield columns.reduce((result, { path, values }) => setAtPath(result, path, values[row]), doc);
      }
    }
  };
};

function compileWindow(
  spec: unknown,
  path: string,
  sortFields: number,
  context: StageContext,
): WindowFunction {
  if (!isDocument(spec))
    throw new MongoError("FailedToParse", `The field '${path}' must be a window function object`);
  const [name = "", ...rest] = Object.keys(spec).filter((key) => key !== "window");
  if (rest.length > 0)
    throw new MongoError("FailedToParse", `Window function found an unknown argument: ${rest[0] ?? ""}`);
  const ranking = Object.hasOwn(rankings, name) ? rankings[name] : undefined;
  if (ranking !== undefined) {
    if (spec.window !== undefined)
      throw new MongoError(5371601, `Rank style window functions do not accept a 'window' argument: ${name}`);
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
  const bounds = boundsOf(spec.window, sortFields);
  if ((name === "$sum" || name === "$avg") && Number.isFinite(bounds.lower)) {
    return sliding(compileExpression(spec[name], context), name, bounds);
  }
  return accumulating(compileWindowAccumulator(spec, name, path, context), bounds);
}

/** Window functions that are not accumulators; `$shift` beside them. */
export const rankings: Readonly<Record<string, WindowFunction>> = {
  $documentNumber: ({ docs }) => docs.map((_, row) => row + 1),
  $rank: (partition) => ranks(partition, (row) => row + 1),
  $denseRank: (partition) => ranks(partition, (_row, previous) => previous + 1),
};

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
  if (sortFields === 0) throw new MongoError(5371602, "'$shift' requires a sortBy");
  const by = isNumeric(given.by) ? toInteger(given.by) : null;
  if (by === null) throw new MongoError("FailedToParse", "'$shift:by' field must be an integer");
  const output = compileExpression(given.output, context);
  const fallback = compileExpression(given.default ?? null, context)({});
  return ({ docs }) =>
    docs.map((_, row) => {
      const other = docs[row + Number(by)];
      return other === undefined ? fallback : (output(other) ?? null);
    });
}

function compileWindowAccumulator(spec: Document, name: string, path: string, context: StageContext) {
  try {
    return compileAccumulator({ [name]: spec[name] }, path, context);
  } catch (error) {
    if (!(error instanceof MongoError) || error.code !== 15952) throw error;
    throw new MongoError("FailedToParse", `Unrecognized window function, ${name}`);
  }
}

function boundsOf(window: unknown, sortFields: number): Bounds {
  const whole: Bounds = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  if (window === undefined) return whole;
  if (!isDocument(window)) throw new MongoError("FailedToParse", "'window' field must be an object");
  for (const name of Object.keys(window)) {
    if (name === "documents") continue;
    if (name === "range" || name === "unit")
      throw new MongoError("CommandNotSupported", "$setWindowFields with a 'range' window is not supported");
    throw new MongoError("FailedToParse", `'window' field that is not 'documents': ${name}`);
  }
  const { documents } = window;
  if (documents === undefined) return whole;
  if (!Array.isArray(documents) || documents.length !== 2)
    throw new MongoError("FailedToParse", "Window bounds must be a 2-element array");
  const lower = boundOf(documents[0], whole.lower);
  const upper = boundOf(documents[1], whole.upper);
  if (lower > upper) throw new MongoError(5339900, "Lower bound must not exceed upper bound");
  if (sortFields === 0 && (Number.isFinite(lower) || Number.isFinite(upper))) {
    throw new MongoError(5339901, "Document-based bounds require a sortBy");
  }
  return { lower, upper };
}

function boundOf(value: unknown, unbounded: number): number {
  if (value === "unbounded") return unbounded;
  if (value === "current") return 0;
  const whole = isNumeric(value) ? toInteger(value) : null;
  if (whole === null)
    throw new MongoError(
      "FailedToParse",
      "Numeric document-based bounds must be an integer, 'unbounded' or 'current'",
    );
  return Number(whole);
}

/** Sums over a moving window: each row enters once and leaves once. */
function sliding(evaluate: (doc: Document) => unknown, name: string, bounds: Bounds): WindowFunction {
  return ({ docs }) => {
    const values = docs.map((doc) => evaluate(doc));
    const total = runningSum();
    let start = 0;
    let end = 0;
    return docs.map((_, row) => {
      const to = Math.min(values.length, row + bounds.upper + 1);
      const from = Math.min(Math.max(0, row + bounds.lower), values.length);
      while (end < to) total.add(values[end++]);
      while (start < from && start < end) total.remove(values[start++]);
      return name === "$sum" ? total.sum() : total.average();
    });
  };
}

/** Any accumulator: running on where the window only grows, once for whole partitions, else anew for each row. */
function accumulating(
  create: ReturnType<typeof compileAccumulator>,
  { lower, upper }: Bounds,
): WindowFunction {
  return ({ docs }) => {
    if (lower !== Number.NEGATIVE_INFINITY) {
      return docs.map((_, row) => {
        const accumulator = create();
        for (const doc of docs.slice(Math.max(0, row + lower), Math.max(0, row + upper + 1)))
          accumulator.add(doc);
        return accumulator.result();
      });
    }
    const accumulator = create();
    let end = 0;
    return docs.map((_, row) => {
      while (end < Math.min(docs.length, row + upper + 1)) {
        const doc = docs[end++];
        if (doc !== undefined) accumulator.add(doc);
      }
      const result = accumulator.result();
      return Array.isArray(result) ? [...result] : result;
    });
  };
}
