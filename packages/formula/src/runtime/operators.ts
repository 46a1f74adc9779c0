import {
  add,
  compare,
  divide,
  equals,
  isZero,
  multiply,
  negate,
  Rational,
  ratio,
  subtract,
} from "../numbers/rational.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { type Argument, argumentValue, booleanOf, numberOf, type Operation, type Run } from "./operation.ts";
import { power } from "./power.ts";
import { joinedText, type Value } from "./value.ts";

export const operators: readonly (readonly [string, Operation])[] = [
  ["+", (args, run, place) => guard(add(...both(args, run)), place)],
  ["-", (args, run, place) => guard(subtract(...both(args, run)), place)],
  ["*", (args, run, place) => guard(multiply(...both(args, run)), place)],
  [
    "/",
    (args, run, place) => {
      const [a, b] = both(args, run);
      if (isZero(b)) throw new Fault("division-by-zero", place);
      return guard(divide(a, b), place);
    },
  ],
  ["^", (args, run, place) => power(...both(args, run), place)],
  ["NEGATE", ([x], run) => negate(numberOf(x, run))],
  ["%", ([x], run, place) => guard(multiply(numberOf(x, run), hundredth), place)],
  ["&", ([a, b], run) => joinedText(argumentValue(a, run)) + joinedText(argumentValue(b, run))],
  ["??", ([a, b], run) => argumentValue(a, run) ?? argumentValue(b, run)],
  ["=", ([a, b], run) => sameValue(argumentValue(a, run), argumentValue(b, run))],
  ["<>", ([a, b], run) => !sameValue(argumentValue(a, run), argumentValue(b, run))],
  ["<", (args, run) => order(args, run) < 0],
  ["<=", (args, run) => order(args, run) <= 0],
  [">", (args, run) => order(args, run) > 0],
  [">=", (args, run) => order(args, run) >= 0],
  ["AND", (args, run) => args.every((arg) => booleanOf(arg, run))],
  ["OR", (args, run) => args.some((arg) => booleanOf(arg, run))],
  ["NOT", ([x], run) => !booleanOf(x, run)],
];

const hundredth = ratio(1, 100);

/** Whether two values of one kind are the same; exact numbers by their value. */
export function sameValue(a: Value, b: Value): boolean {
  return a instanceof Rational && b instanceof Rational ? equals(a, b) : a === b;
}

/** Numbers by value, dates and texts by their code units. */
function order([left, right]: readonly Argument[], run: Run): number {
  const a = argumentValue(left, run);
  const b = argumentValue(right, run);
  if (a instanceof Rational && b instanceof Rational) return compare(a, b);
  const [x, y] = [joinedText(a), joinedText(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function both([a, b]: readonly Argument[], run: Run): [Rational, Rational] {
  return [numberOf(a, run), numberOf(b, run)];
}
