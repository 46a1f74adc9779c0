import type { TypedNode } from "../tree/typed-node.ts";
import {
  add,
  divide,
  isOptionalNumber,
  literal,
  lowerWithDefault,
  multiply,
  power,
  readNumber,
  subtract,
} from "./arithmetic.ts";
import { Unbounded } from "./bounds.ts";
import { lowerCall } from "./calls.ts";
import type { Lowering, Num } from "./lowering.ts";

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
