import { add, compare, divide, isZero, multiply, negate, Rational, subtract } from "../numbers/rational.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { foldCase } from "./fold-case.ts";
import { guard } from "./guard.ts";
import { argumentValue, booleanOf, numberOf, type Operation } from "./operation.ts";
import { power } from "./power.ts";
import { runLimits } from "./run-limits.ts";
import { alikeValue, joinedText, sameValue, type Value } from "./value.ts";

/** An operator that needs both of its sides: `whole` is the place of what it comes to. */
export type Binary = (left: Value, right: Value, places: BinaryPlaces) => Value;

export interface BinaryPlaces {
  readonly left: Place;
  readonly right: Place;
  readonly whole: Place;
}

export const binaryOperators: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["+", arithmetic(add)],
  ["-", arithmetic(subtract)],
  ["*", arithmetic(multiply)],
  [
    "/",
    arithmetic((a, b, place) => {
      if (isZero(b)) throw new Fault("division-by-zero", place);
      return divide(a, b);
    }),
  ],
  ["^", arithmetic(power)],
  ["&", (a, b, { whole }) => bearableText(joinedText(a) + joinedText(b), whole)],
  ["=", sameValue],
  ["<>", (a, b) => !sameValue(a, b)],
  ["<", (a, b) => order(a, b) < 0],
  ["<=", (a, b) => order(a, b) <= 0],
  [">", (a, b) => order(a, b) > 0],
  [">=", (a, b) => order(a, b) >= 0],
  // Since edition 1: texts in any case.
  ["~=", alikeValue],
  ["~<>", (a, b) => !alikeValue(a, b)],
  ["~<", (a, b) => foldedOrder(a, b) < 0],
  ["~<=", (a, b) => foldedOrder(a, b) <= 0],
  ["~>", (a, b) => foldedOrder(a, b) > 0],
  ["~>=", (a, b) => foldedOrder(a, b) >= 0],
]);

/** Operators with one side, those that may leave their right side alone, and operators called like functions. */
export const operators: readonly (readonly [string, Operation])[] = [
  ["NEGATE", ([x], run) => negate(numberOf(x, run))],
  ["%", ([x], run, place) => guard(multiply(numberOf(x, run), hundredth), place)],
  ["??", ([a, b], run) => argumentValue(a, run) ?? argumentValue(b, run)],
  ["AND", (args, run) => args.every((arg) => booleanOf(arg, run))],
  ["OR", (args, run) => args.some((arg) => booleanOf(arg, run))],
  ["NOT", ([x], run) => !booleanOf(x, run)],
];

const hundredth = new Rational(1, 100, null);

function arithmetic(compute: (a: Rational, b: Rational, place: Place) => Rational): Binary {
  return (left, right, places) => {
    if (!(left instanceof Rational)) throw new Fault("missing-value", places.left);
    if (!(right instanceof Rational)) throw new Fault("missing-value", places.right);
    return guard(compute(left, right, places.whole), places.whole);
  };
}

/** Definitions that double each other's text would fill the memory, and end in an exception of the engine's. */
function bearableText(text: string, place: Place): string {
  if (text.length <= runLimits.text) return text;
  throw new Fault("limit-exceeded", place, { limit: "text", most: runLimits.text });
}

/** Numbers by value, dates and texts by their code units. */
function order(a: Value, b: Value): number {
  if (a instanceof Rational && b instanceof Rational) return compare(a, b);
  return textOrder(joinedText(a), joinedText(b));
}

function foldedOrder(a: Value, b: Value): number {
  return textOrder(foldCase(joinedText(a)), foldCase(joinedText(b)));
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
