import type { Problem } from "@duheng/contracts";
import { explanationOf } from "@duheng/formula/explain";
import { type FastRow, instantiate } from "@duheng/formula/runtime";
import type { AnswerMap, PreparedForm, Validation } from "../api.ts";
import { submissionOf } from "../fill/fill-tree.ts";
import { fillingOf } from "../fill/filling.ts";
import { waitingCode } from "../fill/judge.ts";
import { readyLevel } from "../fill/level.ts";
import { validateAnswers } from "../fill/validate-answers.ts";
import { pointer } from "../json/pointer.ts";
import { programsIn } from "../planning/plan.ts";
import { errorAt } from "../problem.ts";
import { makeScorer } from "../scoring/scorer.ts";
import type { FieldsValidator, PaperData } from "./paper-data.ts";

/** Makes a paper of the data, the validator and the code of its formulas and its fields' formulas that its module holds. */
export function createPaper(
  data: PaperData,
  validateFields: FieldsValidator,
  rows: readonly (FastRow | null)[],
  fieldRows: readonly (readonly (FastRow | null)[] | undefined)[],
): PreparedForm {
  const { form, plan, layout, program: tree, defaults = "own" } = data;
  const ready = new Map(
    programsIn(plan).map((typed, index) => [typed, instantiate(typed, fieldRows[index])]),
  );
  const level = readyLevel(plan, ready);
  const infos = new Map(plan.fields.map(({ info }) => [info.key, info]));
  const fields = data.keys.flatMap((key) => infos.get(key) ?? []);
  const submission = (answers: AnswerMap) => submissionOf(level, answers);
  const program = instantiate(tree, rows);
  return {
    ...makeScorer({ form, fields, program, explanation: explanationOf(tree), submission }),
    ...fillingOf({ form, fields, layout, level, program: { ...program, tree }, defaults }),
    submission,
    validate: (answers) => held(validateAnswers(level, answers), validateFields),
  };
}

/**
 * The form's own rules speak first, in words for people; the JSON Schema has the last word on what may be stored. That
 * something is not there is no word of it where data is waited for.
 */
function held(validation: Validation, validateFields: FieldsValidator): Validation {
  if (!validation.valid || validateFields(validation.answers)) return validation;
  const waiting = new Set(
    validation.problems.filter(({ code }) => code === waitingCode).map(({ path }) => path),
  );
  const problems = (validateFields.errors ?? [])
    .filter(({ instancePath, params }) => !waiting.has(pointer(instancePath, `${params?.missingProperty}`)))
    .map(
      ({ instancePath, keyword, message }): Problem =>
        errorAt(
          instancePath,
          `schema-${keyword}`,
          `不符合表单的规定（${keyword}）`,
          message ?? `does not fit the form's schema (${keyword})`,
        ),
    );
  if (problems.length === 0) return validation;
  return { ...validation, valid: false, problems: [...validation.problems, ...problems] };
}
