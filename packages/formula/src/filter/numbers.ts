import { fromDouble, readExact } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { bitsOf } from "../numbers/large.ts";
import { equals, isInteger, toLarge } from "../numbers/rational.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import * as bounds from "./bounds.ts";
import { Unbounded } from "./bounds.ts";
import { lowerCall } from "./calls.ts";
import { lowerCondition } from "./conditions.ts";
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

/** Lowers a sub-expression that is a number and never blank. Throws `Unbounded` where doubles are of no use for it. */
export function lowerNumber<N, B>(node: TypedNode, lowering: Lowering<N, B>): Num<N> {
  switch (node.op) {
    case "number":
      return literal(node.value, lowering);
    case "field":
    case "element":
    case "property":
    case "definition":
      if (isOptionalNumber(node, lowering)) throw new Unbounded();
      return readNumber(node, lowering);
    case "chain":
      return lowerChain(node, lowering);
    case "call":
      return lowerCall(node, lowering);
    default:
      throw new Unbounded();
  }
}

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

function lowerChain<N, B>(node: TypedNode & { op: "chain" }, lowering: Lowering<N, B>): Num<N> {
  if (node.steps[0]?.name === "??") return lowerDefaults(node, lowering);
  let left = lowerNumber(node.first, lowering);
  for (const { name, right } of node.steps) {
    if (name === "^") left = power(left, right, lowering);
    else left = operator(name)(left, lowerNumber(right, lowering), lowering);
  }
  return left;
}

function operator(name: string): <N, B>(a: Num<N>, b: Num<N>, lowering: Lowering<N, B>) => Num<N> {
  switch (name) {
    case "+":
      return add;
    case "-":
      return subtract;
    case "*":
      return multiply;
    case "/":
      return divide;
    default:
      throw new Unbounded();
  }
}

/** `a ?? b`; a longer row of them is rare, and left to exact evaluation. */
function lowerDefaults<N, B>(node: TypedNode & { op: "chain" }, lowering: Lowering<N, B>): Num<N> {
  const [step, ...others] = node.steps;
  if (step === undefined || others.length > 0) throw new Unbounded();
  return lowerWithDefault(node.first, () => lowerNumber(step.right, lowering), lowering);
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

/** A truth value within a number. */
export function condition<N, B>(node: TypedNode | undefined, lowering: Lowering<N, B>): B {
  if (node === undefined) throw new Unbounded();
  return lowerCondition(node, lowering);
}
