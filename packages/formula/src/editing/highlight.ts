import { lex } from "../syntax/lexer.ts";
import type { Token } from "../syntax/token.ts";

export type HighlightKind =
  | "number"
  | "text"
  | "name"
  | "property"
  | "function"
  | "keyword"
  | "operator"
  | "punctuation"
  | "comment";

/** A coloured stretch of the source, UTF-16 offsets. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
  readonly kind: HighlightKind;
}

/** The words of a source with their kinds, in order; spaces and what can't be read are left out. Never throws. */
export function highlight(source: string): Highlight[] {
  const { tokens, comments } = lex(source);
  const words = tokens.flatMap((token, index) => {
    const kind = kindOf(tokens, index);
    // Words that stand for nothing written (the brackets of a pasted `{1;2}`) have no width.
    return kind === null || token.from === token.to ? [] : [{ from: token.from, to: token.to, kind }];
  });
  const remarks = comments.map(({ from, to }): Highlight => ({ from, to, kind: "comment" }));
  return [...words, ...remarks].sort((a, b) => a.from - b.from);
}

function kindOf(tokens: readonly Token[], index: number): HighlightKind | null {
  const token = tokens[index];
  if (token === undefined || token.kind === "end" || token.kind === "comment") return null;
  const calls = isWord(tokens[index + 1], "(");
  if (token.kind === "keyword")
    return calls && token.value !== "TRUE" && token.value !== "FALSE" ? "function" : "keyword";
  if (token.kind !== "name") return token.kind;
  if (calls || leadsToCall(tokens, index)) return "function";
  return isWord(tokens[index - 1], ".") ? "property" : "name";
}

/** `STDEV` of `STDEV.P(`: a word of a function's dotted name. */
function leadsToCall(tokens: readonly Token[], start: number): boolean {
  for (let index = start + 1; index < start + 7; index += 2) {
    if (!isWord(tokens[index], ".") || tokens[index + 1]?.kind !== "name") return false;
    if (isWord(tokens[index + 2], "(")) return true;
  }
  return false;
}

function isWord(token: Token | undefined, value: string): boolean {
  return token?.kind === "punctuation" && token.value === value;
}
