import { functionKey } from "../functions/table.ts";
import { lex } from "../syntax/lexer.ts";
import { writeName } from "../syntax/names.ts";
import { parse } from "../syntax/parser.ts";
import { writeText } from "../syntax/texts.ts";
import type { Token } from "../syntax/token.ts";
import { highlight } from "./highlight.ts";

/**
 * The source in one style: half-width, function names in capitals, spaces around operators, lines broken where the
 * author broke them and indented by depth. Meaning and comments stay. A source that can't be read comes back as it is.
 */
export function format(source: string): string {
  if (parse(source).findings.length > 0) return source;
  const { tokens, comments } = lex(source);
  const functions = new Set(
    highlight(source).flatMap(({ from, kind }) => (kind === "function" ? [from] : [])),
  );
  const words = [...tokens.filter(({ kind }) => kind !== "end"), ...comments].sort((a, b) => a.from - b.from);
  if (hasBraces(source, words)) return source;
  if (words[0]?.kind === "operator" && words[0].value === "=") words.shift();
  let text = "";
  let depth = 0;
  let previous: Token | null = null;
  let signs = false;
  for (const [index, token] of words.entries()) {
    const isSign = token.kind === "operator" && token.value === "-" && startsValue(lastWord(words, index));
    if (isClosing(token)) depth -= 1;
    if (previous !== null) text += separator(source, previous, token, { depth, afterSign: signs });
    text += write(token, functions.has(token.from));
    if (isOpening(token)) depth += 1;
    signs = isSign;
    previous = token;
  }
  return text;
}

/**
 * Whether an array of constants stands in it, `{60,90}`: it is read as what is nearest to it, but look-ups of Excel are mended by
 * what was pasted.
 */
function hasBraces(source: string, words: readonly Token[]): boolean {
  return words.some(({ kind, from }, index) => {
    const start = words[index - 1]?.to ?? 0;
    return /[{｛]/.test(source.slice(start, kind === "punctuation" ? from + 1 : from));
  });
}

function write(token: Token, isFunction: boolean): string {
  if (token.kind === "text") return writeText(token.value);
  if (token.kind === "name") return isFunction ? functionKey(token.value) : writeName(token.value);
  if (token.value === "[[" || token.value === "[row") return "[";
  return token.value;
}

function separator(
  source: string,
  before: Token,
  token: Token,
  state: { depth: number; afterSign: boolean },
): string {
  if (source.slice(before.to, token.from).includes("\n")) return `\n${"  ".repeat(Math.max(state.depth, 0))}`;
  if (before.kind === "comment" || token.kind === "comment") return " ";
  if (state.afterSign || isOpening(before) || isClosing(token)) return "";
  if (before.kind === "punctuation" && before.value === ".") return "";
  if (token.kind === "punctuation")
    return token.value === "(" && before.kind === "operator" ? " " : openingSpace(before, token);
  if (token.kind === "operator" && token.value === "%") return before.kind === "number" ? " " : "";
  return " ";
}

/** `(` and `[` behind a word belong to it; behind a comma or an operator word they stand apart. */
function openingSpace(before: Token, token: Token): string {
  if (token.value === "," || token.value === ".") return "";
  if (before.kind === "operator" || (before.kind === "punctuation" && before.value === ",")) return " ";
  return before.kind === "keyword" && before.value !== "NOT" && token.value === "(" ? " " : "";
}

function startsValue(before: Token | null): boolean {
  if (before === null) return true;
  if (before.kind === "operator") return before.value !== "%";
  if (before.kind === "keyword") return before.value !== "TRUE" && before.value !== "FALSE";
  return before.kind === "punctuation" && before.value !== ")" && before.value !== "]";
}

function lastWord(words: readonly Token[], index: number): Token | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const word = words[at];
    if (word !== undefined && word.kind !== "comment") return word;
  }
  return null;
}

function isOpening({ kind, value }: Token): boolean {
  return kind === "punctuation" && (value === "(" || value.startsWith("["));
}

function isClosing({ kind, value }: Token): boolean {
  return kind === "punctuation" && (value === ")" || value === "]");
}
