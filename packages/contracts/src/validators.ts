import type { AllDocuments } from "./generated/types.ts";
import * as checks from "./generated/validators.js";
import { problemsOf, ValidationError } from "./problems.ts";

/** The title of any schema or definition in schemas/. */
export type DocumentName = keyof typeof checks & keyof AllDocuments;
export type DocumentOf<Name extends DocumentName> = NonNullable<AllDocuments[Name]>;

export interface Validator<T> {
  /** Whether the value is such a document. */
  is(value: unknown): value is T;
  /** The value itself, typed. Throws ValidationError with every problem and its place. */
  parse(value: unknown): T;
}

type Validators = { readonly [Name in DocumentName]: Validator<DocumentOf<Name>> };

/** The validator of one document or definition by its schema's title; usable as a tRPC input parser. */
export function validatorOf<Name extends DocumentName>(name: Name): Validator<DocumentOf<Name>> {
  return validators[name];
}

/** One validator per schema title: `validators.Form.parse(value)`. */
export const validators: Validators = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [name, toValidator(name, check as Check)]),
) as unknown as Validators;

type Check = ((value: unknown) => boolean) & { errors?: Parameters<typeof problemsOf>[0] | null };

function toValidator(name: string, check: Check): Validator<unknown> {
  return {
    is: (value): value is unknown => check(value),
    parse: (value) => {
      if (check(value)) return value;
      throw new ValidationError(name, problemsOf(check.errors ?? []));
    },
  };
}
