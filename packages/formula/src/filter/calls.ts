import type { TypedNode } from "../tree/typed-node.ts";
import {
  add,
  bind,
  choose,
  divide,
  greater,
  literal,
  lowerWithDefault,
  multiply,
  power,
  smaller,
  subtract,
} from "./arithmetic.ts";
import * as bounds from "./bounds.ts";
import { Unbounded } from "./bounds.ts";
import { compareNumbers, lowerSame } from "./conditions.ts";
import { isList, lowerCount, lowerSummary } from "./lists.ts";
import type { Lowering, Num } from "./lowering.ts";
import type { RoundingName } from "./target.ts";

/** Lowers a call that gives a number. */
export function lowerCall<N, B>(node: TypedNode & { op: "call" }, lowering: Lowering<N, B>): Num<N> {
  const { args } = node;
  const { target } = lowering;
  const number = (index: number): Num<N> => {
    const arg = args[index];
    if (arg === undefined) throw new Unbounded();
    return lowering.lower.number(arg, lowering);
  };
  switch (node.name) {
    case "NEGATE": {
      const x = number(0);
      return { code: target.negate(x.code), bounds: bounds.negation(x.bounds) };
    }
    case "ABS": {
      const x = number(0);
      return { code: target.absolute(x.code), bounds: bounds.absolute(x.bounds) };
    }
    case "%":
      return divide(number(0), literal("100", lowering), lowering);
    case "POWER":
      return power(number(0), argument(args, 1), lowering);
    case "ROUND":
      return round(number(0), digitsOf(args[1]), "half-away", lowering);
    case "ROUNDUP":
      return round(number(0), digitsOf(args[1]), "away", lowering);
    case "ROUNDDOWN":
      return round(number(0), digitsOf(args[1]), "toward", lowering);
    case "INT":
      return round(number(0), 0, "floor", lowering);
    case "CLAMP":
      return smaller(number(2), greater(number(1), number(0), lowering), lowering);
    case "STRICTCLAMP":
      return strictClamp(number(0), number(1), number(2), lowering);
    case "SCALE":
      return scale([number(0), number(1), number(2), number(3), number(4)], lowering);
    case "IF":
      return choose(
        test(args[0], lowering),
        () => number(1),
        () => number(2),
        lowering,
      );
    case "IFS":
      return choices(args, (index) => test(args[index], lowering), lowering);
    case "SWITCH":
      return lowerSwitch(argument(args, 0), args.slice(1), lowering);
    case "BAND":
      return band(args, lowering);
    case "IFBLANK":
      return lowerWithDefault(argument(args, 0), () => number(1), lowering);
    case "IFERROR":
      // Wherever the first argument has an error, it is not decided here.
      return number(0);
    case "SAFEDIV": {
      const quotient = (divisor: Num<N>) =>
        choose(
          compareNumbers("=", divisor, literal("0", lowering), lowering),
          () => number(2),
          () => divide(number(0), divisor, lowering),
          lowering,
        );
      const divisor = number(1);
      if (divisor.bounds.grade < bounds.nearest) throw new Unbounded();
      return bind(divisor, quotient, lowering);
    }
    case "SUM":
    case "AVERAGE":
    case "MIN":
    case "MAX":
      return args.some(isList) ? lowerSummary(node, lowering) : overScalars(node.name, args, lowering);
    case "MEDIAN":
    case "TRIMAVERAGE":
      return lowerSummary(node, lowering);
    case "COUNT":
    case "COUNTA":
      return lowerCount(args, lowering);
    default:
      throw new Unbounded();
  }
}

function argument(args: readonly TypedNode[], index: number): TypedNode {
  const arg = args[index];
  if (arg === undefined) throw new Unbounded();
  return arg;
}

/** Numbers given one by one. A blank counts for nothing in a sum; elsewhere it would change what is asked. */
function overScalars<N, B>(name: string, args: readonly TypedNode[], lowering: Lowering<N, B>): Num<N> {
  const numbers = args.map((arg) =>
    name === "SUM" && (arg.op === "definition" || ("shape" in arg && arg.shape.optional))
      ? lowerWithDefault(arg, () => literal("0", lowering), lowering)
      : lowering.lower.number(arg, lowering),
  );
  const join = name === "MIN" ? smaller : name === "MAX" ? greater : add;
  const joined = numbers.reduce((a, b) => join(a, b, lowering));
  return name === "AVERAGE" ? divide(joined, literal(String(args.length), lowering), lowering) : joined;
}

