import type { Finding } from "../../diagnostic.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Whether a second reading can explain anything at all: most mistakes are of other kinds, and it takes time. */
export function mayExplain(source: string, words: Vocabulary, mistakes: readonly Finding[]): boolean {
  if (triggers.test(source) || words.awkward.some((name) => source.includes(name))) return true;
  return /[=＝]|<>/.test(source) && mistakes.some(({ code }) => code === "unknown-name");
}

/** Spoken words, a sign of times, the year of a date, the question mark of a condition. */
const triggers =
  /[且或非是真否假若则加减乘除高过多低少]|等于|大于|小于|如果|那么|\bthen\b|(?<![A-Za-z])[xX](?![A-Za-z])|(?:19|20)\d\d[-/.年]|[?？](?![?？])/i;
