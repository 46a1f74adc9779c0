import { sentence } from "@duheng/contracts/sentence";
import type { I18nProvider } from "react-admin";
import type { Locale } from "../rpc/errors.ts";

export const locales: { locale: Locale; name: string }[] = [
  { locale: "zh", name: "中文" },
  { locale: "en", name: "English" },
];

/** The texts of one language, or of one domain in it. */
export interface TextTree {
  readonly [key: string]: string | TextTree | undefined;
}

/** All texts there are, and when each comes. */
export interface TextsByLoad<Domain extends string> {
  /** With the page, in Chinese; what they are in English is fetched when that is chosen. */
  readonly first: { readonly zh: TextTree; readonly en: () => Promise<TextTree> };
  /** Fetched when one of the domain's pages is opened. */
  readonly domains: Readonly<Record<Domain, Readonly<Record<Locale, () => Promise<TextTree>>>>>;
}

export interface FetchedTexts<Domain extends string> {
  readonly provider: I18nProvider;
  /**
   * Fulfilled once these domains' texts are there in the person's language, and from then on in each that is chosen. Rejected
   * where they cannot be fetched; the next call tries again.
   */
  readonly fetchTexts: (domains: readonly Domain[]) => Promise<void>;
}

/**
 * What react-admin and `useT` ask for texts. Chinese comes with the page as far as every page needs it. A language is changed to
 * when all is there that was fetched in the one before, so that nobody sees a key.
 */
export function createI18nProvider<Domain extends string>(texts: TextsByLoad<Domain>): FetchedTexts<Domain> {
  const known: Record<Locale, Map<string, string>> = { zh: textsOf(texts.first.zh), en: new Map() };
  const arrived = { zh: new Set<Domain | "first">(["first"]), en: new Set<Domain | "first">() };
  const asked = new Set<Domain | "first">(["first"]);
  let spoken: Locale = "zh";
  let choices = 0;

  const fetchPart = async (locale: Locale, part: Domain | "first") => {
    const tree = part === "first" ? await texts.first.en() : { [part]: await texts.domains[part][locale]() };
    for (const [key, text] of textsOf(tree)) known[locale].set(key, text);
    arrived[locale].add(part);
  };
  const missing = (locale: Locale) => [...asked].filter((part) => !arrived[locale].has(part));
  /** Whatever is asked for meanwhile is waited for as well. */
  const fetchMissing = async (locale: () => Locale) => {
    while (missing(locale()).length > 0) {
      await Promise.all(missing(locale()).map((part) => fetchPart(locale(), part)));
    }
  };

  return {
    provider: {
      translate: (key, options = {}) => translate(known[spoken].get(key), key, options, spoken),
      changeLocale: async (chosen) => {
        const locale = chosen === "en" ? "en" : "zh";
        choices += 1;
        const choice = choices;
        await fetchMissing(() => locale);
        // Whoever chose another language while this one came has the later one.
        if (choice === choices) spoken = locale;
      },
      getLocale: () => spoken,
      getLocales: () => locales,
    },
    fetchTexts: async (domains) => {
      for (const domain of domains) asked.add(domain);
      await fetchMissing(() => spoken);
    },
  };
}

/**
 * A text with its values put in, as all our texts have them, `{name}` and `{name:item|items}`, and as react-admin's own do,
 * `%{name}` and `one |||| many` by `smart_count`. Without a text it is react-admin's `_`, without that the key.
 */
function translate(
  found: string | undefined,
  key: string,
  values: Record<string, unknown>,
  locale: Locale,
): string {
  const text = found ?? (typeof values._ === "string" ? values._ : undefined);
  if (text === undefined) return key;
  const { smart_count: count } = values;
  const [one = text, many = one] = count === undefined ? [text] : text.split(" |||| ");
  const said = locale === "zh" || count === 1 ? one : many;
  return sentence(said.replaceAll("%{", "{"), (name) => values[name]);
}

/** Every text of a tree by its dotted path. */
function textsOf(tree: TextTree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value] as const]
        : [...textsOf(value ?? {}, `${prefix}${key}.`)],
    ),
  );
}
