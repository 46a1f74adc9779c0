import type { FixCandidate } from "../diagnostic.ts";
import { isNamePart, normalise } from "../syntax/characters.ts";

/**
 * Whether a fix leaves every operand and operator of the source as it was: it is known to write the same in other
 * words, or it only adds, or what it takes away is neither and does not join its neighbours to one word.
 */
export function keepsWords(source: string, { from, to, insert, rewrites }: FixCandidate): boolean {
  if (rewrites === true) return true;
  for (const character of source.slice(from, to))
    if (isWord(character) || isOperator(character)) return false;
  if (insert !== "") return true;
  const [before, after] = [source.charAt(from - 1), source.charAt(to)];
  return !(isWord(before) && isWord(after)) && !(isOperator(before) && isOperator(after));
}

/** Whether a number, name or text may be made of it. */
function isWord(character: string): boolean {
  return isNamePart(character) || /["'“”‘’.．]/.test(character);
}

function isOperator(character: string): boolean {
  return character !== "" && "+-*/^&=<>%?".includes(normalise(character));
}
