import { plainDecimal, writeExact } from "../numbers/decimal.ts";
import { toDouble } from "../numbers/double.ts";
import { compare, type Rational } from "../numbers/rational.ts";
import type { Checked } from "../rules/checked.ts";
import { constantNumber } from "../rules/constants.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import type { CalledOperation } from "./row.ts";

/** Tells a threshold that is written twice: one of its two values would never count. */
export function checkThresholds(table: Checked | undefined, reporter: Reporter): void {
  const seen = new Set<string>();
  for (const [threshold] of table?.rows ?? []) {
    const value = constantNumber(threshold);
    if (threshold === undefined || value === null) continue;
    const exact = writeExact(value);
    if (seen.has(exact))
      reporter.add("duplicate-threshold", threshold.ast, { threshold: plainDecimal(toDouble(value)) });
    seen.add(exact);
  }
}

/**
 * The highest threshold that is reached counts, in whatever order people write them: those that are written out are put
 * in order here, so that the first one reached is the one; others are compared when the formula runs.
 */
export function bandOperation(args: readonly Checked[]): CalledOperation {
  const [x, table, ...others] = args;
  const nodes = args.map(({ node }) => node);
  if (x === undefined || table?.node.op !== "table") return { name: "BAND", args: nodes };
  const rows: { cells: readonly TypedNode[]; value: Rational }[] = [];
  let isSorted = true;
  for (const [index, [threshold]] of (table.rows ?? []).entries()) {
    const [value, cells] = [constantNumber(threshold), table.node.rows[index]];
    if (value === null || cells === undefined) return { name: "HIGHESTBAND", args: nodes };
    const above = rows.at(-1);
    isSorted &&= above === undefined || compare(above.value, value) >= 0;
    rows.push({ cells, value });
  }
  if (isSorted) return { name: "BAND", args: nodes };
  const sorted = rows.sort((a, b) => compare(b.value, a.value)).map(({ cells }) => cells);
  return { name: "BAND", args: [x.node, { ...table.node, rows: sorted }, ...others.map(({ node }) => node)] };
}
