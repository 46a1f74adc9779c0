import type { Form } from "@duheng/contracts";
import { compileProgram } from "@duheng/formula";
import type { AnswerMap, FormContext, PreparedForm } from "./api.ts";
import { examine } from "./checking/check-form.ts";
import { findField } from "./fields/find-field.ts";
import { fullLayout } from "./fields/full-layout.ts";
import { readFields } from "./fields/read-fields.ts";
import { FillSession } from "./fill/fill-session.ts";
import { evaluated, submissionOf } from "./fill/fill-tree.ts";
import { readyLevel } from "./fill/level.ts";
import { readState } from "./fill/read-state.ts";
import { validateAnswers } from "./fill/validate-answers.ts";
import { lowerDefinitions, scopeOf } from "./lowering/lower-form.ts";
import { FormError, isError } from "./problem.ts";
import { LiveScorer } from "./scoring/live-scorer.ts";
import { makeScorer } from "./scoring/scorer.ts";

/**
 * Readies a form for live use: filling, scoring, explaining. `form` is a valid document (`validators.Form`). Throws
 * FormError with the problems of severity error; warnings do not hinder.
 */
export function prepareForm(form: Form, context: FormContext = {}): PreparedForm {
  const { problems, plan } = examine(form, context);
  const errors = problems.filter(isError);
  if (plan === null || errors.length > 0) throw new FormError(errors);
  const fields = readFields(form.fields);
  const level = readyLevel(plan.plan, plan.programs);
  const program = compileProgram(lowerDefinitions(form), scopeOf(form, fields, plan.schema, context));
  const submission = (answers: AnswerMap) => submissionOf(level, answers);
  return {
    ...makeScorer({ form, program, explanation: program, submission }),
    fields,
    layout: fullLayout(form, fields),
    field: (path) => findField(fields, path),
    fill: (answers) => readState(evaluated(level, answers)),
    submission,
    validate: (answers) => validateAnswers(level, answers),
    startFilling: (answers) => new FillSession(level, fields, new LiveScorer(form, program), answers),
  };
}
