import { type Completion, complete, functions, type Scope, writeReference } from "@duheng/formula";
import { aboutData, columnOffers, isBehindData } from "./data-offers.ts";
import type { Offer } from "./offer.ts";
import { isNearName, rankName } from "./pinyin.ts";

export interface Offers {
  /** UTF-16 place where what is offered begins. */
  readonly from: number;
  readonly offers: readonly Offer[];
  /** Whether to show them unasked: not where nothing is typed and anything might follow. */
  readonly asked: boolean;
}

/**
 * What may be written at a place, the most likely first: listed values of a choice, fields by key, title or pinyin,
 * other indicators' points, functions by name or meaning. Null where there is nothing.
 */
export function offersAt(source: string, offset: number, scope: Scope, locale: "zh" | "en"): Offers | null {
  const found = complete(source, offset, scope, () => true);
  const [first] = found;
  const word = first ?? { from: offset, to: offset };
  const isText = first?.kind === "value" && /["'“‘]/.test(source.charAt(first.from));
  const typed = typedWord(source.slice(word.from, offset), isText);
  const values = found.filter(({ kind }) => kind === "value");
  const others = found.filter(({ kind }) => kind !== "value");
  const names = others.some(({ kind, label }) => kind === "namespace" && label === "indicators");
  const isRoot = others.some(({ kind, label }) => kind === "namespace" && label === "data");
  const isData = isBehindData(source.slice(0, word.from));
  const all: Offer[] = [
    ...values,
    ...others.map((each): Offer => {
      if (isData) return { ...each, about: aboutData(each, locale) };
      return each.kind === "function" ? explained(each, locale) : each;
    }),
    ...(typed === "" || !names ? [] : distant(scope, word)),
    ...(typed === "" || !isRoot ? [] : columnOffers(scope, word, locale)),
  ];
  const offers = typed === "" ? (values.length > 0 ? values : all) : ranked(all, typed);
  if (offers.length === 0) return null;
  const before = source.slice(0, word.from).trimEnd().at(-1) ?? "";
  return { from: word.from, offers, asked: typed !== "" || before === "." || values.length > 0 };
}

/** Of an open text, what follows the quote. */
function typedWord(text: string, isText: boolean): string {
  return isText ? text.slice(1) : text;
}

function ranked(offers: readonly Offer[], typed: string): Offer[] {
  const fitting = byRank(offers, typed);
  if (fitting.some(({ kind }) => kind !== "function" && kind !== "keyword")) return fitting;
  return [...fitting, ...offers.filter((offer) => offer.kind !== "function" && isNearName(typed, offer))];
}

function byRank(offers: readonly Offer[], typed: string): Offer[] {
  return offers
    .flatMap((offer, index) => {
      const rank = rankName(typed, offer);
      // A function is seldom meant by the middle of its name.
      if (rank === null || (offer.kind === "function" && rank === 5)) return [];
      return [{ offer, index, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ offer }) => offer);
}

const byName = new Map(functions.map((docs) => [docs.name, docs]));

/** A function is found by what it does, too: 求和 or `qh` finds SUM. */
function explained(completion: Omit<Completion, "detail">, locale: "zh" | "en"): Offer {
  const docs = byName.get(completion.label);
  if (docs === undefined) return completion;
  const [meaning = ""] = docs.docs[locale].split(/[；。，：;.,:（(]/);
  return { ...completion, docs, title: meaning.trim() };
}

/** What lies behind a dot is found from the start, too: another indicator by its title. */
function distant(scope: Scope, word: { readonly from: number; readonly to: number }): Offer[] {
  return Object.entries(scope.indicators ?? {}).map(([code, entry]) => {
    const insert = writeReference("indicators", code);
    const title = typeof entry === "string" ? undefined : entry.title;
    return {
      label: insert,
      kind: "property",
      insert,
      from: word.from,
      to: word.to,
      ...(title === undefined ? {} : { title }),
    };
  });
}
