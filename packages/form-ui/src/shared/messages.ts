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

/**
 * The sentence of a key, `{name}` replaced by the value given under that name, and `{name:item|items}` by the first word
 * where that value is 1, else by the second.
 */
export function sentence<Key extends string>(
  messages: Messages<Key>,
  locale: Locale,
  key: Key,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return messages[locale][key].replace(
    /\{(\w+)(?::([^{|}]*)\|([^{|}]*))?\}/g,
    (whole, name: string, one?: string, many = "") => {
      const value = values[name];
      if (one !== undefined) return String(value) === "1" ? one : many;
      return String(value ?? whole);
    },
  );
}

/** A translator bound to the language of the component that asks. */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const locale = useLocale();
  return useCallback((key, values) => sentence(messages, locale, key, values), [messages, locale]);
}
