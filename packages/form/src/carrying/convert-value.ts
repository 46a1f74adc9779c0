import type { ChoiceOption, FieldInfo, Sentence } from "../api.ts";
import { kindTest } from "../fill/has-kind.ts";
import { toHalfWidth } from "../reading/half-width.ts";
import { joinItems, sayItems, splitItems } from "../reading/items.ts";
import { readBoolean } from "../reading/read-boolean.ts";
import { readDate } from "../reading/read-date.ts";
import { readNumber, unitOf } from "../reading/read-number.ts";

/** What became of a value. */
export interface Converted {
  /** As the later field takes it; undefined where nothing of it can be. */
  readonly value: unknown;
  /** Chosen options that the later field does not list, items that it does not take: all of it, or some of several. */
  readonly gone: readonly unknown[];
  /** What a number was read as that is another one than the digits of its text (`3万`): to be told. */
  readonly said?: Sentence;
}

/**
 * A value as a later field takes it, whatever the kinds, with nothing of it changed in meaning. A text is read as it
 * is where a form is filled in: numbers, days, yes and no as people write them.
 * Between two fields with options the stored value says which option it is, never a title. Where words were typed
 * (a text has become a choice) they may be a title or a value, if just one option answers to them. A choice that has
 * become a text is the option's title, several are theirs, yes and no are 是 and 否: what their person saw.
 */
export function convertValue(value: unknown, from: ValueSource, to: FieldInfo): Converted {
  if (from.options !== undefined && to.options !== undefined) return fromOptions(value, from, to);
  if (to.kind === "list" && to.item !== undefined) return toList(value, from, to.item);
  if (from.kind === "list" && Array.isArray(value)) return fromList(value, from, to);
  if (to.kind === "text") {
    const words = wordsFor(value, from);
    if (words !== undefined) return whole(words);
  }
  const fits = kindTest(to);
  if (fits(value) && from.kind !== "text") return whole(value);
  const candidate = candidateFor(value, from, to);
  if (candidate === undefined || !fits(candidate)) return whole(undefined);
  return { ...whole(candidate), ...saidOf([value], to) };
}

/** What a value was filled into, or is: a text of a dataset's column is typed words too. */
type ValueSource = Pick<FieldInfo, "kind" | "options" | "item">;

/** What is to be told of texts that became these numbers. */
function saidOf(values: readonly unknown[], { kind, title }: FieldInfo): Pick<Converted, "said"> {
  const texts = values.filter((value) => typeof value === "string");
  const said = sayItems(kind, texts, unitOf(title));
  return said === undefined ? {} : { said };
}

const whole = (value: unknown): Converted => ({ value, gone: [] });

/** Of one or several choices, to one or several choices. */
function fromOptions(value: unknown, from: ValueSource, to: FieldInfo): Converted {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isOne = to.kind === "choice";
  if (isOne && chosen.length !== 1) return whole(undefined);
  const found = chosen.map((each) => ({ each, option: sameOption(each, from, to) }));
  const kept = found.flatMap(({ option }) => (option === undefined ? [] : [option]));
  const gone = found.flatMap(({ each, option }) => (option === undefined ? [each] : []));
  if (isOne) return { value: kept[0], gone };
  return { value: kept.length === 0 && gone.length > 0 ? undefined : kept, gone };
}

/** Several values as the items of a list, or one as its only one; a typed text may list several. */
function toList(value: unknown, from: ValueSource, item: FieldInfo): Converted {
  const isText = from.kind === "text" && typeof value === "string";
  const given: readonly unknown[] = Array.isArray(value) ? value : isText ? splitItems(value) : [value];
  // What stood in a list, or was chosen, is its own value and no typed words.
  const read = given.map((each) => ({ each, now: convertValue(each, itemSource(from, each), item).value }));
  const kept = read.flatMap(({ now }) => (now === undefined ? [] : [now]));
  const gone = read.flatMap(({ each, now }) => (now === undefined ? [each] : []));
  if (gone.length === given.length || (gone.length > 0 && !Array.isArray(value))) return whole(undefined);
  const taken = read.flatMap(({ each, now }) => (now === undefined ? [] : [each]));
  return { value: kept, gone, ...saidOf(taken, item) };
}

