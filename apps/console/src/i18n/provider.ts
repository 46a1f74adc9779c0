import { sentence } from "@duheng/contracts/sentence";
import polyglotI18nProvider from "ra-i18n-polyglot";
import type { I18nProvider, TranslationMessages } from "react-admin";
import type { Locale } from "../rpc/errors.ts";

export const locales: { locale: Locale; name: string }[] = [
  { locale: "zh", name: "中文" },
  { locale: "en", name: "English" },
];

/** Chinese comes with the page; English is fetched when it is chosen. */
export function createI18nProvider(
  zh: TranslationMessages,
  fetchEnglish: () => Promise<TranslationMessages>,
): I18nProvider {
  return polyglotI18nProvider((locale) => (locale === "en" ? fetchEnglish() : zh), "zh", locales, {
    replace: putValues,
  });
}

/**
 * How polyglot puts values into a text: as all our texts have them, `{name}` and `{name:item|items}`, and as react-admin's own do,
 * `%{name}`. `given` is polyglot's: it answers the first of its arguments where there is no value of the name.
 */
function putValues(
  this: string,
  _pattern: RegExp,
  given: (missing: unknown, name: string) => unknown,
): string {
  return sentence(this.replaceAll("%{", "{"), (name) => given(undefined, name));
}
