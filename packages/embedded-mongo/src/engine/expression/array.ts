import { compareValues, equalValues } from "../compare.ts";
import { describe } from "../describe.ts";
import { isDocument } from "../document.ts";
import { hashValue } from "../hash.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger, toNumber } from "../numbers.ts";
import { compileSort } from "../sort.ts";
import { SortedRuns } from "../sorted-runs.ts";
import { tick } from "../turn.ts";
import { typeNameOf } from "../value-types.ts";
import {
  argumentsOf,
  binary,
  isNullish,
  named,
  type OperatorTable,
  unary,
  variadic,
} from "./expression-types.ts";
import { isTruthy } from "./logic.ts";
import { resuming } from "./resumable.ts";

const many = Number.POSITIVE_INFINITY;

/** Operators on arrays and sets. */
export const arrayOperators: OperatorTable = {
  $size: unary(
    (value) => list("The argument to $size must be an array, but was of type: ", value, 17124).length,
  ),
  $isArray: unary((value) => Array.isArray(value)),
  $arrayElemAt: binary((value, index) => {
    if (isNullish(value) || isNullish(index)) return null;
    const items = list("$arrayElemAt's first argument must be an array, but is ", value, 28689);
    if (!isNumeric(index))
      throw new MongoError(
        28690,
        `$arrayElemAt's second argument must be a numeric value, but is ${typeNameOf(index)}`,
      );
    const at = whole(
      "$arrayElemAt's second argument must be representable as a 32-bit integer: ",
      index,
      28691,
    );
    return items.at(at);
  }),
  $first: unary((value) =>
    isNullish(value) ? null : list("$first's argument must be an array, but is ", value, 28689)[0],
  ),
  $last: unary((value) =>
    isNullish(value) ? null : list("$last's argument must be an array, but is ", value, 28689).at(-1),
  ),
  $firstN: named(["n", "input"], [], ({ n, input }) =>
    list("$firstN needs an array, not ", input, 5788200).slice(0, positive(n)),
  ),
  $lastN: named(["n", "input"], [], ({ n, input }) =>
    list("$lastN needs an array, not ", input, 5788200).slice(-positive(n)),
  ),
  $maxN: named(["n", "input"], [], ({ n, input }, { collation }) =>
    extremes(input, positive(n), (a, b) => compareValues(b, a, collation)),
  ),
  $minN: named(["n", "input"], [], ({ n, input }, { collation }) =>
    extremes(input, positive(n), (a, b) => compareValues(a, b, collation)),
  ),
  $slice: variadic(2, 3, (values) => slice(values)),
  $concatArrays: variadic(0, many, (values) =>
    values.some(isNullish)
      ? null
      : joined(values.map((value) => list("$concatArrays only supports arrays, not ", value, 28664))),
  ),
  $in: binary((value, items, { collation }) =>
    list("$in requires an array as a second argument, found: ", items, 40081).some((item) =>
      equalValues(item, value, collation),
    ),
  ),
  $indexOfArray: variadic(2, 4, (values, { collation }) => {
    const [items, value, start, end] = values;
    if (isNullish(items)) return null;
    const from = values.length < 3 ? 0 : natural("$indexOfArray", start);
    const to = values.length < 4 ? many : natural("$indexOfArray", end);
    return list("$indexOfArray requires an array as a first argument, found: ", items, 40090).findIndex(
      (item, index) => index >= from && index < to && equalValues(item, value, collation),
    );
  }),
  $range: variadic(2, 3, ([start, end, ...step]) => range(start, end, step)),
  $reverseArray: unary((value) =>
    isNullish(value)
      ? null
      : [
          ...list("The argument to $reverseArray must be an array, but was of type: ", value, 34435),
        ].reverse(),
  ),
  $zip: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["inputs"], ["useLongestLength", "defaults"]);
    const inputs = compiler.compile(given.inputs);
    const defaults = compiler.compile(given.defaults ?? []);
    const longest = given.useLongestLength === true;
    return (root) => zip(inputs(root), longest, defaults(root));
  },
  $sortArray: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "sortBy"], []);
    const input = compiler.compile(given.input);
    const { collation } = compiler;
    const { sortBy } = given;
    const byFields = isDocument(sortBy) ? compileSort(sortBy, collation) : undefined;
    const sign = isNumeric(sortBy) ? toNumber(sortBy) : 0;
    if (byFields === undefined && sign !== 1 && sign !== -1) {
      throw new MongoError("BadValue", "$sortArray needs sortBy of 1, -1 or a document of fields");
    }
    const order = (a: unknown, b: unknown): number =>
      byFields === undefined
        ? compareValues(a, b, collation) * sign
        : byFields(isDocument(a) ? a : {}, isDocument(b) ? b : {});
    return compiler.loop(
      new Map(),
      null,
      () =>
        function* (root) {
          const value = yield* resuming(input, root);
          if (isNullish(value)) return null;
          const rows = new SortedRuns<unknown>(order);
          const why = "The input argument to $sortArray must be an array, but was of type: ";
          for (const item of list(why, value, 2942504)) {
            rows.add(item);
            if (tick()) yield;
          }
          const sorted: unknown[] = [];
          for (const item of rows.rows()) {
            sorted.push(item);
            if (tick()) yield;
          }
          return sorted;
        },
    );
  },
  $setUnion: variadic(0, many, (values, { collation }, name) =>
    values.some(isNullish)
      ? null
      : distinct(
          values.flatMap((value) => setOf(name, value)),
          collation,
        ),
  ),
  $setIntersection: variadic(0, many, (values, { collation }, name) => {
    if (values.some(isNullish)) return null;
    const [first = [], ...rest] = values.map((value) => setOf(name, value));
    const others = rest.map((items) => hashes(items, collation));
    return distinct(first, collation).filter((item) =>
      others.every((set) => set.has(hashValue(item, collation))),
    );
  }),
  $setDifference: binary((left, right, { collation }, name) => {
    if (isNullish(left) || isNullish(right)) return null;
    const unwanted = hashes(setOf(name, right), collation);
    // In the order of the first list, each once.
    return setOf(name, left).filter((item) => {
      const key = hashValue(item, collation);
      if (unwanted.has(key)) return false;
      unwanted.add(key);
      return true;
    });
  }),
  $setEquals: variadic(2, many, (values, { collation }, name) => {
    const [first = new Set<string>(), ...rest] = values.map((value) => hashes(setOf(name, value), collation));
    return rest.every((set) => set.size === first.size && [...set].every((key) => first.has(key)));
  }),
  $setIsSubset: binary((left, right, { collation }, name) => {
    const all = hashes(setOf(name, right), collation);
    return setOf(name, left).every((item) => all.has(hashValue(item, collation)));
  }),
  $anyElementTrue: unary((value, _compiler, name) => setOf(name, value).some(isTruthy)),
  $allElementsTrue: unary((value, _compiler, name) => setOf(name, value).every(isTruthy)),
};

