import type { ErrorObject } from "ajv";
import { withErrorLimit } from "./error-limit.ts";
import { cleanTitle } from "./one-line.ts";
import { isOfNames } from "./problems.ts";

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
    mended = changedAt(mended, instancePath.split("/").slice(1), clean);
  }
  // Texts took the places of texts.
  return mended as T;
}

const nameless = "未命名";

function changedAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (text: string) => string,
): unknown {
  if (step === undefined) return typeof value === "string" ? change(value) : value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === Number(step) ? changedAt(item, rest, change) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return { ...value, [key]: changedAt(Reflect.get(value, key), rest, change) };
}
