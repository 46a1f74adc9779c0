import type { Locale } from "../rpc/errors.ts";

/** The first of a browser's languages that we speak; Chinese where it is none. */
export function languageOf(languages: readonly string[]): Locale {
  const known = languages.map((each) => each.toLowerCase()).find((each) => /^(zh|en)\b/.test(each));
  return known?.startsWith("en") ? "en" : "zh";
}