/** The items of a list as one text, one value, or options. */
function fromList(list: readonly unknown[], from: ValueSource, to: FieldInfo): Converted {
  const items = list.filter(isPlain);
  if (items.length < list.length) return whole(undefined);
  if (to.kind === "text") return whole(joinItems(items.map(String)));
  if (to.kind === "choices") {
    const read = items.map((each) => ({ each, option: meantOption(each, itemSource(from, each), to) }));
    const kept = read.flatMap(({ option }) => (option === undefined ? [] : [option]));
    if (kept.length === 0) return whole(undefined);
    return { value: kept, gone: read.flatMap(({ each, option }) => (option === undefined ? [each] : [])) };
  }
  const [only, ...others] = items;
  return only === undefined || others.length > 0
    ? whole(undefined)
    : convertValue(only, itemSource(from, only), to);
}

/** What stood on the page for a value that is no text: options by their titles, yes and no; what was never listed says itself. */
function wordsFor(value: unknown, from: ValueSource): string | undefined {
  const { options } = from;
  if (typeof value === "boolean" && options === undefined) return value ? "是" : "否";
  if (options === undefined) return undefined;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const titles = chosen.flatMap((each) => {
    const title = options.find((option) => option.value === each)?.title;
    return title !== undefined ? [title] : isPlain(each) ? [String(each)] : [];
  });
  return titles.length === 0 || titles.length < chosen.length ? undefined : joinItems(titles);
}

/** What an item was filled into; of anything else than a list, what it was. */
function itemSource(from: ValueSource, item: unknown): ValueSource {
  if (from.kind !== "list") return from.options === undefined ? from : { ...from, kind: "choice" };
  return { kind: from.item?.kind ?? (typeof item === "string" ? "text" : "number") };
}

/** The option with this value; or that prints so, where values became texts or numbers and it was no other option before. */
function sameOption(value: unknown, from: ValueSource, to: FieldInfo): ChoiceOption["value"] | undefined {
  const { options = [] } = to;
  const exact = options.find((option) => option.value === value);
  if (exact !== undefined) return exact.value;
  if (!isPlain(value)) return undefined;
  const [alike, ...others] = options.filter((option) => String(option.value) === String(value));
  if (alike === undefined || others.length > 0) return undefined;
  return (from.options ?? []).some((option) => option.value === alike.value) ? undefined : alike.value;
}

function candidateFor(value: unknown, from: ValueSource, to: FieldInfo): unknown {
  switch (to.kind) {
    case "number":
    case "integer":
      return typeof value === "string" ? readNumber(value, unitOf(to.title)).value : value;
    case "date":
      return typeof value === "string" ? readDate(value).value : value;
    case "boolean":
      return meantBoolean(value, from);
    case "choice":
      return meantOption(value, from, to);
    case "choices":
      return meantOptions(value, from, to);
    case "text":
      return typeof value === "number" ? String(value) : value;
    default:
      return value;
  }
}

/** Yes or no in words; an option is what its title says. */
function meantBoolean(value: unknown, { options }: ValueSource): boolean | undefined {
  if (options === undefined) return typeof value === "string" ? readBoolean(value) : undefined;
  const option = options.find((each) => each.value === value);
  return option === undefined ? undefined : readBoolean(option.title);
}

/** Several options in one text, parted as a pasted cell's are. */
function meantOptions(value: unknown, from: ValueSource, to: FieldInfo): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => meantOption(each, from, to));
  const one = meantOption(value, from, to);
  if (one !== undefined || typeof value !== "string") return [one];
  return value.split(/[、,，;；\n]/).map((each) => meantOption(each, from, to));
}

/** The one option that a value of a field without options means: typed words may be a title, all else is a value. */
function meantOption(value: unknown, from: ValueSource, { options = [] }: FieldInfo): unknown {
  if (typeof value === "boolean") return optionOfBoolean(value, options);
  if (!isPlain(value)) return undefined;
  const isTyped = from.kind === "text" && typeof value === "string";
  if (!isTyped) {
    const exact = options.find((option) => option.value === value);
    if (exact !== undefined) return exact.value;
  }
  const words = isTyped ? tidy(value) : String(value);
  const [meant, ...others] = options.filter(
    (option) => String(option.value) === words || (isTyped && tidy(option.title) === words),
  );
  return others.length > 0 ? undefined : meant?.value;
}

/** The option that is this very value, or else the only one that says yes, or no. */
function optionOfBoolean(value: boolean, options: readonly ChoiceOption[]): unknown {
  const exact = options.find((option) => option.value === value || option.value === String(value));
  if (exact !== undefined) return exact.value;
  const [meant, ...others] = options.filter((option) => readBoolean(option.title) === value);
  return others.length > 0 ? undefined : meant?.value;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function tidy(words: string): string {
  return toHalfWidth(words).trim();
}
