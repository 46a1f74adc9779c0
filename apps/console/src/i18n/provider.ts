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
  const provider = polyglotI18nProvider((locale) => (locale === "en" ? fetchEnglish() : zh), "zh", locales);
  return {
    ...provider,
    translate: (key, values) => withNumber(provider.translate(key, values), values),
  };
}

/**
 * A text with `%{count:item|items}` chosen by the value of that name. Polyglot itself knows the plural of one number a
 * text; a text with several says it this way.
 */
export function withNumber(text: string, values: Readonly<Record<string, unknown>> = {}): string {
  if (!text.includes("%{")) return text;
  return text.replace(/%\{(\w+):([^{|}]*)\|([^{|}]*)\}/g, (_, name: string, one: string, many: string) =>
    String(values[name]) === "1" ? one : many,
  );
}
