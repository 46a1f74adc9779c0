import type { Explanation as FormulaExplanation } from "@duheng/formula/explain";
import type { FormulaStep } from "../api.ts";
import type { Explained } from "./explained.ts";

/** The terms of one definition with their values; null where the program has no such definition. */
export function formulaStep({ treeOf }: Explained, name: string): FormulaStep | null {
  const tree = treeOf(name);
  return tree === null ? null : toStep(tree);
}

function toStep({ from, to, text, label, node, value, error, children }: FormulaExplanation): FormulaStep {
  return {
    from,
    to,
    text,
    value: value ?? null,
    parts: children.map(toStep),
    ...(node === undefined ? {} : { node }),
    ...(label === undefined ? {} : { label }),
    ...(error === undefined ? {} : { error: { code: error.code } }),
  };
}
