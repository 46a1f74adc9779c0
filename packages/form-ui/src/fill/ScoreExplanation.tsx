import { lazy, Suspense } from "react";
import type { ScoreExplanationProps } from "./score/explanation-props.ts";

/** The words of a formula are many: they are fetched where a score is explained, not where a form is filled in. */
const ExplainedScore = lazy(() => import("./score/ExplainedScore.tsx"));

/** The score and how it came about: groups, indicators, and each formula term by term. */
export function ScoreExplanation(props: ScoreExplanationProps) {
  return (
    <Suspense>
      <ExplainedScore {...props} />
    </Suspense>
  );
}
