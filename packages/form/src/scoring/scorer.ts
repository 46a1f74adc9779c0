import type { ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { ProgramExplanation } from "@duheng/formula/explain";
import type { RunnableProgram } from "@duheng/formula/runtime";
import type { AnswerMap, Explanation } from "../api.ts";
import type { ScoredForm } from "../lowering/scored-form.ts";
import { explainScore } from "./explain-score.ts";
import { programInput } from "./program-input.ts";
import { readResult } from "./read-result.ts";

/** Everything of a form that scoring needs, however its program came to be. */
export interface ScorerParts {
  readonly form: ScoredForm;
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
export function makeScorer({ form, program, explanation, submission }: ScorerParts): Scorer {
  return {
    form,
    needsCohort: program.cohort.length > 0,
    cohortOf: (members) => program.cohortValues(members.map((inputs) => programInput(inputs, submission))),
    score: (inputs) => readResult(form, program.evaluate(programInput(inputs, submission))),
    explain(inputs, code) {
      const input = programInput(inputs, submission);
      return explainScore({ form, values: program.evaluate(input), input, program: explanation }, code);
    },
  };
}
