import type { Finding } from "../diagnostic.ts";
import {
  closingQuote,
  isDigitCode,
  isNamePartCode,
  isNameStartCode,
  isSpaceCode,
  normaliseNumber,
  plainCode,
  replacements,
} from "./characters.ts";
import { cellReferenceEnd, readArray } from "./excel.ts";
import { keywords } from "./names.ts";
import { closingFixes, readText } from "./texts.ts";
import type { Lexed, Token, TokenKind } from "./token.ts";

/** Splits a source into words in one pass. Never fails: what it cannot read it reports and leaves out. */
export function lex(source: string): Lexed {
  return new Lexer(source).read();
}

class Lexer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  readonly #comments: Token[] = [];
  readonly #findings: Finding[] = [];
  readonly #brackets: string[] = [];
  readonly #unreadable: number[] = [];
  #previous: Token | null = null;
  #runsOn = false;
  /** What the braces around the place stand for. */
  #array: "table" | "list" | null = null;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Lexed {
    const source = this.#source;
    const { length } = source;
    while (this.#position < length) {
      const code = source.charCodeAt(this.#position);
      if (isSpaceCode(code)) this.#position += 1;
      else this.#word(code);
    }
    this.#position = length;
    this.#push("end", "", length);
    return {
      tokens: this.#tokens,
      comments: this.#comments,
      findings: this.#findings,
      runsOn: this.#runsOn,
      unreadable: this.#unreadable,
    };
  }

  #word(code: number): void {
    const point =
      code >= 0xd800 && code <= 0xdbff ? (this.#source.codePointAt(this.#position) ?? code) : code;
    if (isNameStartCode(point)) {
      this.#name(point);
      return;
    }
    if (isDigitCode(code)) {
      this.#number();
      return;
    }
    const closing = closingQuote(code);
    if (closing !== 0) {
      this.#text(closing);
      return;
    }
    const plain = plainCode(code);
    const next = this.#codeAt(this.#position + 1);
    switch (plain) {
      case 0x28:
        this.#brackets.push("(");
        this.#push("punctuation", "(", this.#position + 1);
        return;
      case 0x29:
        if (this.#brackets.at(-1) === "(") this.#brackets.pop();
        this.#push("punctuation", ")", this.#position + 1);
        return;
      case 0x2c:
        this.#push("punctuation", ",", this.#position + 1);
        return;
      case 0x2e:
        if (isDigitCode(next) && !endsValue(this.#previous)) this.#number();
        else this.#push("punctuation", ".", this.#position + 1);
        return;
      case 0x5b:
        this.#openBracket();
        return;
      case 0x5d:
        this.#brackets.pop();
        this.#push("punctuation", "]", this.#position + 1);
        return;
      case 0x2f:
        if (next === 0x2a) this.#comment();
        else this.#push("operator", "/", this.#position + 1);
        return;
      default: {
        const operator = operatorAt(plain, next);
        if (operator === null) this.#unexpected(String.fromCodePoint(point), plain, next);
        else this.#push("operator", operator, this.#position + operator.length);
      }
    }
  }

  #push(kind: TokenKind, value: string, to: number): void {
    const token: Token = { kind, value, from: this.#position, to };
    this.#tokens.push(token);
    this.#previous = token;
    this.#position = to;
  }

  /** The half-width code at an offset; -1 behind the end. */
  #codeAt(offset: number): number {
    return offset < this.#source.length ? plainCode(this.#source.charCodeAt(offset)) : -1;
  }

  #name(start: number): void {
    const source = this.#source;
    let to = this.#position + (start > 0xffff ? 2 : 1);
    while (to < source.length) {
      const code = source.charCodeAt(to);
      const point = code >= 0xd800 && code <= 0xdbff ? (source.codePointAt(to) ?? code) : code;
      if (!isNamePartCode(point)) break;
      to += point > 0xffff ? 2 : 1;
    }
    const word = source.slice(this.#position, to);
    const afterDot = this.#previous?.kind === "punctuation" && this.#previous.value === ".";
    const keyword = afterDot || word.length > 5 ? undefined : keywordOf(word);
    if (keyword === undefined) this.#push("name", word, to);
    else this.#push("keyword", keyword, to);
  }

  #number(): void {
    const from = this.#position;
    let to = this.#digits(from);
    if (this.#codeAt(to) === 0x2e && isDigitCode(this.#codeAt(to + 1))) to = this.#digits(to + 1);
    if (this.#codeAt(to) === 0x25) to += 1;
    this.#push("number", normaliseNumber(this.#source.slice(from, to)), to);
  }

  #digits(from: number): number {
    let to = from;
    while (to < this.#source.length && isDigitCode(this.#source.charCodeAt(to))) to += 1;
    return to;
  }

  #text(closing: number): void {
    const text = readText(this.#source, this.#position, closing);
    if (!text.closed) {
      this.#runsOn = true;
      const fixes = closingFixes(this.#source, this.#position, text.to, closing);
      this.#report("unterminated-text", text.to, {}, fixes);
    }
    this.#push("text", text.value, text.to);
  }

  #comment(): void {
    const source = this.#source;
    const from = this.#position;
    const end = source.indexOf("*/", from + 2);
    const to = end < 0 ? source.length : end + 2;
    if (end < 0) {
      this.#runsOn = true;
      const insert = source.endsWith("*") && to > from + 2 ? "/" : "*/";
      this.#findings.push({
        code: "expected-token",
        from: to,
        to,
        params: { expected: "*/" },
        fixes: [{ from: to, to, insert }],
      });
    }
    this.#comments.push({ kind: "comment", value: source.slice(from, to), from, to });
    this.#position = to;
  }

  #report(code: Finding["code"], to: number, params: Finding["params"], fixes: Finding["fixes"]): void {
    this.#findings.push({ code, from: this.#position, to, params, fixes });
  }

  #openBracket(): void {
    const role = this.#bracketRole();
    if (role === null) {
      this.#bracketedName();
      return;
    }
    this.#brackets.push(role);
    this.#push("punctuation", role, this.#position + 1);
  }

  /** A filter behind a value, a table or its row before another bracket, else (null) a name in brackets. */
  #bracketRole(): string | null {
    const previous = this.#previous;
    if (previous?.value === "." && previous.kind === "punctuation") return null;
    if (endsValue(previous)) return "[";
    if (this.#brackets.at(-1) === "[[") return "[row";
    const source = this.#source;
    let ahead = this.#position + 1;
    while (ahead < source.length && isSpaceCode(source.charCodeAt(ahead))) ahead += 1;
    const following = this.#codeAt(ahead);
    return following === 0x5b || following === 0x5d ? "[[" : null;
  }

  #bracketedName(): void {
    const source = this.#source;
    let key = "";
    let to = this.#position + 1;
    for (; to < source.length; to += 1) {
      const code = this.#codeAt(to);
      if (code === 0x5d || code === 0x0a) break;
      if (code === 0x5c && to + 1 < source.length) to += 1;
      key += source.charAt(to);
    }
    if (this.#codeAt(to) === 0x5d) {
      this.#push("name", key, to + 1);
      return;
    }
    const fixes = [{ from: to, to, insert: "]" }];
    this.#findings.push({ code: "expected-token", from: to, to, params: { expected: "]" }, fixes });
    this.#runsOn ||= to === source.length;
    this.#push("name", key, to);
  }

  /** `【办结数】` where a name may stand: the whole is told, and read as the name. */
  #lenticularName(): boolean {
    if (this.#bracketRole() !== null) return false;
    const from = this.#position;
    const key = /^【([^【】[\]\n]*)】/.exec(this.#source.slice(from, from + mostKey))?.[1];
    if (key === undefined) return false;
    const to = from + key.length + 2;
    this.#report("unexpected-character", from + 1, { character: "【" }, [{ from, to, insert: `[${key}]` }]);
    this.#push("name", key, to);
    return true;
  }

  /** `B2:B10`, `Sheet1!A1`, `'Sheet 1'!A1`: one name, which the checker tells to be the address of a cell. */
  #cellReference(): boolean {
    const before = this.#previous;
    if (before === null || before.to !== this.#position) return false;
    const written = this.#source.slice(before.from, before.to);
    const end = cellReferenceEnd(this.#source, this.#position, before.kind, written);
    if (end === null) return false;
    this.#tokens.pop();
    this.#position = before.from;
    this.#push("name", this.#source.slice(before.from, end), end);
    return true;
  }

  /** `{90,10;75,8}` is a table, `{1,2}` a list of arguments: told at the brace, and read as that. */
  #arrayBrace(character: string): boolean {
    const from = this.#position;
    if (this.#array !== null && (character === "；" || character === ";")) {
      this.#push("punctuation", "]", from);
      this.#push("punctuation", ",", from + 1);
      this.#push("punctuation", "[row", this.#position);
      return true;
    }
    if (this.#array !== null && (character === "}" || character === "｝")) {
      if (this.#array === "table") {
        this.#push("punctuation", "]", from);
        this.#push("punctuation", "]", from + 1);
      } else this.#position += 1;
      this.#array = null;
      return true;
    }
    const array = character === "{" || character === "｛" ? readArray(this.#source, from) : null;
    if (array === null) return false;
    this.#report("unexpected-character", from + 1, { character }, [
      { from, to: array.to, insert: array.written },
    ]);
    this.#array = array.kind;
    this.#position = from + 1;
    if (array.kind === "table") {
      this.#position = from;
      this.#push("punctuation", "[[", from + 1);
      this.#push("punctuation", "[row", from + 1);
    }
    return true;
  }

  /** Reports a character that is none of the language, and reads on as if what it stands for were written. */
  #unexpected(character: string, plain: number, next: number): void {
    if (character === "【" && this.#lenticularName()) return;
    if (this.#cellReference() || this.#arrayBrace(character)) return;
    const pair = pairOf(plain, next);
    const instead = pair ?? replacements.get(character);
    const to = this.#position + character.length;
    const fixTo = pair === undefined ? to : this.#position + 2;
    const removal = { from: this.#position, to: fixTo, insert: "" };
    this.#report(
      "unexpected-character",
      to,
      { character },
      instead === undefined ? [removal] : [{ ...removal, insert: instead }, removal],
    );
    if (instead === undefined) {
      this.#unreadable.push(this.#tokens.length);
      this.#position = fixTo;
    } else if (instead.trim() === "OR") {
      this.#push("keyword", "OR", fixTo);
    } else if (instead === "[") {
      this.#openBracket();
    } else {
      if (instead === "]") this.#brackets.pop();
      this.#push("()],.".includes(instead) ? "punctuation" : "operator", instead, fixTo);
    }
  }
}

/** UTF-16 units in which a closing 】 is sought. */
const mostKey = 200;

/** Operators of other languages → ours. */
function pairOf(plain: number, next: number): string | undefined {
  if ((plain === 0x21 || plain === 0xff01) && next === 0x3d) return "<>";
  return plain === 0x7c && next === 0x7c ? " OR " : undefined;
}

function keywordOf(word: string): string | undefined {
  const capital = word.toUpperCase();
  return keywords.has(capital) ? capital : undefined;
}

/** Whether a `[` or `.` behind this token belongs to the value that it ends. */
function endsValue(token: Token | null): boolean {
  if (token === null) return false;
  if (token.kind === "name" || token.kind === "text" || token.kind === "number") return true;
  return (
    (token.kind === "punctuation" && (token.value === ")" || token.value === "]")) ||
    token.value === "TRUE" ||
    token.value === "FALSE"
  );
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
