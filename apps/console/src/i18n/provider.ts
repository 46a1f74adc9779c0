import type { I18nProvider } from "ra-core";
import polyglotI18nProvider from "ra-i18n-polyglot";
import type { Locale } from "../rpc/errors.ts";
import { messages as zh } from "./messages.zh.ts";

export const locales: { locale: Locale; name: string }[] = [
  { locale: "zh", name: "中文" },
  { locale: "en", name: "English" },
];

/** Chinese comes with the page; English is fetched when it is chosen. */
export function createI18nProvider(): I18nProvider {
  return polyglotI18nProvider(
    (locale) => (locale === "en" ? import("./messages.en.ts").then((module) => module.messages) : zh),
    "zh",
    locales,
  );
}
