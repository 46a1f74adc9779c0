import { toDouble } from "../numbers/double.ts";
import { add, divide, floored, integer, isZero, multiply, Rational, zero } from "../numbers/rational.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { type Argument, argumentValue, numberOf, numbersOf, type Operation, type Run } from "./operation.ts";
import * as statistics from "./statistics.ts";
import { isList, type Value } from "./value.ts";

export const aggregateOperations: readonly (readonly [string, Operation])[] = [
  ["SUM", (args, run, place) => guard(statistics.sum(numbersOf(args, run)), place)],
  [
    "PRODUCT",
    (args, run, place) => numbersOf(args, run).reduce((a, b) => guard(multiply(a, b), place), integer(1)),
  ],
  ["COUNT", countPresent],
  ["COUNTA", countPresent],
  ["AVERAGE", overSome(statistics.average)],
  ["MEDIAN", overSome(statistics.median)],
  ["MIN", overSome(statistics.smallest)],
  ["MAX", overSome(statistics.greatest)],
  ["STDEV.P", overSome(statistics.populationDeviation)],
  ["TRIMAVERAGE", trimAverage],
  ["WEIGHTED", weighted],
];

function overSome(compute: (values: readonly Rational[]) => Rational): Operation {
  return (args, run, place) => {
    const values = numbersOf(args, run);
    if (values.length === 0) throw new Fault("empty-aggregate", place);
    return guard(compute(values), place);
  };
}

function countPresent(args: readonly Argument[], run: Run): Value {
  return integer(args.reduce((count, arg) => count + countOf(argumentValue(arg, run)), 0));
}

function countOf(value: Value): number {
  if (value === null) return 0;
  return isList(value) ? value.reduce((count: number, each) => count + countOf(each), 0) : 1;
}

function trimAverage([list, k]: readonly Argument[], run: Run, place: Place): Value {
  const values = list === undefined ? [] : numbersOf([list], run);
  const drop = toDouble(floored(numberOf(k, run)));
  if (drop < 0) throw new Fault("domain-error", k?.place ?? place);
  if (values.length === 0) throw new Fault("empty-aggregate", place);
  return guard(statistics.trimmedAverage(values, drop), place);
}

/** A weight of a blank value counts for nothing, so the others share it in proportion. */
function weighted([table]: readonly Argument[], run: Run, place: Place): Value {
  let weights = zero;
  let total = zero;
  let any = false;
  for (const row of table?.cells ?? []) {
    const [weight, value] = row;
    const points = argumentValue(value, run);
    if (!(points instanceof Rational)) continue;
    const share = numberOf(weight, run);
    any = true;
    weights = guard(add(weights, share), place);
    total = guard(add(total, multiply(share, points)), place);
  }
  if (!any) return null;
  if (isZero(weights)) throw new Fault("division-by-zero", place);
  return guard(divide(total, weights), place);
}
