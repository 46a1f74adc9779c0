import { type Check, mendNames } from "./clean-names.ts";
import { mostErrors, withErrorLimit } from "./error-limit.ts";
import type { AllDocuments, Problem } from "./generated/types.ts";
import * as checks from "./generated/validators.js";
import { measure } from "./measure.ts";
import { problemsOf, ValidationError } from "./problems.ts";

/** The title of any schema or definition in schemas/. */
export type DocumentName = keyof typeof checks & keyof AllDocuments;
export type DocumentOf<Name extends DocumentName> = NonNullable<AllDocuments[Name]>;

export interface Validator<T> {
  /** Whether the value is such a document. */
  is(value: unknown): value is T;
  /** The value itself, typed. Throws ValidationError with every problem and its place. */
  parse(value: unknown): T;
  /**
   * As parse, for what is stored: names may hold what is refused where names are given today. Whoever gave them, and
   * whoever rests on them, must be able to go on. Out: the value itself.
   */
  parseStored(value: unknown): T;
  /**
   * The value with its names and titles as they can be given today, the very same where they are; whatever else is wrong
   * stays. A name of which nothing is left becomes 未命名.
   */
  cleanNames<Given>(value: Given): Given;
}

type Validators = { readonly [Name in DocumentName]: Validator<DocumentOf<Name>> };

/** The validator of one document or definition by its schema's title; usable as a tRPC input parser. */
export function validatorOf<Name extends DocumentName>(name: Name): Validator<DocumentOf<Name>> {
  return validators[name];
}

/** A compiled paper is code of our own, as long as its form makes it. */
const longTexts: Readonly<Record<string, number>> = { Paper: 4_000_000 };

/** One validator per schema title: `validators.Form.parse(value)`. */
export const validators: Validators = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [name, toValidator(name, check as Check)]),
) as unknown as Validators;

function toValidator(name: string, check: Check): Validator<unknown> {
  const longest = longTexts[name];
  const is = (value: unknown): value is unknown => measure(value, longest) === null && check(value);
  const parse = (value: unknown): unknown => {
    const misfit = measure(value, longest);
    if (misfit !== null) throw new ValidationError(name, [misfit]);
    if (check(value)) return value;
    throw new ValidationError(name, problemsIn(value, check));
  };
  return {
    is,
    parse,
    parseStored: (value) => {
      if (!is(value)) parse(measure(value, longest) === null ? mendNames(value, check) : value);
      return value;
    },
    cleanNames: (value) => mendNames(value, check),
  };
}

/**
 * Sizes first: a list that is too long is told as that, and nobody looks at its items. All other mistakes are
 * collected, up to as many as a person mends in one go.
 */
function problemsIn(value: unknown, check: Check): Problem[] {
  const first = check.errors ?? [];
  const sizes = first.filter(({ keyword }) => sizeKeywords.has(keyword));
  if (sizes.length > 0) return problemsOf(sizes, value);
  withErrorLimit(mostErrors, () => check(value));
  return problemsOf(check.errors ?? first, value).slice(0, mostErrors);
}

const sizeKeywords = new Set(["maxItems", "maxLength", "maxProperties"]);
