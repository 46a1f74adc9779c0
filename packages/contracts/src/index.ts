/**
 * The documents of Duheng: types and validators made from schemas/ (run `npm run codegen` after a change
 * there). Nothing here is written by hand but how a failed validation is told.
 */
export type * from "./generated/types.ts";
export { cleanTitle, ownFormats } from "./one-line.ts";
export { problemsOf, ValidationError } from "./problems.ts";
export { type DocumentName, type DocumentOf, type Validator, validatorOf, validators } from "./validators.ts";
