import { sentence as withValues } from "@duheng/contracts/sentence";
import { useCallback } from "react";
import { type Locale, useLocale } from "./locale.ts";

/** One table per language; both have the same keys, which the types hold together. */
export interface Messages<Key extends string> {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The sentence of a key, with its values put in: see `sentence` of the contracts' words. */
export function sentence<Key extends string>(
  messages: Messages<Key>,
  locale: Locale,
  key: Key,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return withValues(messages[locale][key], (name) => values[name]);
}

/** A translator bound to the language of the component that asks. */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const locale = useLocale();
  return useCallback((key, values) => sentence(messages, locale, key, values), [messages, locale]);
}
