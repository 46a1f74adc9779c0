import type { ErrorObject } from "ajv";
import { withErrorLimit } from "./error-limit.ts";
import { cleanTitle } from "./one-line.ts";
import { isOfNames } from "./problems.ts";
import { withTextAt } from "./text-at.ts";

/** A validator as it was made of a schema. */
export type Check = ((value: unknown) => boolean) & { errors?: readonly ErrorObject[] | null };

/**
 * A value with each name cleaned that its schema refuses for a character; the very same where there is none. A name of
 * which nothing is left is `nameless`, so that nobody is asked for what he may not change.
 */
export function mendNames<T>(value: T, check: Check): T {
  if (check(value)) return value;
  withErrorLimit(Number.POSITIVE_INFINITY, () => check(value));
  const refused = (check.errors ?? []).filter(isOfNames);
  let mended: unknown = value;
  for (const { instancePath, params } of refused) {
    const clean = (text: string) => cleanTitle(text) || (params.format === "name" ? nameless : "");
    mended = withTextAt(mended, instancePath, clean);
  }
  // Texts took the places of texts.
  return mended as T;
}

const nameless = "未命名";
