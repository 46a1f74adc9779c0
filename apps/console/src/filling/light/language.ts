import type { Locale } from "@duheng/form-ui/fill";

/** Where the console keeps the language (react-admin's store, `shell/store.ts`): both pages speak the same one. */
const key = "RaStoreDuheng.locale";

/** The language that was chosen on this computer; Chinese otherwise. */
export function chosenLanguage(): Locale {
  try {
    return localStorage.getItem(key)?.includes("en") ? "en" : "zh";
  } catch {
    // Storage may be forbidden by the browser's settings.
    return "zh";
  }
}

export function chooseLanguage(locale: Locale): void {
  try {
    localStorage.setItem(key, JSON.stringify(locale));
  } catch {
    // It then holds for this page only.
  }
}
