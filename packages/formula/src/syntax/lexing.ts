import type { Finding } from "../diagnostic.ts";
import { plainCode } from "./characters.ts";
import type { Lexed, Token, TokenKind } from "./token.ts";

/** Where the lexer stands: what it has read, what it found wrong, and what encloses the place. */
export class Lexing {
  readonly source: string;
  readonly tokens: Token[] = [];
  readonly comments: Token[] = [];
  readonly findings: Finding[] = [];
  readonly brackets: string[] = [];
  readonly unreadable: number[] = [];
  previous: Token | null = null;
  runsOn = false;
  /** What the braces around the place stand for. */
  array: "table" | "list" | null = null;
  position = 0;

  constructor(source: string) {
    this.source = source;
  }

  push(kind: TokenKind, value: string, to: number): void {
    const token: Token = { kind, value, from: this.position, to };
    this.tokens.push(token);
    this.previous = token;
    this.position = to;
  }

  report(code: Finding["code"], to: number, params: Finding["params"], fixes: Finding["fixes"]): void {
    this.findings.push({ code, from: this.position, to, params, fixes });
  }

  /** The half-width code at an offset; -1 behind the end. */
  codeAt(offset: number): number {
    return offset < this.source.length ? plainCode(this.source.charCodeAt(offset)) : -1;
  }

  done(): Lexed {
    const { tokens, comments, findings, runsOn, unreadable } = this;
    return { tokens, comments, findings, runsOn, unreadable };
  }
}

/** Whether a `[` or `.` behind this token belongs to the value that it ends. */
export function endsValue(token: Token | null): boolean {
  if (token === null) return false;
  if (token.kind === "name" || token.kind === "text" || token.kind === "number") return true;
  return (
    (token.kind === "punctuation" && (token.value === ")" || token.value === "]")) ||
    token.value === "TRUE" ||
    token.value === "FALSE"
  );
}
