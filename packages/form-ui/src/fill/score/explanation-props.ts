import type { Form, ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import type { Locale } from "../../shared/locale.ts";

export interface ScoreExplanationProps {
  readonly form: Form;
  readonly result: ScoreResult;
  /** The explanation by `paper.explain(inputs)`; without it the table shows points but no formulas. */
  readonly tree?: Explanation;
  readonly locale: Locale;
}