const mostDigits = 12;

function digitsOf(node: TypedNode | undefined): number {
  const digits = node?.op === "number" ? Number(node.value) : Number.NaN;
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= mostDigits)) throw new Unbounded();
  return digits;
}

function round<N, B>(x: Num<N>, digits: number, name: RoundingName, { target }: Lowering<N, B>): Num<N> {
  if (x.bounds.grade === bounds.whole) return x;
  const scale = 10 ** digits;
  const margin = bounds.roundingMargin(x.bounds, scale);
  return {
    code: target.round(x.code, { scale, name, margin, error: x.bounds.error }),
    bounds: bounds.roundedTo(x.bounds, scale),
  };
}

/** Doubles decide it where the limits can't come the wrong way round. */
function strictClamp<N, B>(x: Num<N>, low: Num<N>, high: Num<N>, lowering: Lowering<N, B>): Num<N> {
  const isOrdered = low.bounds.high + low.bounds.error < high.bounds.low - high.bounds.error;
  if (!isOrdered) throw new Unbounded();
  return smaller(high, greater(low, x, lowering), lowering);
}

function scale<N, B>(
  [x, fromLow, fromHigh, toLow, toHigh]: readonly [Num<N>, Num<N>, Num<N>, Num<N>, Num<N>],
  lowering: Lowering<N, B>,
): Num<N> {
  const part = (low: Num<N>) =>
    divide(subtract(x, low, lowering), subtract(fromHigh, low, lowering), lowering);
  const reached = bind(fromLow, part, lowering);
  const share = smaller(literal("1", lowering), greater(literal("0", lowering), reached, lowering), lowering);
  const reach = (low: Num<N>) =>
    add(low, multiply(share, subtract(toHigh, low, lowering), lowering), lowering);
  return bind(toLow, reach, lowering);
}

/** The value behind the first test that holds, else the last argument; without that one it may be blank. */
function choices<N, B>(
  args: readonly TypedNode[],
  testOf: (index: number) => B,
  lowering: Lowering<N, B>,
): Num<N> {
  if (args.length % 2 === 0) throw new Unbounded();
  const from = (index: number): Num<N> => {
    const value = () => lowering.lower.number(argument(args, index + 1), lowering);
    if (index === args.length - 1) return lowering.lower.number(argument(args, index), lowering);
    return choose(testOf(index), value, () => from(index + 2), lowering);
  };
  return from(0);
}

function lowerSwitch<N, B>(x: TypedNode, cases: readonly TypedNode[], lowering: Lowering<N, B>): Num<N> {
  if (x.op === "text" || cases[0]?.op === "text")
    return choices(cases, (index) => lowerSame(x, argument(cases, index), lowering), lowering);
  const equals = (value: Num<N>, index: number) =>
    compareNumbers("=", value, lowering.lower.number(argument(cases, index), lowering), lowering);
  return bind(
    lowering.lower.number(x, lowering),
    (value) => choices(cases, (index) => equals(value, index), lowering),
    lowering,
  );
}

function band<N, B>(args: readonly TypedNode[], lowering: Lowering<N, B>): Num<N> {
  const [x, table, otherwise] = args;
  if (x === undefined || table?.op !== "table" || otherwise === undefined) throw new Unbounded();
  const from = (value: Num<N>, index: number): Num<N> => {
    const [threshold, points] = table.rows[index] ?? [];
    if (threshold === undefined || points === undefined) return lowering.lower.number(otherwise, lowering);
    const reaches = compareNumbers(">=", value, lowering.lower.number(threshold, lowering), lowering);
    return choose(
      reaches,
      () => lowering.lower.number(points, lowering),
      () => from(value, index + 1),
      lowering,
    );
  };
  return bind(lowering.lower.number(x, lowering), (value) => from(value, 0), lowering);
}

function test<N, B>(node: TypedNode | undefined, lowering: Lowering<N, B>): B {
  if (node === undefined) throw new Unbounded();
  return lowering.lower.condition(node, lowering);
}
