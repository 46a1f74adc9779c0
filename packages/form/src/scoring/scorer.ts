import type { ScoreInputs, ScoreResult } from "@duheng/contracts";
import type { Explanation as FormulaExplanation, ProgramExplanation } from "@duheng/formula/explain";
import type { CohortMembers, RunnableProgram } from "@duheng/formula/runtime";
import type { AnswerMap, Explanation, FieldInfo } from "../api.ts";
import type { ScoredForm } from "../scored-form.ts";
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
  membersOf(members: readonly ScoreInputs[]): CohortMembers;
  cohortOfMembers(members: CohortMembers): Readonly<Record<string, unknown>>;
  score(inputs: ScoreInputs): ScoreResult;
  explain(inputs: ScoreInputs, code?: string): Explanation;
  explaining(inputs: ScoreInputs): (code?: string) => Explanation;
}

/** One way of scoring for the prepared form and the compiled paper. */
export function makeScorer({ form, fields, program, explanation, submission }: ScorerParts): Scorer {
  function explaining(inputs: ScoreInputs): (code?: string) => Explanation {
    const input = programInput(inputs, { fields, submission });
    // All definitions are explained together: for each of them again would take their number squared.
    let trees: Readonly<Record<string, FormulaExplanation>> | undefined;
    const treeOf = (name: string): FormulaExplanation | null => {
      trees ??= explanation.explain(input);
      return Object.hasOwn(trees, name) ? (trees[name] ?? null) : null;
    };
    const explained = { form, fields, ...runScore(form, program, input), input, treeOf };
    const told = new Map<string | undefined, Explanation>();
    return (code) => {
      const known = told.get(code) ?? explainScore(explained, code);
      told.set(code, known);
      return known;
    };
  }

  const inputsOf = (members: readonly ScoreInputs[]) =>
    members.map((inputs) => programInput(inputs, { fields, submission }));

  return {
    form,
    needsCohort: program.cohort.length > 0,
    cohortOf: (members) => program.cohortValues(inputsOf(members)),
    membersOf: (members) => program.cohortMembers(inputsOf(members)),
    cohortOfMembers: (members) => program.cohortOf(members),
    score: (inputs) => runScore(form, program, programInput(inputs, { fields, submission })).result,
    explain: (inputs, code) => explaining(inputs)(code),
    explaining,
  };
}
