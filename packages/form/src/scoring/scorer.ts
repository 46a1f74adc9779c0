import type { ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { ProgramExplanation } from "@duheng/formula/explain";
import type { RunnableProgram } from "@duheng/formula/runtime";
import type { AnswerMap, Explanation, FieldInfo } from "../api.ts";
import type { ScoredForm } from "../lowering/scored-form.ts";
import { explainScore } from "./explain-score.ts";
import { programInput } from "./program-input.ts";
import { runScore } from "./run-score.ts";

/** Everything of a form that scoring needs, however its program came to be. */
export interface ScorerParts {
  readonly form: ScoredForm;
  /** What explanations name the fields by. */
  readonly fields: readonly FieldInfo[];
  readonly program: RunnableProgram;
  /** The same program, ready to be explained. */
  readonly explanation: ProgramExplanation;
  readonly submission: (answers: AnswerMap) => AnswerMap;
}

export interface Scorer {
  readonly form: ScoredForm;
  readonly needsCohort: boolean;
  cohortOf(members: readonly ScoreInputs[]): Readonly<Record<string, unknown>>;
  score(inputs: ScoreInputs): ScoreResult;
  explain(inputs: ScoreInputs, code?: string): Explanation;
}

/** One way of scoring for the prepared form and the compiled paper. */
export function makeScorer({ form, fields, program, explanation, submission }: ScorerParts): Scorer {
  return {
    form,
    needsCohort: program.cohort.length > 0,
    cohortOf: (members) => program.cohortValues(members.map((inputs) => programInput(inputs, submission))),
    score: (inputs) => runScore(form, program, programInput(inputs, submission)).result,
    explain(inputs, code) {
      const input = programInput(inputs, submission);
      return explainScore(
        { form, fields, ...runScore(form, program, input), input, program: explanation },
        code,
      );
    },
  };
}
