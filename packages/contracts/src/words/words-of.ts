import type { BilingualText } from "../generated/types.ts";

/**
 * What the values of an enum are called. Values are stored and sent as codes and put into words where somebody reads
 * them; the words of each stand here once, in the form in which they stand inside of a sentence. A value without words
 * does not compile.
 */
export type WordsOf<Value extends string> = Readonly<Record<Value, BilingualText>>;

/** The words of one language as they stand alone, in a list or on a label: in English with a capital. */
export function labelsOf<Value extends string>(
  words: WordsOf<Value>,
  locale: "zh" | "en",
): Readonly<Record<Value, string>>;
export function labelsOf(words: WordsOf<string>, locale: "zh" | "en"): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([value, text]) => [value, labelOf(text, locale)]));
}

export function labelOf(text: BilingualText, locale: "zh" | "en"): string {
  return text[locale].charAt(0).toUpperCase() + text[locale].slice(1);
}

/** The values of an enum, in the order in which they are offered. */
export function keysOf<Value extends string>(words: WordsOf<Value>): readonly Value[];
export function keysOf(words: WordsOf<string>): readonly string[] {
  return Object.keys(words);
}
