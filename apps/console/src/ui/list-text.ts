import type { Locale } from "../rpc/errors.ts";

/** Several sentences or clauses one after the other, as the language separates them. */
export function clauses(texts: readonly string[], locale: Locale): string {
  return texts.join(locale === "zh" ? "；" : "; ");
}

/** A word with what is told of it in parentheses. */
export function withNote(word: string, note: string, locale: Locale): string {
  return locale === "zh" ? `${word}（${note}）` : `${word} (${note})`;
}

/** Several words one after the other, as the language separates them. */
export function listText(words: readonly string[], locale: Locale): string {
  return words.join(locale === "zh" ? "、" : ", ");
}
