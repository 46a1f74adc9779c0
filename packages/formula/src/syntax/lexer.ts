import type { Finding, Fix } from "../diagnostic.ts";
import {
  isDigit,
  isNamePart,
  isNameStart,
  isSpace,
  normalise,
  normaliseDigits,
  quotes,
  replacements,
} from "./characters.ts";
import { keywords } from "./names.ts";
import type { Lexed, Token, TokenKind } from "./token.ts";

/** Splits a source into words in one pass. Never fails: what it cannot read it reports and leaves out. */
export function lex(source: string): Lexed {
  const tokens: Token[] = [];
  const comments: Token[] = [];
  const findings: Finding[] = [];
  const brackets: string[] = [];
  const unreadable: number[] = [];
  let runsOn = false;
  let position = 0;

  function push(kind: TokenKind, value: string, to: number): void {
    tokens.push({ kind, value, from: position, to });
    position = to;
  }

  function report(code: Finding["code"], to: number, params: Finding["params"], fixes: readonly Fix[]): void {
    findings.push({ code, from: position, to, params, fixes });
  }

  while (position < source.length) {
    const character = String.fromCodePoint(source.codePointAt(position) ?? 0);
    const next = normalise(source.charAt(position + 1));
    const plain = normalise(character) === "！" ? "!" : normalise(character);
    if (isSpace(character)) {
      position += 1;
    } else if (plain === "/" && next === "*") {
      const end = source.indexOf("*/", position + 2);
      const to = end < 0 ? source.length : end + 2;
      if (end < 0) {
        runsOn = true;
        findings.push({
          code: "expected-token",
          from: to,
          to,
          params: { expected: "*/" },
          fixes: [{ from: to, to, insert: source.endsWith("*") && to > position + 2 ? "/" : "*/" }],
        });
      }
      comments.push({ kind: "comment", value: source.slice(position, to), from: position, to });
      position = to;
    } else if (isDigit(character) || (plain === "." && isDigit(next) && !endsValue(tokens.at(-1)))) {
      const to = numberEnd(source, position);
      push("number", normaliseDigits(source.slice(position, to)).replace("．", ".").replace("％", "%"), to);
    } else if (quotes[character] !== undefined) {
      const text = readText(source, position, quotes[character]);
      if (!text.closed) {
        runsOn = true;
        report("unterminated-text", text.to, {}, closingFixes(source, position, text.to, quotes[character]));
      }
      push("text", text.value, text.to);
    } else if (isNameStart(character)) {
      let to = position;
      for (let part = character; part !== "" && isNamePart(part); ) {
        to += part.length;
        part = to < source.length ? String.fromCodePoint(source.codePointAt(to) ?? 0) : "";
      }
      const word = source.slice(position, to);
      const afterDot = tokens.at(-1)?.value === "." && tokens.at(-1)?.kind === "punctuation";
      if (!afterDot && keywords.has(word.toUpperCase())) push("keyword", word.toUpperCase(), to);
      else push("name", word, to);
    } else if (plain === "[") {
      openBracket();
    } else if (plain === "]") {
      brackets.pop();
      push("punctuation", "]", position + 1);
    } else if (plain === "(" || plain === ")") {
      if (plain === "(") brackets.push("(");
      else if (brackets.at(-1) === "(") brackets.pop();
      push("punctuation", plain, position + 1);
    } else if (plain === "," || plain === ".") {
      push("punctuation", plain, position + 1);
    } else {
      const operator = operatorAt(plain, next);
      if (operator === null) unexpected(character, plain + next);
      else push("operator", operator, position + operator.length);
    }
  }
  tokens.push({ kind: "end", value: "", from: source.length, to: source.length });
  return { tokens, comments, findings, runsOn, unreadable: new Set(unreadable) };

  function openBracket(): void {
    const role = bracketRole();
    if (role === null) bracketedName();
    else bracket(role);
  }

  /** A filter behind a value, a table or its row before another bracket, else (null) a name in brackets. */
  function bracketRole(): string | null {
    const previous = tokens.at(-1);
    if (previous?.value === "." && previous.kind === "punctuation") return null;
    if (endsValue(previous)) return "[";
    if (brackets.at(-1) === "[[") return "[row";
    let ahead = position + 1;
    while (ahead < source.length && isSpace(source.charAt(ahead))) ahead += 1;
    const following = normalise(source.charAt(ahead));
    return following === "[" || following === "]" ? "[[" : null;
  }

  function bracket(role: string): void {
    brackets.push(role);
    push("punctuation", role, position + 1);
  }

  function bracketedName(): void {
    let key = "";
    let to = position + 1;
    for (; to < source.length; to += 1) {
      const part = source.charAt(to);
      if (part === "]" || part === "］" || part === "\n") break;
      if (part === "\\" && to + 1 < source.length) to += 1;
      key += source.charAt(to);
    }
    if (source.charAt(to) !== "]" && source.charAt(to) !== "］") {
      findings.push({
        code: "expected-token",
        from: to,
        to,
        params: { expected: "]" },
        fixes: [{ from: to, to, insert: "]" }],
      });
      runsOn ||= to === source.length;
      push("name", key, to);
    } else {
      push("name", key, to + 1);
    }
  }

  /** Reports a character that is none of the language, and reads on as if what it stands for were written. */
  function unexpected(character: string, pair: string): void {
    const to = position + character.length;
    const instead = pairs[pair] ?? replacements[character];
    const fixTo = pairs[pair] === undefined ? to : position + 2;
    const removal = { from: position, to: fixTo, insert: "" };
    report("unexpected-character", to, { character }, [
      ...(instead === undefined ? [] : [{ from: position, to: fixTo, insert: instead }]),
      removal,
    ]);
    if (instead === undefined) {
      unreadable.push(tokens.length);
      position = fixTo;
    } else if (instead.trim() === "OR") {
      push("keyword", "OR", fixTo);
    } else {
      push("()[],.".includes(instead) ? "punctuation" : "operator", instead, fixTo);
    }
  }
}

