import { checkTree, type Probe } from "../checking/checker.ts";
import { type Environment, environmentOf } from "../rules/environment.ts";
import { closingQuote, isNamePart } from "../syntax/characters.ts";
import { lex } from "../syntax/lexer.ts";
import { parse } from "../syntax/parser.ts";
import type { EnumValue } from "../types/formula-type.ts";
import type { Scope } from "../types/scope.ts";
import {
  constantEntries,
  type Entry,
  functionEntries,
  literalEntries,
  operatorEntries,
  reservedEntries,
  rowEntries,
  valueEntries,
} from "./entries.ts";

/** Something that may be written at the cursor: its `insert` replaces `source.slice(from, to)`. */
export interface Completion extends Entry {
  readonly from: number;
  readonly to: number;
}

/** Whether a typed word means a candidate; the editor may bring one that knows pinyin. */
export type Matcher = (
  typed: string,
  candidate: { readonly label: string; readonly title?: string },
) => boolean;

/**
 * What may be written at an offset: the values of an enum that is compared with, names in reach, properties behind a
 * dot, functions, and operators behind a value; inside of a text only values. Never throws.
 */
export function complete(
  source: string,
  offset: number,
  scope: Scope,
  matcher: Matcher = containsWord,
): Completion[] {
  const at = Math.max(0, Math.min(offset, source.length));
  const { comments, tokens } = lex(source);
  if (comments.some(({ from, to }) => from < at && at < to)) return [];
  const environment = environmentOf(scope);
  const text = tokens.find(
    ({ kind, from, to }) => kind === "text" && from < at && (at < to || !isClosed(source, from, to)),
  );
  if (text !== undefined) {
    const typed = source.slice(text.from + 1, isClosed(source, text.from, text.to) ? text.to - 1 : text.to);
    return placed(valueEntries(listedBeside(source, text, environment)), typed, text, matcher);
  }
  const word = wordAt(source, at);
  const typed = source.slice(word.from, at);
  const names = probe(source, word, environment);
  if (names === null) return placed(operatorEntries, typed, word, matcher);
  const values = isNextToValue(source, word.from) ? listedBeside(source, word, environment) : [];
  return placed([...valueEntries(values), ...names], typed, word, matcher);
}

interface Word {
  readonly from: number;
  readonly to: number;
}

function placed(
  entries: readonly Entry[],
  typed: string,
  { from, to }: Word,
  matcher: Matcher,
): Completion[] {
  const found: Completion[] = [];
  for (const entry of entries) if (typed === "" || matcher(typed, entry)) found.push({ ...entry, from, to });
  return found;
}

/** The default matcher: the word as typed is part of the label or title, in any case. */
function containsWord(typed: string, { label, title = "" }: { label: string; title?: string }): boolean {
  const wanted = typed.toLowerCase();
  return label.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted);
}

function wordAt(source: string, at: number): Word {
  let [from, to] = [at, at];
  while (from > 0 && isNamePart(source.charAt(from - 1))) from -= 1;
  while (to < source.length && isNamePart(source.charAt(to))) to += 1;
  return { from, to };
}

/** Puts a placeholder where the word is, and lets the checker say what a name there could mean. */
function probe(source: string, word: Word, environment: Environment): Entry[] | null {
  const filled = `${source.slice(0, word.from)}_${source.slice(word.to)}`;
  let entries: Entry[] | null = null;
  const watch: Probe = {
    offset: word.from,
    name: (locals) => {
      entries = [
        ...[...locals].reverse().flatMap((shape) => rowEntries(shape, "property")),
        ...rowEntries(environment.fields, "field"),
        ...constantEntries(environment.constants, environment.fields),
        ...reservedEntries(environment.reserved),
        ...functionEntries,
        ...literalEntries,
      ];
    },
    property: (of) => {
      const row = of.kind === "list" ? of.item : of;
      entries = row.kind === "row" ? [...rowEntries(row.shape, "property")] : [];
    },
  };
  checkTree(parse(filled).ast, filled, environment, { probe: watch, offers: false });
  return entries;
}

/** Whether an enum's value may stand here: behind `=`, `<>`, `(` or a comma, or before a comparison. */
function isNextToValue(source: string, from: number): boolean {
  return /(?:^|[=＝>＞(（,，])\s*$/.test(source.slice(Math.max(0, from - mostSpace), from)) || from === 0;
}

/** Spaces that may stand between an operator and the word. */
const mostSpace = 20;

/**
 * Writes a text that no enum lists where the word is; the checker then tells those that it compares it with. A case of
 * SWITCH is one only with a value behind it.
 */
function listedBeside(source: string, word: Word, environment: Environment): readonly EnumValue[] {
  for (const unlisted of ['"\u0000"', '"\u0000", 0']) {
    const filled = source.slice(0, word.from) + unlisted + source.slice(word.to);
    const { reporter } = checkTree(parse(filled).ast, filled, environment, { offers: false });
    const found = reporter.listed.find(({ from }) => from === word.from);
    if (found !== undefined) return found.values;
  }
  return [];
}

function isClosed(source: string, from: number, to: number): boolean {
  return to - from >= 2 && source.charCodeAt(to - 1) === closingQuote(source.charCodeAt(from));
}
