import type { Ast } from "../syntax/ast.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import type { Checked } from "./checked.ts";
import { presenceKey, presentWhere } from "./presence.ts";

/** What is known where a sub-expression is evaluated: how the conditions came out that lead to it. */
export interface Facts {
  /** The latest of them, and those before it. */
  readonly latest: { readonly condition: TypedNode; readonly holds: boolean; readonly before: Facts } | null;
  /** What is surely not blank, by `presenceKey`. */
  readonly present: ReadonlySet<string>;
}

export const noFacts: Facts = { latest: null, present: new Set() };

/** What is known where a condition came out so. */
export function assume(before: Facts, condition: TypedNode, holds: boolean): Facts {
  const found = presentWhere(condition, holds);
  const present = found.size === 0 ? before.present : new Set([...before.present, ...found]);
  return { latest: { condition, holds, before }, present };
}

/** Whether what a node reads is known to be there. */
export function isPresent(facts: Facts, node: TypedNode): boolean {
  if (facts.present.size === 0) return false;
  const key = presenceKey(node);
  return key !== null && facts.present.has(key);
}

/**
 * Checks the arguments of a function that leaves some of them alone, each with what is known where it is evaluated:
 * behind the conditions of AND and OR, and in the branches of IF and IFS.
 */
export function checkInOrder(
  name: string,
  args: readonly Ast[],
  facts: Facts,
  check: (arg: Ast, facts: Facts) => Checked,
): Checked[] {
  let known = facts;
  let condition: Checked | null = null;
  return args.map((arg) => {
    if (name === "AND" || name === "OR") {
      const checked = check(arg, known);
      known = assume(known, checked.node, name === "AND");
      return checked;
    }
    if (!choosing.has(name)) return check(arg, facts);
    if (condition === null) {
      const checked = check(arg, known);
      condition = checked;
      return checked;
    }
    const { node } = condition;
    const checked = check(arg, assume(known, node, true));
    known = assume(known, node, false);
    condition = null;
    return checked;
  });
}

/** Functions whose arguments are conditions, each with a value behind it, and at most one value at the end. */
const choosing: ReadonlySet<string> = new Set(["IF", "IFS"]);
