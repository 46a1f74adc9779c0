import { checkTree, type Probe } from "../checking/checker.ts";
import { environmentOf } from "../checking/environment.ts";
import { isNamePart } from "../syntax/characters.ts";
import { lex } from "../syntax/lexer.ts";
import { writeName } from "../syntax/names.ts";
import { parse } from "../syntax/parser.ts";
import { writeText } from "../syntax/texts.ts";
import {
  type EnumValue,
  type FormulaType,
  type Property,
  type RowShape,
  typeName,
} from "../types/formula-type.ts";
import { fieldsOf, reservedRows, type Scope } from "../types/scope.ts";
import { functions } from "./functions.ts";

/** Something that may be written at the cursor. */
export interface Completion {
  /** What is shown and matched: the key, the function's name, the word. */
  readonly label: string;
  readonly kind: "field" | "property" | "namespace" | "function" | "keyword" | "value";
  /** Replaces `source.slice(from, to)`. */
  readonly insert: string;
  readonly detail: { readonly zh: string; readonly en: string };
  readonly from: number;
  readonly to: number;
  /** The title of a field or value. */
  readonly title?: string;
}

/** Whether a typed word means a candidate; the editor may bring one that knows pinyin. */
export type Matcher = (
  typed: string,
  candidate: { readonly label: string; readonly title?: string },
) => boolean;

/**
 * What may be written at an offset: names in reach, properties behind a dot, values inside of a text that is
 * compared with an enum, functions, and operators behind a value. Never throws.
 */
export function complete(
  source: string,
  offset: number,
  scope: Scope,
  matcher: Matcher = containsWord,
): Completion[] {
  const at = Math.max(0, Math.min(offset, source.length));
  if (lex(source).comments.some(({ from, to }) => from < at && at < to)) return [];
  const text = lex(source).tokens.find(
    ({ kind, from, to }) => kind === "text" && from < at && (at < to || !isClosed(source, from, to)),
  );
  if (text !== undefined) return values(source, text, scope, matcher);
  const word = wordAt(source, at);
  const found = probe(source, word, scope);
  const typed = source.slice(word.from, at);
  const items = found === null ? afterValue(word) : found.map((item) => ({ ...item, ...word }));
  return items.filter((item) => typed === "" || matcher(typed, item));
}

type Item = Omit<Completion, "from" | "to">;
type Word = { readonly from: number; readonly to: number };

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
function probe(source: string, word: Word, scope: Scope): Item[] | null {
  const placeholder = "_";
  const filled = source.slice(0, word.from) + placeholder + source.slice(word.to);
  let items: Item[] | null = null;
  const watch: Probe = {
    offset: word.from,
    name: (locals) => {
      items = [...locals]
        .reverse()
        .flatMap((shape) => fields(shape, "property"))
        .concat(roots(scope), functionItems, keywordItems);
    },
    property: (of) => {
      const row = of.kind === "list" ? of.item : of;
      items = row.kind === "row" ? fields(row.shape, "property") : [];
    },
  };
  checkTree(parse(filled).ast, filled, environmentOf(scope), { probe: watch });
  return items;
}

function roots(scope: Scope): Item[] {
  const reserved = [...reservedRows(scope)].map(([key, type]): Item => {
    return {
      label: key,
      kind: type.kind === "row" ? "namespace" : "field",
      insert: writeName(key),
      detail: typeDetail(type),
    };
  });
  return [...fields(fieldsOf(scope), "field"), ...reserved];
}

function fields(shape: RowShape, kind: "field" | "property"): Item[] {
  return shape.all().map(({ key, type, title }: Property) => ({
    label: key,
    kind,
    insert: writeName(key),
    detail: typeDetail(type),
    ...(title === undefined ? {} : { title }),
  }));
}

function typeDetail(type: FormulaType): Completion["detail"] {
  return { zh: typeName(type), en: typeName(type) };
}

const functionItems: readonly Item[] = functions.map(({ name, signature, docs }) => ({
  label: name,
  kind: "function",
  insert: `${name}(`,
  detail: { zh: `${signature}：${docs.zh}`, en: `${signature}: ${docs.en}` },
}));

const keywordItems: readonly Item[] = [
  { label: "TRUE", kind: "keyword", insert: "TRUE", detail: { zh: "是", en: "true" } },
  { label: "FALSE", kind: "keyword", insert: "FALSE", detail: { zh: "否", en: "false" } },
];

/** Behind a value only an operator can follow. */
function afterValue(word: Word): Completion[] {
  const operators: readonly Item[] = [
    { label: "AND", kind: "keyword", insert: "AND ", detail: { zh: "并且", en: "and" } },
    { label: "OR", kind: "keyword", insert: "OR ", detail: { zh: "或者", en: "or" } },
    {
      label: "??",
      kind: "keyword",
      insert: "?? ",
      detail: { zh: "为空时取后者", en: "the other where blank" },
    },
  ];
  return operators.map((item) => ({ ...item, ...word }));
}

/** The listed values of the enum that a text is compared with. */
function values(source: string, text: Word, scope: Scope, matcher: Matcher): Completion[] {
  const closed = isClosed(source, text.from, text.to);
  const typed = source.slice(text.from + 1, closed ? text.to - 1 : text.to);
  const listed = listedBeside(source, text, scope);
  return listed
    .map(
      ({ value, title }): Completion => ({
        label: value,
        kind: "value",
        insert: writeText(value),
        detail: { zh: title ?? value, en: title ?? value },
        from: text.from,
        to: text.to,
        ...(title === undefined ? {} : { title }),
      }),
    )
    .filter((item) => typed === "" || matcher(typed, item));
}

/** Writes a text that no enum lists in place of the one at the cursor; the checker then names those that it does. */
function listedBeside(source: string, text: Word, scope: Scope): readonly EnumValue[] {
  const filled = `${source.slice(0, text.from)}"\u0000"${source.slice(text.to)}`;
  const { reporter } = checkTree(parse(filled).ast, filled, environmentOf(scope));
  return reporter.listed.find(({ from }) => from === text.from)?.values ?? [];
}

function isClosed(source: string, from: number, to: number): boolean {
  const closing = { "“": "”", "‘": "’" }[source.charAt(from)] ?? source.charAt(from);
  return to - from >= 2 && source.charAt(to - 1) === closing;
}
