import type { TypedNode } from "../tree/typed-node.ts";
import * as bounds from "./bounds.ts";
import { Unbounded } from "./bounds.ts";
import { type Comparison, isComparison } from "./comparison.ts";
import { type Lowering, type Num, pathOf } from "./lowering.ts";
import type { BlankKind } from "./target.ts";

/** Lowers a sub-expression that is true or false. Throws `Unbounded` where that is no use. */
export function lowerCondition<N, B>(node: TypedNode, lowering: Lowering<N, B>): B {
  const { target } = lowering;
  switch (node.op) {
    case "boolean":
      return target.truth(node.value);
    case "field":
    case "element":
    case "property":
      if (node.shape.kind !== "boolean" || node.shape.optional) throw new Unbounded();
      return target.boolean(pathOf(node, lowering), null);
    case "definition":
      if (lowering.definitions.get(node.name)?.type !== "boolean") throw new Unbounded();
      return target.boolean(pathOf(node, lowering), null);
    case "chain":
      return lowerLogic(node, lowering);
    case "call":
      return lowerTest(node, lowering);
    default:
      throw new Unbounded();
  }
}

/** Whether two numbers compare so. */
export function compareNumbers<N, B>(
  comparison: Comparison,
  a: Num<N>,
  b: Num<N>,
  { target }: Lowering<N, B>,
): B {
  const margin = bounds.comparisonMargin(a.bounds, b.bounds);
  const equal = a.bounds.grade >= bounds.decimal && b.bounds.grade >= bounds.decimal;
  const { error } = bounds.difference(a.bounds, b.bounds);
  return target.compare(comparison, a.code, b.code, { margin, error, equal });
}

/** Whether two values are the same: numbers, or a text that is read and one that is written. */
export function lowerSame<N, B>(left: TypedNode, right: TypedNode, lowering: Lowering<N, B>): B {
  if (right.op === "text") return lowerTextIs(left, right.value, lowering);
  if (left.op === "text") return lowerTextIs(right, left.value, lowering);
  return compareNumbers(
    "=",
    lowering.lower.number(left, lowering),
    lowering.lower.number(right, lowering),
    lowering,
  );
}

function lowerLogic<N, B>(node: TypedNode & { op: "chain" }, lowering: Lowering<N, B>): B {
  const { target } = lowering;
  const [step, ...others] = node.steps;
  if (step === undefined) throw new Unbounded();
  if (step.name === "??") {
    const { first } = node;
    if (others.length > 0 || !reads(first, "boolean") || step.right.op !== "boolean") throw new Unbounded();
    return target.boolean(pathOf(first, lowering), step.right.value);
  }
  if (step.name === "AND" || step.name === "OR") {
    return node.steps.reduce(
      (left, { name, right }) => {
        const then = () => lowerCondition(right, lowering);
        return name === "AND" ? target.and(left, then) : target.or(left, then);
      },
      lowerCondition(node.first, lowering),
    );
  }
  if (others.length > 0 || !isComparison(step.name)) throw new Unbounded();
  if (step.name === "=") return lowerSame(node.first, step.right, lowering);
  if (step.name === "<>") return target.not(lowerSame(node.first, step.right, lowering));
  return compareNumbers(
    step.name,
    lowering.lower.number(node.first, lowering),
    lowering.lower.number(step.right, lowering),
    lowering,
  );
}

function lowerTest<N, B>({ name, args }: TypedNode & { op: "call" }, lowering: Lowering<N, B>): B {
  const { target } = lowering;
  const [first, ...rest] = args;
  if (first === undefined) throw new Unbounded();
  switch (name) {
    case "NOT":
      return target.not(lowerCondition(first, lowering));
    case "AND":
      return rest.reduce(
        (left, arg) => target.and(left, () => lowerCondition(arg, lowering)),
        lowerCondition(first, lowering),
      );
    case "OR":
      return rest.reduce(
        (left, arg) => target.or(left, () => lowerCondition(arg, lowering)),
        lowerCondition(first, lowering),
      );
    case "ISBLANK":
      return lowerBlank(first, lowering);
    default:
      throw new Unbounded();
  }
}

function lowerBlank<N, B>(node: TypedNode, lowering: Lowering<N, B>): B {
  const kinds: readonly BlankKind[] = ["number", "text", "boolean"];
  const type = node.op === "definition" ? lowering.definitions.get(node.name)?.type : undefined;
  const kind = kinds.find((each) => reads(node, each) || type === each || type === `${each}?`);
  if (kind === undefined) throw new Unbounded();
  return lowering.target.blank(pathOf(node, lowering), kind);
}

/** Whether a text that is read, or one that stands in for it, is the one that is written. */
function lowerTextIs<N, B>(node: TypedNode, text: string, lowering: Lowering<N, B>): B {
  if (node.op !== "chain") {
    if (!reads(node, "text") || node.shape.optional) throw new Unbounded();
    return lowering.target.textIs(pathOf(node, lowering), text, null);
  }
  const [step, ...others] = node.steps;
  const { first } = node;
  if (step?.name !== "??" || others.length > 0 || step.right.op !== "text" || !reads(first, "text"))
    throw new Unbounded();
  return lowering.target.textIs(pathOf(first, lowering), text, step.right.value === text);
}

/** Whether a node reads a single value of a kind. */
function reads(
  node: TypedNode,
  kind: BlankKind,
): node is TypedNode & { op: "field" | "element" | "property" } {
  return (node.op === "field" || node.op === "element" || node.op === "property") && node.shape.kind === kind;
}
