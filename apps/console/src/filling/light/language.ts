import type { Locale } from "@duheng/form-ui/fill";
import { languageOf } from "../../i18n/browser-language.ts";

/** Where the console keeps the language (react-admin's store, `shell/store.ts`): both pages speak the same one. */
const key = "RaStoreDuheng.locale";

/** The language that was chosen on this computer; else the browser's. */
export function chosenLanguage(): Locale {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen !== null) return chosen.includes("en") ? "en" : "zh";
  } catch {
    // Storage may be forbidden by the browser's settings.
  }
  return languageOf(navigator.languages);
}

export function chooseLanguage(locale: Locale): void {
  try {
    localStorage.setItem(key, JSON.stringify(locale));
  } catch {
    // It then holds for this page only.
  }
}
