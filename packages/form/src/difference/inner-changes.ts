import { sameJson } from "../json/equal.ts";
import { isRecord, type JsonRecord } from "../json/record.ts";
import { tellApart } from "../scoring/show.ts";
import { propertyName } from "./attribute-words.ts";
import { authored, Teller, type WordLocale } from "./tell-value.ts";

/**
 * What changed inside of an attribute that holds several things, told one by one: options and places on the page that
 * came, went, are called otherwise or moved, values of records. Null where the attribute is better told as a whole.
 */
export function innerChanges(
  attribute: string,
  before: unknown,
  after: unknown,
  locale: WordLocale,
): string[] | null {
  const name = attribute.replace(/^items\//, "");
  const teller = new Teller(locale, { isInSentence: true });
  if (Array.isArray(before) && Array.isArray(after)) {
    if (name === "oneOf" || name === "enum") return listChanges(before, after, options(teller), teller);
    if (name === "items") return listChanges(before, after, places(teller), teller);
    return null;
  }
  if (!recordsTold.has(name) || !isRecord(before) || !isRecord(after)) return null;
  return recordChanges({ before, after, path: "", named: namedIn(name) }, teller);
}

/** Told by what changed in them; other records are told as a whole, before and after. */
const recordsTold: ReadonlySet<string> = new Set(["weights", "minimum", "inputs", "expected", "x-tasks"]);

interface Listed {
  readonly keyOf: (item: unknown) => string;
  readonly tell: (item: unknown) => string;
  /** What is told of an item that stayed, where it is another now; null where nothing. */
  readonly changed: (before: unknown, after: unknown) => string | null;
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  { keyOf, tell, changed }: Listed,
  teller: Teller,
): string[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Map(after.map((item) => [keyOf(item), item]));
  const added = [...now].filter(([key]) => !old.has(key)).map(([, item]) => tell(item));
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, item]) => tell(item));
  const told = [...now].flatMap(([key, item]) => (old.has(key) ? (changed(old.get(key), item) ?? []) : []));
  const orderOf = (keys: Iterable<string>, other: ReadonlyMap<string, unknown>) =>
    [...keys].filter((key) => other.has(key));
  const isMoved = !sameJson(orderOf(old.keys(), now), orderOf(now.keys(), old));
  return [
    ...(added.length === 0 ? [] : [teller.say(`新增${teller.list(added)}`, `added ${teller.list(added)}`)]),
    ...(removed.length === 0
      ? []
      : [teller.say(`删除${teller.list(removed)}`, `removed ${teller.list(removed)}`)]),
    ...told,
    ...(isMoved ? [teller.say("调整了顺序", "put in another order")] : []),
  ];
}

function options(teller: Teller): Listed {
  const titleOf = (option: unknown) => teller.option(option);
  return {
    keyOf: (option) => JSON.stringify(isRecord(option) ? option.const : option) ?? "",
    tell: titleOf,
    changed: (before, after) =>
      titleOf(before) === titleOf(after)
        ? null
        : teller.say(
            `${titleOf(before)}改名为${titleOf(after)}`,
            `${titleOf(before)} renamed ${titleOf(after)}`,
          ),
  };
}

function places(teller: Teller): Listed {
  const fieldOf = (item: unknown) => String(isRecord(item) ? (item.field ?? "") : item);
  const wayOf = (item: unknown) => {
    const { field: _field, ...way } = isRecord(item) ? item : {};
    return Object.keys(way).length === 0 ? teller.say("默认方式", "shown as usual") : teller.record(way);
  };
  return {
    keyOf: fieldOf,
    tell: (item) => teller.quote(fieldOf(item)),
    changed: (before, after) =>
      sameJson(before, after)
        ? null
        : teller.say(
            `${teller.quote(fieldOf(after))}改为${wayOf(after)}`,
            `${teller.quote(fieldOf(after))} now ${wayOf(after)}`,
          ),
  };
}

interface Compared {
  readonly before: JsonRecord;
  readonly after: JsonRecord;
  /** What leads here, in words. */
  readonly path: string;
  /** Whether the form's author named what is in it: nothing, what is directly in it, or all. */
  readonly named: "ours" | "once" | "all";
}

function recordChanges({ before, after, path, named }: Compared, teller: Teller): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [was, now] = [before[name], after[name]];
    if (sameJson(was, now)) return [];
    const word = named === "ours" ? wordOf(name, teller) : teller.quote(name);
    const place = path === "" ? word : `${path}${teller.say("", " ")}${word}`;
    const inside = named === "all" ? "all" : named === "once" ? "ours" : namedIn(name);
    if ((was === undefined || isRecord(was)) && (now === undefined || isRecord(now))) {
      return recordChanges({ before: was ?? {}, after: now ?? {}, path: place, named: inside }, teller);
    }
    const tell = (value: unknown, by = teller) =>
      inside === "ours" ? by.tell(name, value) : by.answer(value);
    if (was === undefined) return [teller.say(`${place}设为 ${tell(now)}`, `${place} set to ${tell(now)}`)];
    if (now === undefined)
      return [teller.say(`${place}取消（原为 ${tell(was)}）`, `${place} taken away (was ${tell(was)})`)];
    const [from, to] = tellApart((decimals) => {
      const by = teller.withDecimals(decimals);
      return [tell(was, by), tell(now, by)];
    });
    return [teller.say(`${place}由 ${from} 改为 ${to}`, `${place} changed from ${from} to ${to}`)];
  });
}

/** Ballots are by the author's codes, and in these by our kinds of raters. */
function namedIn(name: string): Compared["named"] {
  if (!authored.has(name)) return "ours";
  return name === "ratings" ? "once" : "all";
}

function wordOf(name: string, teller: Teller): string {
  const word = propertyName(name);
  return word === null ? teller.quote(name) : teller.say(word.zh, word.en);
}
