import type { Problem } from "@duheng/contracts";
import { explanationOf } from "@duheng/formula/explain";
import { type FastRow, instantiate } from "@duheng/formula/runtime";
import type { AnswerMap, Paper, Validation } from "../api.ts";
import { submissionOf } from "../fill/fill-tree.ts";
import { readyLevel } from "../fill/level.ts";
import { validateAnswers } from "../fill/validate-answers.ts";
import { errorAt } from "../problem.ts";
import { makeScorer } from "../scoring/scorer.ts";
import type { FieldsValidator, PaperData } from "./paper-data.ts";

/** Makes a paper of the data, the validator and the formulas' code that its module holds. */
export function createPaper(
  data: PaperData,
  validateFields: FieldsValidator,
  rows: readonly (FastRow | null)[],
): Paper {
  const level = readyLevel(data.plan);
  const submission = (answers: AnswerMap) => submissionOf(level, answers);
  const scorer = makeScorer({
    form: data.form,
    program: instantiate(data.program, rows),
    explanation: explanationOf(data.program),
    submission,
  });
  return { ...scorer, validate: (answers) => held(validateAnswers(level, answers), validateFields) };
}

/** The form's own rules speak first, in words for people; the JSON Schema has the last word on what may be stored. */
function held(validation: Validation, validateFields: FieldsValidator): Validation {
  if (!validation.valid || validateFields(validation.answers)) return validation;
  const problems = (validateFields.errors ?? []).map(
    ({ instancePath, keyword, message }): Problem =>
      errorAt(
        instancePath,
        `schema-${keyword}`,
        `不符合表单的规定（${keyword}）`,
        message ?? `does not fit the form's schema (${keyword})`,
      ),
  );
  return { ...validation, valid: false, problems: [...validation.problems, ...problems] };
}
