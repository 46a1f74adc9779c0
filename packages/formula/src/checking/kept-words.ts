import type { FixCandidate } from "../diagnostic.ts";
import { isNamePart, normalise } from "../syntax/characters.ts";

/**
 * Whether a fix leaves every operand and operator of the source as it was: it is known to write the same in other
 * words, or it only adds, or what it takes away is neither. It never joins its neighbours, or itself with one, to
 * one word.
 */
export function keepsWords(source: string, { from, to, insert, rewrites }: FixCandidate): boolean {
  const [before, after] = [
    lastOf(source.slice(Math.max(0, from - 2), from)),
    firstOf(source.slice(to, to + 2)),
  ];
  if (insert === "" && isGlued(before, after)) return false;
  const replaced = source.slice(from, to);
  if (!isNamePart(firstOf(replaced)) && isNamePart(before) && isNamePart(firstOf(insert))) return false;
  if (!isNamePart(lastOf(replaced)) && isNamePart(lastOf(insert)) && isNamePart(after)) return false;
  if (rewrites === true) return true;
  for (const character of replaced) if (isWord(character) || isOperator(character)) return false;
  return true;
}

function isGlued(before: string, after: string): boolean {
  return isWord(before) ? isWord(after) || normalise(after) === "%" : isOperator(before) && isOperator(after);
}

function firstOf(text: string): string {
  const point = text.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? "";
}

/** Whether a number, name or text may be made of it. */
function isWord(character: string): boolean {
  return isNamePart(character) || /["'“”‘’.．]/.test(character);
}

function isOperator(character: string): boolean {
  return character !== "" && "+-*/^&=<>%?".includes(normalise(character));
}
