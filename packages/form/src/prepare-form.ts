import type { Form } from "@duheng/contracts";
import type { AnswerMap, FormContext, PreparedForm } from "./api.ts";
import { examineSound } from "./checking/check-form.ts";
import { fullLayout } from "./fields/full-layout.ts";
import { submissionOf } from "./fill/fill-tree.ts";
import { fillingOf } from "./fill/filling.ts";
import { readyLevel } from "./fill/level.ts";
import { validateAnswers } from "./fill/validate-answers.ts";
import { makeScorer } from "./scoring/scorer.ts";

/**
 * Readies a form for live use: filling, scoring, explaining. `form` is a valid document (`validators.Form`). Throws
 * FormError with the problems of severity error; warnings do not hinder.
 */
export function prepareForm(form: Form, context: FormContext = {}): PreparedForm {
  const { fields, plan, program } = examineSound(form, context);
  const level = readyLevel(plan.plan, plan.programs);
  const submission = (answers: AnswerMap) => submissionOf(level, answers);
  return {
    ...makeScorer({ form, fields, program, explanation: program, submission }),
    ...fillingOf({ form, fields, layout: fullLayout(form, fields), level, program, defaults: "inside" }),
    submission,
    validate: (answers) => validateAnswers(level, answers),
  };
}
