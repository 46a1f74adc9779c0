import { mostMembers } from "../runtime/doubles.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import { add, literal, lowerWithDefault } from "./arithmetic.ts";
import * as bounds from "./bounds.ts";
import { type Bounds, Unbounded } from "./bounds.ts";
import { gradeOf, type Lowering, limitsOf, type Num, pathOf } from "./lowering.ts";

import type { Limits, ListSource, ListSummary } from "./target.ts";

/** Whether a node is a list that a summary can be made of. */
export function isList(node: TypedNode): boolean {
  return node.op === "pluck" || node.op === "filter" || ("shape" in node && node.shape.kind === "list");
}

/** Lowers an aggregate whose arguments hold a list. */
export function lowerSummary<N, B>(
  { name, args }: TypedNode & { op: "call" },
  lowering: Lowering<N, B>,
): Num<N> {
  if (name === "SUM") {
    return args
      .map((arg) => (isList(arg) ? summarise(arg, { name: "sum" }, lowering) : summand(arg, lowering)))
      .reduce((a, b) => add(a, b, lowering));
  }
  const [list, drop, ...others] = args;
  if (list === undefined || !isList(list) || others.length > 0) throw new Unbounded();
  if (name === "TRIMAVERAGE") {
    const times = drop?.op === "number" ? Number(drop.value) : Number.NaN;
    if (!(Number.isInteger(times) && times >= 0 && times <= mostMembers)) throw new Unbounded();
    return summarise(list, { name: "trimmed", drop: times }, lowering);
  }
  const summary = summaries.get(name);
  if (summary === undefined || drop !== undefined) throw new Unbounded();
  return summarise(list, summary, lowering);
}

/** How many rows there are, or rows that meet a condition. */
export function lowerCount<N, B>(args: readonly TypedNode[], lowering: Lowering<N, B>): Num<N> {
  const [list, ...others] = args;
  if (list === undefined || others.length > 0 || lowering.inRow) throw new Unbounded();
  if (
    list.op === "pluck" ||
    ("shape" in list && list.shape.kind === "list" && list.shape.item.kind !== "row")
  )
    return summarise(list, { name: "count" }, lowering);
  const { rows, condition } = rowsOf(list, lowering);
  if (!("shape" in rows) || rows.shape.kind !== "list" || rows.shape.item.kind !== "row")
    throw new Unbounded();
  return {
    code: lowering.target.count(pathOf(rows, lowering), rows.shape.optional, condition),
    bounds: bounds.graded(0, mostMembers, bounds.whole),
  };
}

const summaries: ReadonlyMap<string, ListSummary> = new Map([
  ["AVERAGE", { name: "average" }],
  ["MIN", { name: "smallest" }],
  ["MAX", { name: "greatest" }],
  ["MEDIAN", { name: "median" }],
]);

function summand<N, B>(node: TypedNode, lowering: Lowering<N, B>): Num<N> {
  const mayBeBlank = node.op === "definition" || ("shape" in node && node.shape.optional);
  if (!mayBeBlank) return lowering.lower.number(node, lowering);
  return lowerWithDefault(node, () => literal("0", lowering), lowering);
}

function summarise<N, B>(node: TypedNode, summary: ListSummary, lowering: Lowering<N, B>): Num<N> {
  if (lowering.inRow) throw new Unbounded();
  const list = sourceOf(node, lowering);
  return { code: lowering.target.summary(list, summary), bounds: boundsOf(summary, list.limits) };
}

function sourceOf<N, B>(node: TypedNode, lowering: Lowering<N, B>): ListSource<B> {
  if (node.op === "pluck") {
    const { rows, condition } = rowsOf(node.of, lowering);
    if (!("shape" in rows) || rows.shape.kind !== "list") throw new Unbounded();
    const path = pathOf(rows, lowering);
    const limits = limitsOf(node.shape);
    return {
      path,
      optional: rows.shape.optional,
      key: node.key,
      condition,
      limits,
      blanks: node.shape.optional,
    };
  }
  if (!("shape" in node) || node.shape.kind !== "list") throw new Unbounded();
  const { item, optional } = node.shape;
  return {
    path: pathOf(node, lowering),
    optional,
    key: null,
    condition: null,
    limits: limitsOf(item),
    blanks: item.optional,
  };
}

/** The rows that a node goes through, and the condition that it puts to each. */
function rowsOf<N, B>(node: TypedNode, lowering: Lowering<N, B>): { rows: TypedNode; condition: B | null } {
  if (node.op !== "filter") return { rows: node, condition: null };
  return {
    rows: node.of,
    condition: lowering.target.within(() =>
      lowering.lower.condition(node.condition, { ...lowering, inRow: true }),
    ),
  };
}

/** Bounds for lists of up to `mostMembers`; sums one after the other (Higham, 4.2). */
function boundsOf(summary: ListSummary, limits: Limits): Bounds {
  const { low, high } = limits;
  const own = bounds.graded(low, high, gradeOf(limits));
  const most = bounds.magnitude(own);
  const meanError = (mostMembers + 100) * bounds.unit * most;
  switch (summary.name) {
    case "smallest":
    case "greatest":
      return own;
    case "count":
      return bounds.graded(0, mostMembers, bounds.whole);
    case "sum":
      return bounds.listSum(own, mostMembers);
    case "average":
    case "median":
    case "trimmed":
      return bounds.within(low - meanError, high + meanError, meanError, own.bits + 20);
  }
}
