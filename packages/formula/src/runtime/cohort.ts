import { readExact, writeExact } from "../numbers/decimal.ts";
import { compare, fraction, integer, Rational } from "../numbers/rational.ts";
import { precision } from "../numbers/roots.ts";
import { roundSignificant } from "../numbers/rounding.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import { Fault, type RuntimeErrorCode } from "./fault.ts";
import { guard } from "./guard.ts";
import type { Argument, Thunk } from "./operation.ts";
import * as statistics from "./statistics.ts";
import { isRow, ownValue } from "./value.ts";

/** What is known of the group for one request: one exact number, all of them in order, or why there is none. */
export type CohortValue =
  | { readonly value: string }
  | { readonly sorted: readonly string[] }
  | { readonly error: RuntimeErrorCode };

/** Values by request id. Plain JSON: it may be kept, and sent. */
export type CohortValues = Readonly<Record<string, CohortValue>>;

/**
 * What members contribute to the group, as exact numbers in no order. Plain JSON: those of a large group's parts are
 * found one after the other and joined.
 */
export interface CohortMembers {
  /** How many members, blanks included. */
  readonly size: number;
  /** By the request's id. */
  readonly given: readonly { readonly id: string; readonly values: readonly string[] }[];
}

/** Of two parts of a group, which know the same requests. Associative, and nobody joined changes nothing. */
export function joinMembers(one: CohortMembers, other: CohortMembers): CohortMembers {
  const more = new Map(other.given.map(({ id, values }) => [id, values]));
  const known = new Set(one.given.map(({ id }) => id));
  return {
    size: one.size + other.size,
    given: [
      ...one.given.map(({ id, values }) => ({ id, values: [...values, ...(more.get(id) ?? [])] })),
      ...other.given.filter(({ id }) => !known.has(id)),
    ],
  };
}

/** What one member contributes: the precision that is stated for it, so that the group's work stays bounded. */
export function memberValue(value: Rational): Rational {
  return roundSignificant(value, precision);
}

/** Aggregates the members' values for a request; `size` is the number of members, blanks included. */
export function aggregate(name: string, values: readonly Rational[], size: number): CohortValue {
  if (name === "COUNT") return { value: String(size) };
  if (name === "RANK" || name === "PERCENTILE") return { sorted: statistics.sorted(values).map(writeExact) };
  if (name === "SUM") return { value: writeExact(statistics.sum(values)) };
  const compute = aggregates.get(name);
  if (compute === undefined) throw new TypeError(`unknown cohort function ${name}`);
  return values.length === 0 ? { error: "empty-aggregate" } : { value: writeExact(compute(values)) };
}

/** A cohort function in the second phase: reads what the first has found out. */
export function cohortOperation(node: TypedNode & { op: "cohort" }, [x]: readonly Argument[]): Thunk {
  const { id, name } = node;
  const missing = () => new Fault("missing-value", node, { cohort: id });
  return (run) => {
    const known = ownValue(run.cohort, id);
    const error = ownValue(known, "error");
    if (error === "empty-aggregate") throw new Fault("empty-aggregate", node);
    if (name !== "RANK" && name !== "PERCENTILE") {
      const value = ownValue(known, "value");
      const exact = typeof value === "string" ? readExact(value) : null;
      if (exact === null) throw missing();
      return guard(exact, node);
    }
    // The member, not the row of a filter that the function stands in.
    const own = x?.value({ ...run, rows: [] }) ?? null;
    if (own === null) return null;
    const order = isRow(known) ? orderOf(known) : null;
    if (!(own instanceof Rational) || order === null || order.length === 0) throw missing();
    const mine = memberValue(own);
    const atOrBelow = countUntil(order, (value) => compare(value, mine) > 0);
    return name === "RANK"
      ? integer(order.length - atOrBelow + 1)
      : fraction(BigInt(atOrBelow), BigInt(order.length));
  };
}

const aggregates: ReadonlyMap<string, (values: readonly Rational[]) => Rational> = new Map([
  ["AVERAGE", statistics.average],
  ["MEDIAN", statistics.median],
  ["MIN", statistics.smallest],
  ["MAX", statistics.greatest],
  ["STDEV.P", statistics.populationDeviation],
]);

/** The members' values are read once, not once for each member. */
const orders = new WeakMap<object, readonly Rational[]>();

function orderOf(known: object): readonly Rational[] | null {
  const before = orders.get(known);
  if (before !== undefined) return before;
  const sorted = ownValue(known, "sorted");
  if (!Array.isArray(sorted)) return null;
  const order: Rational[] = [];
  for (const text of sorted) {
    const value = typeof text === "string" ? readExact(text) : null;
    if (value === null) return null;
    order.push(value);
  }
  orders.set(known, order);
  return order;
}

/** How many stand before the first that is beyond, in a list in order. */
function countUntil(order: readonly Rational[], isBeyond: (value: Rational) => boolean): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = order[middle];
    if (value === undefined || isBeyond(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
