import type { Finding } from "../diagnostic.ts";
import { limits } from "../limits.ts";
import type { Ast } from "./ast.ts";
import { Cursor, limitFinding } from "./cursor.ts";
import { Grammar } from "./grammar.ts";
import { lex } from "./lexer.ts";
import { mayExplain } from "./reread/may-explain.ts";
import { reread } from "./reread/reread.ts";
import type { Vocabulary } from "./reread/vocabulary.ts";
import type { Lexed } from "./token.ts";

export interface Parsed {
  readonly ast: Ast;
  readonly findings: readonly Finding[];
}

/** Reads a formula. Never fails: every independent mistake is a finding, and the tree holds `error` where it was. */
export function parse(source: string): Parsed {
  if (source.length > limits.source) {
    const finding = limitFinding("source", limits.source, limits.source, source.length);
    return { ast: { kind: "error", from: 0, to: source.length }, findings: [finding] };
  }
  return parseWords(source, lex(source));
}

/** Reads a formula with mistakes again, knowing the words of its form; null where that explains none of them. */
export function parseAgain(source: string, words: Vocabulary, mistakes: readonly Finding[]): Parsed | null {
  if (source.length > limits.source || !mayExplain(source, words, mistakes)) return null;
  const lexed = reread(lex(source), source, words, mistakes);
  return lexed === null ? null : parseWords(source, lexed);
}

function parseWords(source: string, lexed: Lexed): Parsed {
  const cursor = new Cursor(lexed);
  const grammar = new Grammar(cursor, { runsOn: lexed.runsOn, source });
  const ast = grammar.formula(source.length, lexed.findings.length > 0);
  if (lexed.findings.length === 0) return { ast, findings: cursor.findings };
  return { ast, findings: [...lexed.findings, ...cursor.findings] };
}
