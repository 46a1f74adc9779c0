import { openBracket } from "./brackets.ts";
import {
  closingQuote,
  isDigitCode,
  isNamePartCode,
  isNameStartCode,
  isSpaceCode,
  normaliseNumber,
  plainCode,
} from "./characters.ts";
import { unexpected } from "./foreign.ts";
import { endsValue, Lexing } from "./lexing.ts";
import { keywords } from "./names.ts";
import { decimalComma, digits, repeatedEquals } from "./slips.ts";
import { closingFixes, readText } from "./texts.ts";
import type { Lexed } from "./token.ts";

/** Splits a source into words in one pass. Never fails: what it cannot read it reports and leaves out. */
export function lex(source: string): Lexed {
  const at = new Lexing(source);
  while (at.position < source.length) {
    const code = source.charCodeAt(at.position);
    if (isSpaceCode(code)) at.position += 1;
    else word(at, code);
  }
  at.position = source.length;
  at.push("end", "", source.length);
  return at.done();
}

function word(at: Lexing, code: number): void {
  const point = code >= 0xd800 && code <= 0xdbff ? (at.source.codePointAt(at.position) ?? code) : code;
  if (isNameStartCode(point)) {
    name(at, point);
    return;
  }
  if (isDigitCode(code)) {
    number(at);
    return;
  }
  const closing = closingQuote(code);
  if (closing !== 0) {
    text(at, closing);
    return;
  }
  const plain = plainCode(code);
  const next = at.codeAt(at.position + 1);
  switch (plain) {
    case 0x28:
      at.brackets.push(at.previous?.kind === "name" || at.previous?.kind === "keyword" ? "call" : "(");
      at.push("punctuation", "(", at.position + 1);
      return;
    case 0x29:
      if (at.brackets.at(-1) === "(" || at.brackets.at(-1) === "call") at.brackets.pop();
      at.push("punctuation", ")", at.position + 1);
      return;
    case 0x2c:
      at.push("punctuation", ",", at.position + 1);
      return;
    case 0x2e:
      if (isDigitCode(next) && !endsValue(at.previous)) number(at);
      else at.push("punctuation", ".", at.position + 1);
      return;
    case 0x5b:
      openBracket(at);
      return;
    case 0x5d:
      at.brackets.pop();
      at.push("punctuation", "]", at.position + 1);
      return;
    case 0x2f:
      if (next === 0x2a) comment(at);
      else at.push("operator", "/", at.position + 1);
      return;
    default: {
      const operator = operatorAt(plain, next);
      if (operator === "=" && repeatedEquals(at)) return;
      if (operator === null) unexpected(at, String.fromCodePoint(point), plain, next);
      else at.push("operator", operator, at.position + operator.length);
    }
  }
}

function name(at: Lexing, start: number): void {
  const source = at.source;
  let to = at.position + (start > 0xffff ? 2 : 1);
  while (to < source.length) {
    const code = source.charCodeAt(to);
    const point = code >= 0xd800 && code <= 0xdbff ? (source.codePointAt(to) ?? code) : code;
    if (!isNamePartCode(point)) break;
    to += point > 0xffff ? 2 : 1;
  }
  const word = source.slice(at.position, to);
  const afterDot = at.previous?.kind === "punctuation" && at.previous.value === ".";
  const keyword = afterDot || word.length > 5 ? undefined : keywordOf(word);
  if (keyword === undefined) at.push("name", word, to);
  else at.push("keyword", keyword, to);
}

function number(at: Lexing): void {
  const from = at.position;
  let to = digits(at, from);
  if (at.codeAt(to) === 0x2e && isDigitCode(at.codeAt(to + 1))) to = digits(at, to + 1);
  else if (decimalComma(at, to)) return;
  if (at.codeAt(to) === 0x25) to += 1;
  at.push("number", normaliseNumber(at.source.slice(from, to)), to);
}

function text(at: Lexing, closing: number): void {
  const text = readText(at.source, at.position, closing);
  if (!text.closed) {
    at.runsOn = true;
    const fixes = closingFixes(at.source, at.position, text.to, closing);
    at.report("unterminated-text", text.to, {}, fixes);
  }
  at.push("text", text.value, text.to);
}

function comment(at: Lexing): void {
  const source = at.source;
  const from = at.position;
  const end = source.indexOf("*/", from + 2);
  const to = end < 0 ? source.length : end + 2;
  if (end < 0) {
    at.runsOn = true;
    const insert = source.endsWith("*") && to > from + 2 ? "/" : "*/";
    at.findings.push({
      code: "expected-token",
      from: to,
      to,
      params: { expected: "*/" },
      fixes: [{ from: to, to, insert }],
    });
  }
  at.comments.push({ kind: "comment", value: source.slice(from, to), from, to });
  at.position = to;
}

function keywordOf(word: string): string | undefined {
  const capital = word.toUpperCase();
  return keywords.has(capital) ? capital : undefined;
}

const singles: Readonly<Record<number, string>> = {
  43: "+",
  45: "-",
  42: "*",
  94: "^",
  38: "&",
  61: "=",
  60: "<",
  62: ">",
  37: "%",
};

function operatorAt(plain: number, next: number): string | null {
  if (plain === 0x3c && next === 0x3d) return "<=";
  if (plain === 0x3c && next === 0x3e) return "<>";
  if (plain === 0x3e && next === 0x3d) return ">=";
  if (plain === 0x3f) return next === 0x3f ? "??" : null;
  return singles[plain] ?? null;
}
