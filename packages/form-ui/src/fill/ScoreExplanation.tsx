import type { Form, ScoreResult } from "@duheng/contracts";
import type { Explanation } from "@duheng/form";
import { lazy, Suspense } from "react";
import type { Locale } from "../shared/locale.ts";

/** The words of a formula are many: they are fetched where a score is explained, not where a form is filled in. */
const ExplainedScore = lazy(() => import("./score/ExplainedScore.tsx"));

export interface ScoreExplanationProps {
  readonly form: Form;
  readonly result: ScoreResult;
  /** The explanation by `paper.explain(inputs)`; without it the table shows points but no formulas. */
  readonly tree?: Explanation;
  readonly locale: Locale;
}

/** The score and how it came about: groups, indicators, and each formula term by term. */
export function ScoreExplanation(props: ScoreExplanationProps) {
  return (
    <Suspense>
      <ExplainedScore {...props} />
    </Suspense>
  );
}
