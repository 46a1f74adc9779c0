import type { Explanation as FormulaExplanation, ProgramExplanation } from "@duheng/formula/explain";
import type { FormulaStep } from "../api.ts";

/** The terms of one definition with their values; null where the program has no such definition. */
export function formulaStep(
  program: ProgramExplanation,
  name: string,
  input: Readonly<Record<string, unknown>>,
): FormulaStep | null {
  const tree = program.explain(input, name);
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
