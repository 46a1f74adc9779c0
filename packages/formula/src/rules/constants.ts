import { limits } from "../limits.ts";
import { absolute, compare, integer, isZero, Rational, signOf } from "../numbers/rational.ts";
import { constantValue } from "../runtime/constant.ts";
import type { Ast } from "../syntax/ast.ts";
import type { Checked } from "./checked.ts";
import type { Reporter } from "./reporter.ts";

/** Tells what is wrong with certainty because it is written out: a divisor 0, an exponent or digits beyond the limit. */
export function checkConstants(
  whole: Ast,
  name: string,
  left: Checked | undefined,
  right: Checked | undefined,
  reporter: Reporter,
): void {
  if (right === undefined || !right.constant || !judged.has(name) || isPlainlySmall(right)) return;
  const value = constantValue(right.node);
  if (!(value instanceof Rational)) return;
  if (name === "/" || name === "MOD") {
    if (isZero(value)) reporter.add("division-by-zero", whole);
    return;
  }
  if (compare(absolute(value), integer(limits.exponent)) > 0) {
    reporter.add("limit-exceeded", right.ast, { limit: "exponent", most: limits.exponent });
  } else if ((name === "^" || name === "POWER") && signOf(value) < 0 && left?.constant === true) {
    const base = constantValue(left.node);
    if (base instanceof Rational && isZero(base)) reporter.add("division-by-zero", whole);
  }
}

/** The number that a value is, where it reads no input; null where it is none, or not known while writing. */
export function constantNumber(value: Checked | undefined): Rational | null {
  if (value === undefined || !value.constant) return null;
  const { node } = value;
  if (node.op === "number" && isShort.test(node.value)) return integer(Number(node.value));
  const found = constantValue(node);
  return found instanceof Rational ? found : null;
}

const isShort = /^\d{1,15}$/;

/** Operators and functions whose second operand is judged while writing. */
const judged: ReadonlySet<string> = new Set(["/", "MOD", "^", "POWER", "ROUND", "ROUNDUP", "ROUNDDOWN"]);

/** A written number that is neither 0 nor large: right for each of them. */
function isPlainlySmall({ node }: Checked): boolean {
  if (node.op !== "number") return false;
  return /^[1-9]\d{0,2}$/.test(node.value);
}
