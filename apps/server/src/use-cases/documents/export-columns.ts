import type { BilingualText, DocumentName, DocumentOf } from "@duheng/contracts";
import { labelOf, type WordsOf } from "@duheng/contracts/words";
import { sayInstant } from "../../audit/say-entry.ts";

export type Locale = keyof BilingualText;

/** The names of the documents that a column refers to, by their ids; what is gone is left out. */
export type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** A column of a list's workbook: a text or a number as it is, unless it says how it is put into words. */
export interface Column<Name extends DocumentName> {
  readonly field: keyof DocumentOf<Name> & string;
  /** What of an object is told; the whole of it by default. */
  readonly part?: string;
  readonly heading: BilingualText;
  /** In characters. */
  readonly width?: number;
  /** The value in words; never asked where there is none. */
  readonly say?: (value: unknown, locale: Locale, document: DocumentOf<Name>) => string | number;
  /** It holds the id of another document, and is told by its name. */
  readonly names?: NamesOf;
}

/** What a list tells as a workbook. */
export interface Exported<Name extends DocumentName> {
  /** What the file and its sheet are called. */
  readonly title: BilingualText;
  readonly columns: readonly Column<Name>[];
}

/** Says the values of an enum in its words. */
export function inWords(words: WordsOf<string>) {
  return (value: unknown, locale: Locale): string => {
    const code = String(value);
    const text = Object.hasOwn(words, code) ? words[code] : undefined;
    return text === undefined ? code : labelOf(text, locale);
  };
}

export function yesOrNo(value: unknown, locale: Locale): string {
  return { zh: value === true ? "是" : "否", en: value === true ? "Yes" : "No" }[locale];
}

export function instant(value: unknown): string {
  return sayInstant(String(value));
}

/** Several as one text. */
export function joined(texts: readonly string[], locale: Locale): string {
  return texts.join(locale === "zh" ? "、" : ", ");
}
