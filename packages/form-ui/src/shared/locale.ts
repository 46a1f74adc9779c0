import { createContext, useContext } from "react";

/** The languages of everything that this package says to people. */
export type Locale = "zh" | "en";

const LocaleContext = createContext<Locale>("zh");

/** Sets the language for all parts below; each public component does so from its `locale`. */
export const LocaleProvider = LocaleContext.Provider;

/** The language in which the component that asks shall speak. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** Picks the sentence of a bilingual text. */
export function inLocale(text: { readonly zh: string; readonly en: string }, locale: Locale): string {
  return text[locale];
}
