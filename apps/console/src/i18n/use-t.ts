import { useCallback } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Locale } from "../rpc/errors.ts";
import type { MessageKey } from "./registered.ts";

export type Translate = (key: MessageKey, options?: Record<string, unknown>) => string;

/** The console's texts in the person's language; a key that does not exist does not compile. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, options) => translate(key, options), [translate]);
}

/** The person's language, for texts that come in both (errors, problems). */
export function useAppLocale(): Locale {
  return useLocale() === "en" ? "en" : "zh";
}
