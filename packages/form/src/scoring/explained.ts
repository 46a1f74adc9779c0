import type { ProgramExplanation } from "@duheng/formula/explain";
import type { ProgramResult } from "@duheng/formula/runtime";
import type { ScoredForm } from "../lowering/scored-form.ts";

/** One scoring that is being explained. */
export interface Explained {
  readonly form: ScoredForm;
  readonly values: ProgramResult;
  readonly input: Readonly<Record<string, unknown>>;
  readonly program: ProgramExplanation;
}
