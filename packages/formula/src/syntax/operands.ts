import type { Ast } from "./ast.ts";
import type { Token } from "./token.ts";

/** Whether a value can begin with this word. */
export function startsOperand(token: Token): boolean {
  if (token.kind === "number" || token.kind === "text" || token.kind === "name") return true;
  if (token.kind === "keyword") return token.value !== "AND" && token.value !== "OR";
  return (
    token.kind === "punctuation" && (token.value === "(" || token.value === "[[" || token.value === "[row")
  );
}

/** The name that dots make of words: `STDEV.P`; null where it is more than words. */
export function dottedName(node: Ast): string | null {
  const parts: string[] = [];
  let at = node;
  while (at.kind === "property") {
    parts.unshift(at.key);
    at = at.of;
  }
  return at.kind === "name" ? [at.value, ...parts].join(".") : null;
}

/** Operators of other languages, read as two of ours → what is meant. */
export const turnedRound: ReadonlyMap<string, string> = new Map([
  ["==", "="],
  ["=>", ">="],
  ["=<", "<="],
  ["><", "<>"],
  ["**", "^"],
]);
