import type { DocumentName } from "@duheng/contracts";
import { type Mask, sealedProperties } from "@duheng/contracts/sealed";
import { isSealed } from "../../database/sealing/seal-text.ts";
import { openValue } from "../../database/sealing/sealed-documents.ts";
import { AppError, problem } from "../../errors/app-error.ts";
import { maskOf } from "./mask.ts";

/**
 * An input with what it says of sealed values: absent, or the mask that was shown: untouched; null or blank: taken away;
 * anything else replaces. Errors: `invalid-input` for what looks sealed already.
 */
export function sealedInput<T>(name: DocumentName, input: T, present?: unknown): T {
  const next: Record<string, unknown> = Object.assign({}, input);
  for (const [property, mask] of Object.entries(sealedProperties(name))) {
    const given = next[property];
    if (isSealed(given)) throw sealedAlready(property);
    if (typeof given !== "string") continue;
    if (given.trim() === "") next[property] = null;
    else if (present !== undefined && isMask(name, present, property, { given, mask })) delete next[property];
  }
  return next as unknown as T;
}

/** Puts what an input says of sealed values into the document that it changes; what it leaves stays as it is kept. */
export function withSealed<T>(name: DocumentName, next: T, present: T, input: unknown): T {
  const result: Record<string, unknown> = Object.assign({}, next);
  for (const property of Object.keys(sealedProperties(name))) {
    const given: unknown = Reflect.get(Object(input), property);
    const kept: unknown = Reflect.get(Object(present), property);
    const isSame =
      given === undefined || (given !== null && given === openOrNothing(name, present, property));
    const value = isSame ? kept : given;
    if (value === undefined || value === null) delete result[property];
    else result[property] = value;
  }
  return result as unknown as T;
}

/** A new document's input without the nulls that say that there is nothing. */
export function withoutNulls<T>(name: DocumentName, input: T): T {
  const sealed = sealedProperties(name);
  const entries = Object.entries(Object(input)).filter(
    ([key, value]) => value !== null || !Object.hasOwn(sealed, key),
  );
  return Object.fromEntries(entries) as T;
}

/**
 * A document before and after a change as the trail may tell it: that a sealed value is there, or another one, never what
 * it is. `changed` is what was to be written: what is kept may have been sealed anew meanwhile.
 */
export function toldSealed<T>(
  name: DocumentName,
  { present, changed, updated }: { present: T; changed: T; updated: T },
): [before: object, after: object] {
  const before: Record<string, unknown> = { ...Object(present) };
  const after: Record<string, unknown> = { ...Object(updated) };
  const next: Record<string, unknown> = Object(changed);
  for (const property of Object.keys(sealedProperties(name))) {
    const was = before[property];
    const is = next[property];
    if (was !== undefined) before[property] = "present";
    if (is !== undefined) after[property] = was === undefined || was === is ? "present" : "replaced";
  }
  return [before, after];
}

function isMask(
  name: DocumentName,
  present: unknown,
  property: string,
  { given, mask }: { given: string; mask: Mask },
): boolean {
  const value = given.includes("*") ? openOrNothing(name, present, property) : undefined;
  return value !== undefined && given === maskOf(value, mask);
}

/** What cannot be opened is nobody's to compare with. */
function openOrNothing(name: DocumentName, document: unknown, property: string): string | undefined {
  try {
    return openValue(name, document, property);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function sealedAlready(property: string): AppError {
  return new AppError("invalid-input", {
    problems: [
      problem("invalid-value", `/${property}`, "请填写原文，不要粘贴密文", "must be given in clear"),
    ],
  });
}
