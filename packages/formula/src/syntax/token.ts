import type { Finding } from "../diagnostic.ts";

export type TokenKind =
  | "number"
  | "text"
  | "name"
  | "keyword"
  | "operator"
  | "punctuation"
  | "comment"
  | "end";

/**
 * One word of a formula. `value` is its meaning with full-width forms made plain: the digits of a number (with `%`
 * where it has one), the content of a text, the key of a name, the operator itself. Brackets tell their role:
 * `[` opens a filter, `[[` a table, `[row` one row of it.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** What the lexer makes of a source: tokens without comments, the comments, and what it could not read. */
export interface Lexed {
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly findings: readonly Finding[];
  /** Whether a text or comment ran on to the end: what is missing behind it is no mistake of its own. */
  readonly runsOn: boolean;
  /** Indexes of tokens right behind characters that could not be read: they are no mistake of their own. */
  readonly unreadable: readonly number[];
}
