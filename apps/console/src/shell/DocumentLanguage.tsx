import { useEffect } from "react";
import { useAppLocale } from "../i18n/use-t.ts";

/** Tells browsers and screen readers which language the page speaks. */
export function DocumentLanguage() {
  const locale = useAppLocale();
  useEffect(() => {
    document.documentElement.lang = locale === "en" ? "en" : "zh-CN";
  }, [locale]);
  return null;
}
