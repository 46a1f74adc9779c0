import { toDouble } from "../numbers/double.ts";
import {
  add,
  compare,
  divide,
  floored,
  integer,
  isInteger,
  multiply,
  one,
  Rational,
  signOf,
  subtract,
  zero,
} from "../numbers/rational.ts";
import type { Place } from "../tree/typed-node.ts";
import { Fault } from "./fault.ts";
import { guard } from "./guard.ts";
import { type Argument, argumentValue, numberOf, numbersOf, type Operation, type Run } from "./operation.ts";
import { average, sorted } from "./statistics.ts";
import { isList, type Value } from "./value.ts";

/** Statistics of one list, and lists row by row, as Excel has them. */
export const listOperations: readonly (readonly [string, Operation])[] = [
  ["SUMPRODUCT", sumOfProducts],
  ["LARGE", (args, run, place) => ranked(args, run, place, (order, k) => order[order.length - k])],
  ["SMALL", (args, run, place) => ranked(args, run, place, (order, k) => order[k - 1])],
  ["PERCENTILE", ([list, p], run, place) => quantile(list, numberOf(p, run), run, p?.place ?? place)],
  ["QUARTILE", quartile],
  ["TRIMMEAN", trimmedMean],
];

/** A blank counts as 0, as in Excel. */
function sumOfProducts(lists: readonly Argument[], run: Run, place: Place): Value {
  const columns = lists.map((list) => valuesOf(list, run));
  const [first = []] = columns;
  columns.forEach((column, index) => {
    if (column.length !== first.length) throw new Fault("outside-limits", lists[index]?.place ?? place);
  });
  let total = zero;
  first.forEach((_, row) => {
    let product = one;
    for (const column of columns) {
      const value = column[row];
      product = guard(multiply(product, value instanceof Rational ? value : zero), place);
    }
    total = guard(add(total, product), place);
  });
  return total;
}

function valuesOf(list: Argument, run: Run): readonly Value[] {
  const value = argumentValue(list, run);
  return isList(value) ? value : [];
}

/** The list in order; an error of nothing. */
function ordered(list: Argument | undefined, run: Run, place: Place): Rational[] {
  const order = list === undefined ? [] : sorted(numbersOf([list], run));
  if (order.length === 0) throw new Fault("empty-aggregate", list?.place ?? place);
  return order;
}

function ranked(
  [list, k]: readonly Argument[],
  run: Run,
  place: Place,
  pick: (order: readonly Rational[], k: number) => Rational | undefined,
): Value {
  const order = ordered(list, run, place);
  const rank = numberOf(k, run);
  const found = isInteger(rank) ? pick(order, toDouble(rank)) : undefined;
  if (found === undefined) throw new Fault("outside-limits", k?.place ?? place);
  return found;
}

/** Excel's PERCENTILE.INC: linear between the two neighbours of p × (n − 1), exactly. */
function quantile(list: Argument | undefined, p: Rational, run: Run, place: Place): Value {
  const order = ordered(list, run, place);
  if (signOf(p) < 0 || compare(p, one) > 0) throw new Fault("outside-limits", place);
  const position = multiply(p, integer(order.length - 1));
  const below = floored(position);
  const index = toDouble(below);
  const [low = zero, high = low] = order.slice(index, index + 2);
  return guard(add(low, multiply(subtract(position, below), subtract(high, low))), place);
}

function quartile([list, q]: readonly Argument[], run: Run, place: Place): Value {
  const quarter = numberOf(q, run);
  if (!isInteger(quarter)) throw new Fault("outside-limits", q?.place ?? place);
  return quantile(list, divide(quarter, integer(4)), run, q?.place ?? place);
}

/** Excel's rule: the share of values to drop in all, rounded down to an even number of them. */
function trimmedMean([list, share]: readonly Argument[], run: Run, place: Place): Value {
  const order = ordered(list, run, place);
  const part = numberOf(share, run);
  if (signOf(part) < 0 || compare(part, one) >= 0) throw new Fault("outside-limits", share?.place ?? place);
  const each = toDouble(floored(divide(multiply(part, integer(order.length)), integer(2))));
  return guard(average(order.slice(each, order.length - each)), place);
}