/** Operators of other languages → ours. */
const pairs: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  "!=": "<>",
  "||": " OR ",
});

/** Whether a `[` or `.` behind this token belongs to the value that it ends. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "name" || token.kind === "text" || token.kind === "number") return true;
  return (
    (token.kind === "punctuation" && (token.value === ")" || token.value === "]")) ||
    token.value === "TRUE" ||
    token.value === "FALSE"
  );
}

function operatorAt(plain: string, next: string): string | null {
  if (plain === "<" && (next === "=" || next === ">")) return plain + next;
  if (plain === ">" && next === "=") return ">=";
  if (plain === "?" && next === "?") return "??";
  return "+-*/^&=<>%".includes(plain) ? plain : null;
}

function numberEnd(source: string, from: number): number {
  let to = from;
  while (isDigit(source.charAt(to))) to += 1;
  if (normalise(source.charAt(to)) === "." && isDigit(source.charAt(to + 1))) {
    to += 1;
    while (isDigit(source.charAt(to))) to += 1;
  }
  return normalise(source.charAt(to)) === "%" ? to + 1 : to;
}

/** A text up to its closing quote (a doubled one stands for itself) or, unclosed, to the end of its line. */
function readText(
  source: string,
  from: number,
  closing: string,
): { value: string; to: number; closed: boolean } {
  let value = "";
  for (let to = from + 1; to < source.length; to += 1) {
    const part = source.charAt(to);
    if (part === "\n") return { value, to, closed: false };
    if (part === closing) {
      if (source.charAt(to + 1) !== closing) return { value, to: to + 1, closed: true };
      to += 1;
    }
    value += part;
  }
  return { value, to: source.length, closed: false };
}

/** Where the missing quote may belong: at the end, or before the first separator. */
function closingFixes(source: string, from: number, to: number, closing: string): Fix[] {
  const separator = source.slice(from, to).search(/[,，)）]/);
  const places = separator < 0 ? [to] : [to, from + separator];
  return places.map((place) => ({ from: place, to: place, insert: closing }));
}
