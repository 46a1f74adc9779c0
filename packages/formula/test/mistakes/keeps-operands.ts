import type { Diagnostic } from "../../src/index.ts";

/**
 * Why a fix drops, or glues together, an operand (number, name, text) or operator of the source; null where it keeps
 * them. What stands in place of a misspelt name or a call of Excel is held by what it gives, in the table.
 */
export function droppedWord(source: string, { code, fix, params }: Diagnostic): string | null {
  if (fix === undefined) return null;
  const { from, to, insert } = fix;
  const mended = source.slice(0, from) + insert + source.slice(to);
  const replaced = source.slice(from, to);
  if (insert.trim() === "" && (isMeant.test(replaced) || isGlue(source, from, to)))
    return `${code} takes away what was meant: ${mended}`;
  // A decimal point joins the digits beside it.
  if (insert !== "." && !holds(mended, [source.slice(0, from), source.slice(to)]))
    return `${code} changes a word beside it: ${mended}`;
  if (params.written !== undefined) return null;
  if (naming.has(code) && !holds(insert, replaced.match(/\p{Nd}+/gu) ?? []))
    return `${code} drops a number: ${mended}`;
  // A day or a truth that is written otherwise is the same one: held by the table.
  if (!wrapping.has(code) || params.expected === "date" || params.expected === "boolean") return null;
  return holds(insert, [replaced]) ? null : `${code} drops a word within it: ${mended}`;
}

/** Codes whose fixes put something round what stands there. */
const wrapping: ReadonlySet<string> = new Set([
  "optional-value",
  "argument-count",
  "expected-token",
  "type-mismatch",
]);

/** Codes whose fixes put another name in place of one: a number in it is no misspelling. */
const naming: ReadonlySet<string> = new Set(["unknown-name", "unknown-function", "not-in-enum"]);

/** Letters, digits and all signs but a plus, which says nothing before a value. */
const isMeant = /[\p{L}\p{N}*/^&=<>%×÷-]/u;

/** Two signs that would be read as one. */
function isGlue(source: string, from: number, to: number): boolean {
  return /^(?:[<>=]{2}|\*\*|&&|\|\||\?\?)$/.test(source.charAt(from - 1) + source.charAt(to));
}

/** Whether all numbers and runs of letters of the parts are in the whole, as often. */
function holds(whole: string, parts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const word of wordsOf(whole)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of parts.flatMap(wordsOf)) {
    const left = counts.get(word) ?? 0;
    if (left === 0) return false;
    counts.set(word, left - 1);
  }
  return true;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{N}+(?:\.\p{N}+)?|[\p{L}_$]+/gu) ?? [];
}
