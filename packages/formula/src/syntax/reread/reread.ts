import type { Finding } from "../../diagnostic.ts";
import type { Lexed, Token } from "../token.ts";
import { awkwardNames } from "./awkward-names.ts";
import { bareDates } from "./bare-dates.ts";
import { bareTexts } from "./bare-texts.ts";
import { bracketedNames } from "./bracketed-names.ts";
import type { Rereading } from "./rereading.ts";
import { spokenIf } from "./spoken-if.ts";
import { spokenWords } from "./spoken-words.ts";
import { ternary } from "./ternary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One rule: the tokens with what it understands put in place of what it replaces, which it tells. */
type Rule = (tokens: readonly Token[], at: Rereading) => readonly Token[];

const rules: readonly Rule[] = [
  bracketedNames,
  awkwardNames,
  bareDates,
  spokenWords,
  bareTexts,
  ternary,
  spokenIf,
];

/**
 * Reads a formula with mistakes again, knowing the form's words: `1季度办结数` is a name where a field is called so,
 * `或` is OR where no field is. Null where nothing is understood better.
 */
export function reread(
  lexed: Lexed,
  source: string,
  words: Vocabulary,
  mistakes: readonly Finding[],
): Lexed | null {
  const findings: Finding[] = [];
  const isDoubtful = (from: number, to: number) =>
    mistakes.some((each) => each.from <= to && from <= each.to);
  const strange = lexed.findings
    .filter(({ code }) => code === "unexpected-character")
    .map(({ from }) => ({ character: source.charAt(from), from }));
  const at: Rereading = { source, words, isDoubtful, strange, findings };
  let tokens: readonly Token[] = lexed.tokens;
  for (const rule of rules) tokens = rule(tokens, at);
  if (findings.length === 0) return null;
  const unreadable = new Set(lexed.unreadable.map((index) => lexed.tokens[index]));
  const kept = lexed.findings.filter((each) => !findings.some((own) => explains(own, each)));
  return {
    ...lexed,
    tokens,
    findings: [...kept, ...findings],
    unreadable: tokens.flatMap((token, index) => (unreadable.has(token) ? [index] : [])),
  };
}

/** Whether what the lexer told is a part of what is understood now. Of a condition, only its own marks are. */
function explains(own: Finding, told: Finding): boolean {
  if (told.from < own.from || own.to < told.to) return false;
  return own.code !== "unknown-function" || /^[?？:：]$/.test(String(told.params.character));
}
