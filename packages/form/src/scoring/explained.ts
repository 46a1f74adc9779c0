import type { ScoreResult } from "@duheng/contracts";
import type { Explanation as FormulaExplanation } from "@duheng/formula/explain";
import type { ProgramResult } from "@duheng/formula/runtime";
import type { FieldInfo } from "../api.ts";
import type { ScoredForm } from "../scored-form.ts";

/** One scoring that is being explained. */
export interface Explained {
  readonly form: ScoredForm;
  readonly fields: readonly FieldInfo[];
  readonly values: ProgramResult;
  readonly result: ScoreResult;
  readonly input: Readonly<Record<string, unknown>>;
  /** The tree of a definition; null where the program has none of that name. */
  readonly treeOf: (name: string) => FormulaExplanation | null;
}
