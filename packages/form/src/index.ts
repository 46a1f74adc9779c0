/** The form document without I/O: checking, filling, scoring, comparing, and what a paper is. */
export type * from "./api.ts";
export { checkForm } from "./checking/check-form.ts";
export { diffForms } from "./difference/diff-forms.ts";
export { createFillStore } from "./fill/create-fill-store.ts";
export { hashForm } from "./hash-form.ts";
export { type ImportedForm, importSchema } from "./importing/import-schema.ts";
export type { LoweredDefinition } from "./lowering/definition.ts";
export { type LoweredForm, lowerForm } from "./lowering/lower-form.ts";
export { definitionNames } from "./lowering/names.ts";
export { prepareForm } from "./prepare-form.ts";
export { FormError } from "./problem.ts";
export { checkReview, type ReviewLevel, reviewLevels } from "./review/check-review.ts";
export { runSample, runSamples } from "./samples/run-samples.ts";
