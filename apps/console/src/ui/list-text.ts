import type { Locale } from "../rpc/errors.ts";

/** Several words one after the other, as the language separates them. */
export function listText(words: readonly string[], locale: Locale): string {
  return words.join(locale === "zh" ? "、" : ", ");
}
