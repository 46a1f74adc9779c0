import { compile, type Explanation, FormulaError, type Scope } from "@duheng/formula";

/** A stretch of the source, UTF-16, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The tree of values of a formula on an input; null while it has mistakes, or where it asks of the group. */
export function explainFormula(source: string, scope: Scope, input: unknown): Explanation | null {
  if (input === undefined) return null;
  try {
    const formula = compile(source, scope);
    return formula.cohort.length > 0 ? null : formula.explain(input);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/**
 * The sub-expressions around a place, the smallest first. A place between two is in the one that it ends, so that the
 * cursor right behind a name is at the name.
 */
export function expressionsAround(tree: Explanation, place: Range): readonly Explanation[] {
  if (tree.definition !== "" || place.from < tree.from || place.to > tree.to) return [];
  for (const child of tree.children) {
    const inner = expressionsAround(child, place);
    if (inner.length > 0) return [...inner, tree];
  }
  return [tree];
}
