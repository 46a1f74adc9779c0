import { compare, divide, isZero, type Rational } from "../numbers/rational.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { type Argument, argumentValue, booleanOf, numberOf, type Operation, type Run } from "./operation.ts";
import { alikeValue, isList, sameValue, type Value } from "./value.ts";

/** Choices evaluate what they choose and nothing else. */
export const choiceOperations: readonly (readonly [string, Operation])[] = [
  [
    "IF",
    ([condition, then, otherwise], run) => argumentValue(booleanOf(condition, run) ? then : otherwise, run),
  ],
  [
    "IFS",
    (args, run) => {
      for (let index = 0; index + 1 < args.length; index += 2) {
        if (booleanOf(args[index], run)) return argumentValue(args[index + 1], run);
      }
      return args.length % 2 === 1 ? argumentValue(args.at(-1), run) : null;
    },
  ],
  ["SWITCH", switchBy(sameValue)],
  ["~SWITCH", switchBy(alikeValue)],
  ["BLANK", () => null],
  ["IFBLANK", ([x, y], run) => argumentValue(x, run) ?? argumentValue(y, run)],
  [
    "ISBLANK",
    ([x], run) => {
      const value = argumentValue(x, run);
      return value === null || (isList(value) && value.length === 0);
    },
  ],
  [
    "IFERROR",
    ([x, y], run) => {
      try {
        return argumentValue(x, run);
      } catch (fault) {
        if (fault instanceof Fault) return argumentValue(y, run);
        throw fault;
      }
    },
  ],
  [
    "SAFEDIV",
    ([a, b, whenZero], run, place) => {
      const divisor = numberOf(b, run);
      return isZero(divisor) ? argumentValue(whenZero, run) : guard(divide(numberOf(a, run), divisor), place);
    },
  ],
  [
    "BAND",
    ([x, table, otherwise], run) => {
      const value = numberOf(x, run);
      for (const [threshold, points] of table?.cells ?? []) {
        if (compare(value, numberOf(threshold, run)) >= 0) return argumentValue(points, run);
      }
      return argumentValue(otherwise, run);
    },
  ],
  ["HIGHESTBAND", highestBand],
];

function switchBy(isSame: (a: Value, b: Value) => boolean): Operation {
  return ([x, ...rest], run) => {
    const value = argumentValue(x, run);
    for (let index = 0; index + 1 < rest.length; index += 2) {
      if (isSame(value, argumentValue(rest[index], run))) return argumentValue(rest[index + 1], run);
    }
    return rest.length % 2 === 1 ? argumentValue(rest.at(-1), run) : null;
  };
}

/** The points of the highest threshold that is reached; of equal ones those of the first. */
function highestBand([x, table, otherwise]: readonly Argument[], run: Run): Value {
  const value = numberOf(x, run);
  let reached: { threshold: Rational; points: Argument | undefined } | null = null;
  for (const [cell, points] of table?.cells ?? []) {
    const threshold = numberOf(cell, run);
    const isReached = compare(value, threshold) >= 0;
    if (isReached && (reached === null || compare(threshold, reached.threshold) > 0))
      reached = { threshold, points };
  }
  return argumentValue(reached === null ? otherwise : reached.points, run);
}
