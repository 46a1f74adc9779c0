import { fromDouble, readExact } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { bitsOf } from "../numbers/large.ts";
import { equals, isInteger, toLarge } from "../numbers/rational.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import * as bounds from "./bounds.ts";
import { Unbounded } from "./bounds.ts";
import {
  gradeOf,
  type Lowering,
  leastDivisor,
  limitsOf,
  mostChoices,
  mostQuotient,
  type Num,
  pathOf,
  type Where,
} from "./lowering.ts";
import type { Limits } from "./target.ts";

/** Whether a node reads a number that may be blank. */
export function isOptionalNumber(node: TypedNode, { definitions }: Where): boolean {
  if (node.op === "definition") return definitions.get(node.name)?.type === "number?";
  return "shape" in node && node.op !== "pluck" && node.shape.kind === "number" && node.shape.optional;
}

/** A number that is read and must be there. */
export function readNumber<N, B>(node: TypedNode, lowering: Lowering<N, B>): Num<N> {
  const { limits, grade, bits } = readable(node, lowering);
  return {
    code: lowering.target.number(pathOf(node, lowering), limits),
    bounds: bounds.graded(limits.low, limits.high, grade, bits),
  };
}

/** A number where there is one, and what stands in for it where it is blank. */
export function lowerWithDefault<N, B>(
  node: TypedNode,
  otherwise: () => Num<N>,
  lowering: Lowering<N, B>,
): Num<N> {
  const { limits, grade, bits } = readable(node, lowering);
  let instead: Num<N> | undefined;
  const code = lowering.target.numberOr(pathOf(node, lowering), limits, () => {
    instead = otherwise();
    return instead.code;
  });
  if (instead === undefined) throw new Unbounded();
  const own = bounds.graded(limits.low, limits.high, grade, bits);
  return { code, bounds: bounds.either(own, instead.bounds) };
}

/** One or the other, whose code is made in places of their own. */
export function choose<N, B>(
  condition: B,
  then: () => Num<N>,
  otherwise: () => Num<N>,
  { target, choices }: Lowering<N, B>,
): Num<N> {
  if (choices.open >= mostChoices) throw new Unbounded();
  const branches: Num<N>[] = [];
  const made = (branch: () => Num<N>) => () => {
    const result = branch();
    branches.push(result);
    return result.code;
  };
  choices.open += 1;
  const code = target.choose(condition, made(then), made(otherwise));
  choices.open -= 1;
  const [a, b] = branches;
  if (a === undefined || b === undefined) throw new Unbounded();
  return { code, bounds: bounds.either(a.bounds, b.bounds) };
}

/** A number that is used more than once. */
export function bind<N, B>(
  value: Num<N>,
  use: (value: Num<N>) => Num<N>,
  { target }: Lowering<N, B>,
): Num<N> {
  let result: Num<N> | undefined;
  const code = target.bind(value.code, (named) => {
    result = use({ code: named, bounds: value.bounds });
    return result.code;
  });
  if (result === undefined) throw new Unbounded();
  return { code, bounds: result.bounds };
}

export function literal<N, B>(text: string, { target }: Lowering<N, B>): Num<N> {
  const exact = readExact(text);
  if (exact === null) throw new Unbounded();
  const value = toDouble(exact);
  if (!Number.isFinite(value)) throw new Unbounded();
  const isDecimal = equals(fromDouble(value), exact);
  const isWhole = isInteger(exact) && Math.abs(value) <= bounds.mostWhole;
  const grade = !isDecimal ? bounds.nearest : isWhole ? bounds.whole : bounds.decimal;
  const own = bounds.constantBounds(value, grade, bitsOf(toLarge(exact)));
  return { code: target.constant(value, isDecimal), bounds: own };
}

export function add<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  return { code: target.add(a.code, b.code), bounds: bounds.sum(a.bounds, b.bounds) };
}

export function subtract<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  return { code: target.subtract(a.code, b.code), bounds: bounds.difference(a.bounds, b.bounds) };
}

export function multiply<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  return { code: target.multiply(a.code, b.code), bounds: bounds.product(a.bounds, b.bounds) };
}

export function smaller<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  return { code: target.smaller(a.code, b.code), bounds: bounds.minimum(a.bounds, b.bounds) };
}

export function greater<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  return { code: target.greater(a.code, b.code), bounds: bounds.maximum(a.bounds, b.bounds) };
}

/** A quotient; whether the divisor is 0 must be certain, so only one close to its exact value is taken. */
export function divide<N, B>(a: Num<N>, b: Num<N>, { target }: Lowering<N, B>): Num<N> {
  const { low, high, grade } = b.bounds;
  const distance = low > 0 ? low : high < 0 ? -high : 0;
  const least = Math.max(distance, grade === bounds.whole ? 1 : leastDivisor);
  const most = Math.min(mostQuotient, bounds.magnitude(a.bounds) / least + 1);
  const isBounded = bounds.magnitude(a.bounds) / least < mostQuotient;
  return {
    code: target.divide(a.code, b.code, {
      least: distance >= least ? 0 : least,
      most: isBounded ? Number.POSITIVE_INFINITY : most,
      error: b.bounds.error,
    }),
    bounds: bounds.quotient(a.bounds, b.bounds, least, most),
  };
}

interface Readable {
  readonly limits: Limits;
  readonly grade: bounds.Grade;
  readonly bits?: number;
}

/** What must be true of a number that a node reads, and what is known of it then. */
function readable(node: TypedNode, { definitions }: Where): Readable {
  const known = node.op === "definition" ? definitions.get(node.name) : undefined;
  if (known !== undefined && (known.type === "number" || known.type === "number?")) return known;
  if (!("shape" in node) || node.op === "pluck") throw new Unbounded();
  const limits = limitsOf(node.shape);
  return { limits, grade: gradeOf(limits) };
}

const mostPower = 8;

/** A small constant power, as the products that it stands for. */
export function power<N, B>(base: Num<N>, exponent: TypedNode, lowering: Lowering<N, B>): Num<N> {
  const times = exponent.op === "number" ? Number(exponent.value) : Number.NaN;
  if (!(Number.isInteger(times) && times >= 1 && times <= mostPower)) throw new Unbounded();
  return bind(
    base,
    (factor) => {
      let result = factor;
      for (let count = 1; count < times; count += 1) result = multiply(result, factor, lowering);
      return result;
    },
    lowering,
  );
}