/** Two lists at a time: a long one is then copied as a whole. */
function joined(lists: readonly (readonly unknown[])[]): readonly unknown[] {
  if (lists.length > 2) return lists.flat();
  const [first = [], second = []] = lists;
  return first.concat(second);
}

function list(why: string, value: unknown, code: number): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new MongoError(code, `${why}${typeNameOf(value)}`);
}

function setOf(name: string, value: unknown): readonly unknown[] {
  return list(`All operands of ${name} must be arrays. One argument is of type: `, value, 17043);
}

function whole(why: string, value: unknown, code: number): number {
  const result = isNumeric(value) ? toInteger(value) : null;
  if (result === null || result > 2147483647n || result < -2147483648n)
    throw new MongoError(code, `${why}${typeNameOf(value)}`);
  return Number(result);
}

function natural(name: string, value: unknown): number {
  const result = whole(`${name} requires an integral starting index, found a value of type: `, value, 40096);
  if (result < 0)
    throw new MongoError(40097, `${name} requires a nonnegative starting index, found: ${result}`);
  return result;
}

function positive(value: unknown): number {
  const result = whole("'n' must be an integer, not ", value, 5787902);
  if (result < 1) throw new MongoError(5787908, `'n' must be greater than 0, found ${result}`);
  return result;
}

function extremes(input: unknown, n: number, order: (a: unknown, b: unknown) => number): unknown[] {
  return list("Input must be an array, not ", input, 5788200)
    .filter((item) => !isNullish(item))
    .sort(order)
    .slice(0, n);
}

function slice(values: readonly unknown[]): unknown {
  const [value, first, second] = values;
  if (values.some(isNullish)) return null;
  const items = list("First argument to $slice must be an array, but is of type: ", value, 28724);
  const one = whole("Second argument to $slice must be a 32-bit integer: ", first, 28726);
  if (second === undefined) return one < 0 ? items.slice(one) : items.slice(0, one);
  const count = whole("Third argument to $slice must be a 32-bit integer: ", second, 28728);
  if (count <= 0) throw new MongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const start = one < 0 ? Math.max(0, items.length + one) : one;
  return items.slice(start, start + count);
}

function range(start: unknown, end: unknown, step: readonly unknown[]): number[] {
  const from = rangeBound("starting", start, 34443);
  const to = rangeBound("ending", end, 34445);
  const by = step.length === 0 ? 1 : rangeBound("step", step[0], 34447);
  if (by === 0) throw new MongoError(34449, "$range requires a non-zero step value");
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (count > mostInRange)
    throw new MongoError(
      "ExceededMemoryLimit",
      `$range would use too much memory: ${count} values; no more than ${mostInRange} are supported`,
    );
  return Array.from({ length: count }, (_, index) => from + index * by);
}

/** More would not fit into a document anyway. */
const mostInRange = 2_000_000;

/** @throws MongoError `code` for what is no number, the next code for what is no 32-bit integer */
function rangeBound(role: "starting" | "ending" | "step", value: unknown, code: number): number {
  if (!isNumeric(value))
    throw new MongoError(
      code,
      `$range requires a numeric ${role} value, found value of type: ${typeNameOf(value)}`,
    );
  const number = toNumber(value);
  if ((number | 0) === number) return number;
  throw new MongoError(
    code + 1,
    `$range requires a ${role} value that can be represented as a 32-bit integer, found value: ${describe(value)}`,
  );
}

function zip(inputs: unknown, longest: boolean, defaults: unknown): unknown {
  if (isNullish(inputs)) return null;
  const columns = list("inputs must be an array of expressions, found ", inputs, 34461);
  if (columns.some(isNullish)) return null;
  const arrays = columns.map((column) => list("$zip found a non-array expression in input: ", column, 34468));
  const lengths = arrays.map((array) => array.length);
  const length = lengths.length === 0 ? 0 : lengths.reduce(longest ? larger : smaller);
  const fill: readonly unknown[] = Array.isArray(defaults) ? defaults : [];
  return Array.from({ length }, (_, row) =>
    arrays.map((array, column) => (row < array.length ? array[row] : (fill[column] ?? null))),
  );
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function hashes(items: readonly unknown[], collation: Parameters<typeof hashValue>[1]): Set<string> {
  return new Set(items.map((item) => hashValue(item, collation)));
}

function distinct(items: readonly unknown[], collation: Parameters<typeof hashValue>[1]): unknown[] {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const key = hashValue(item, collation);
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()].sort((a, b) => compareValues(a, b, collation));
}
