import { type Comparison, isComparison } from "../filter/comparison.ts";
import { Rational, zero } from "../numbers/rational.ts";
import { constantValue } from "../runtime/constant.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import { partsOf, presenceKey } from "./presence.ts";

/** A question on one variable: where it lies beside a constant, whether it is a text, whether it is true. */
export type Atom =
  | {
      readonly kind: "order";
      readonly variable: string;
      readonly name: Comparison;
      readonly constant: Rational;
    }
  | { readonly kind: "text"; readonly variable: string; readonly text: string; readonly same: boolean }
  | { readonly kind: "truth"; readonly variable: string };

/** A condition as what it is made of; what is no comparison with a constant is a truth value of its own. */
export type Logic =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "atom"; readonly atom: Atom }
  | { readonly kind: "AND" | "OR" | "NOT"; readonly of: readonly Logic[] };

/** What a condition asks; null of one that has a mistake, or is longer than people read. Read once for each. */
export function logicOf(condition: TypedNode): Logic | null {
  let logic = known.get(condition);
  if (logic === undefined) {
    logic = isReadable(condition) ? read(condition) : null;
    known.set(condition, logic);
  }
  return logic;
}

export function atomsOf(logic: Logic): readonly Atom[] {
  if (logic.kind === "constant") return [];
  return logic.kind === "atom" ? [logic.atom] : logic.of.flatMap(atomsOf);
}

const known = new WeakMap<TypedNode, Logic | null>();

const mostParts = 40;

function isReadable(condition: TypedNode): boolean {
  const waiting: unknown[] = [condition];
  let parts = 0;
  while (waiting.length > 0 && parts <= mostParts) {
    const at = waiting.pop();
    if (typeof at !== "object" || at === null) continue;
    if ("op" in at && at.op === "error") return false;
    if ("op" in at) parts += 1;
    waiting.push(...Object.values(at));
  }
  return parts <= mostParts;
}

function read(node: TypedNode): Logic {
  if (node.op === "boolean") return { kind: "constant", value: node.value };
  const parts = partsOf(node);
  if (parts === null || parts.name === "ISBLANK") return { kind: "atom", atom: atomOf(node) };
  return { kind: parts.name, of: parts.of.map(read) };
}

function atomOf(node: TypedNode): Atom {
  const [step, ...others] = node.op === "chain" ? node.steps : [];
  if (node.op !== "chain" || step === undefined || others.length > 0 || !isComparison(step.name))
    return { kind: "truth", variable: variableOf(node) };
  const { first } = node;
  const { name, right } = step;
  if (name === "=" || name === "<>") {
    if (right.op === "text") return textAtom(first, right.value, name);
    if (first.op === "text") return textAtom(right, first.value, name);
  }
  const [left, constant] = [constantOf(first), constantOf(right)];
  if (constant !== null) return { kind: "order", variable: variableOf(first), name, constant };
  if (left !== null)
    return { kind: "order", variable: variableOf(right), name: mirrored[name], constant: left };
  // Of two that are both read, it is their difference that lies below, on or above 0.
  const [a, b] = [variableOf(first), variableOf(right)];
  return a <= b
    ? { kind: "order", variable: `${a} - ${b}`, name, constant: zero }
    : { kind: "order", variable: `${b} - ${a}`, name: mirrored[name], constant: zero };
}

function textAtom(node: TypedNode, text: string, name: "=" | "<>"): Atom {
  return { kind: "text", variable: presenceKey(node) ?? variableOf(node), text, same: name === "=" };
}

/** A number that is written out, with a sign or percent before or behind it. */
function constantOf(node: TypedNode): Rational | null {
  const isWritten =
    node.op === "number" ||
    (node.op === "call" && (node.name === "NEGATE" || node.name === "%") && node.args[0]?.op === "number");
  const value = isWritten ? constantValue(node) : null;
  return value instanceof Rational ? value : null;
}

/** The same for two nodes that compute the same of the same names. */
function variableOf(node: TypedNode): string {
  return JSON.stringify(node, (key, value: unknown) => (ignored.has(key) ? undefined : value));
}

const ignored: ReadonlySet<string> = new Set(["from", "to", "label", "shape"]);

/** A comparison read from the right. */
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "<>": "<>",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
