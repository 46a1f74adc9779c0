import { isRecord, recordOf } from "../json/record.ts";
import { ownPointsWords } from "../lowering/own-points.ts";
import { lineOf, listInside } from "./inside.ts";
import { entryPart, inWords, type MeantName, type Naming, strayOf } from "./meant.ts";
import { listHolder, listName, nameAttribute, nameOf, type Part, type Parts, partKey } from "./parts.ts";

/**
 * Names what a document means: by the names that its parts have there, and by the shortest path that leads to a field from
 * where it is named. A part that is not in the document is called so that no other is meant by it: the check of the form
 * then tells that it is gone.
 */
export class Namer {
  readonly #parts: Parts;
  readonly #names: ReadonlyMap<string, string>;
  readonly #gone: (key: string) => string;
  readonly #fields = new Map<string, ReadonlyMap<string, string>>();

  /** `names`: names of parts by their keys; a part that has none there keeps its own. `gone`: what one that is not there was called. */
  constructor(parts: Parts, names: ReadonlyMap<string, string>, gone: (key: string) => string) {
    this.#parts = parts;
    this.#names = names;
    this.#gone = gone;
  }

  /** The parts in words. */
  inWords(): Parts {
    const all = [...this.#parts.all].map(([key, part]) => {
      const naming = this.of(part);
      const attributes: Record<string, unknown> = {};
      for (const [attribute, value] of Object.entries(part.attributes)) {
        const isSample = part.kind === "sample" && (attribute === "inputs" || attribute === "expected");
        attributes[attribute] = isSample ? this.#sample(value) : inWords(value, naming);
      }
      const own = nameAttribute(part.kind);
      if (own !== undefined && nameOf(part) !== "") attributes[own] = this.name(key);
      return [key, { ...part, attributes }] as const;
    });
    return { lists: this.#parts.lists, all: new Map(all) };
  }

  /** How names are written in the formulas of this part. */
  of(user: Part): Naming {
    return {
      name: (key) => this.name(key),
      words: (meant) =>
        meant.own === undefined
          ? this.line(meant, user).map(({ name }) => name)
          : [this.#wordOfPoints(meant.own)],
    };
  }

  /** Where a field has taken the word, the other one that says the same. */
  #wordOfPoints(word: string): string {
    const taken = this.#fieldsIn(topList);
    return [word, ...ownPointsWords].find((each) => !taken.has(each)) ?? word;
  }

  name(key: string): string {
    const part = this.#parts.all.get(key);
    return part === undefined ? this.#gone(key) : (this.#names.get(key) ?? nameOf(part));
  }

  /** The words by which a formula of `user` names a part, each with the part that it means. */
  line(meant: MeantName, user: Part): { readonly key: string; readonly name: string }[] {
    const [first = "", ...rest] = meant.parts;
    const line = lineOf(this.#parts, first).map(({ key }) => key);
    const words = line.length === 0 ? [first] : line.slice(this.#start(line, meant, user));
    return [...words, ...rest].map((key) => ({ key, name: this.name(key) }));
  }

  /** Where in its line a field must begin to be named: as far in as its name is seen from here and hidden by no other. */
  #start(line: readonly string[], { within, of }: MeantName, user: Part): number {
    if (of !== null) {
      const holder = line.indexOf(of);
      return holder < 0 ? line.length - 1 : holder + 1;
    }
    const rows = within.map((key) => listInside(this.#parts, key));
    const holders = lineOf(this.#parts, user.key);
    const lists = holders.map(({ list }) => list).reverse();
    const visible = [...rows.reverse(), ...lists, ...(lists.includes(topList) ? [] : [topList])];
    // By what holds the formula itself nothing is named: the object would need itself before it is computed.
    const around = new Set(holders.map(({ key }) => key));
    let outermost = 0;
    for (let start = line.length - 1; start >= 0; start -= 1) {
      const key = line[start] ?? "";
      if (around.has(key) || !visible.includes(this.#parts.all.get(key)?.list ?? "")) continue;
      outermost = start;
      const list = visible.find((each) => this.#fieldsIn(each).has(this.name(key)));
      if (list !== undefined && this.#fieldsIn(list).get(this.name(key)) === key) return start;
    }
    return outermost;
  }

  #fieldsIn(list: string | null): ReadonlyMap<string, string> {
    const known = this.#fields.get(list ?? "");
    if (known !== undefined) return known;
    const fields = new Map<string, string>();
    for (const key of list === null ? [] : (this.#parts.lists.get(list) ?? []))
      if (!fields.has(this.name(key))) fields.set(this.name(key), key);
    this.#fields.set(list ?? "", fields);
    return fields;
  }

  /**
   * Entries of a sample by names; those of parts that are gone are left out, and so is what answered nothing where a part
   * has that name now: it would become its answer.
   */
  #sample(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.#sample(each));
    if (!isRecord(value)) return value;
    const entries = new Map<string, unknown>();
    for (const [name, each] of Object.entries(value)) {
      const key = entryPart(name);
      const part = key === null ? undefined : this.#parts.all.get(key);
      const stray = strayOf(name);
      if (stray !== null) this.#putStray(entries, stray, each);
      else if (key === null) entries.set(name, this.#sample(each));
      else if (part !== undefined) this.#put(entries, this.#pathInRow(part), this.#sample(each));
    }
    return recordOf([...entries].map(([name, each]) => [name, each instanceof Map ? records(each) : each]));
  }

  /** The objects of the same row that hold a field, and itself. */
  #pathInRow(part: Part): string[] {
    if (part.kind !== "field") return [this.name(part.key)];
    const line = lineOf(this.#parts, part.key);
    const from = line.findLastIndex(({ list }) => !list.startsWith("properties:field "));
    return line.slice(Math.max(from, 0)).map(({ key }) => this.name(key));
  }

  #putStray(
    entries: Map<string, unknown>,
    { list, name }: { readonly list: string; readonly name: string },
    value: unknown,
  ): void {
    const holder = this.#parts.all.get(listHolder(list));
    const isInObject = list.startsWith(listName("properties", partKey("field", "")));
    if (this.#fieldsIn(list).has(name) || (isInObject && !this.#parts.lists.has(list))) return;
    this.#put(entries, [...(isInObject && holder !== undefined ? this.#pathInRow(holder) : []), name], value);
  }

  #put(entries: Map<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
    const held = entries.get(first);
    if (rest.length === 0) {
      const isEmptyObject = isRecord(value) && Object.keys(value).length === 0;
      if (!(isEmptyObject && held instanceof Map)) entries.set(first, value);
      return;
    }
    const inner = held instanceof Map ? held : new Map<string, unknown>();
    entries.set(first, inner);
    this.#put(inner, rest, value);
  }
}

function records(entries: ReadonlyMap<string, unknown>): Record<string, unknown> {
  return recordOf([...entries].map(([name, each]) => [name, each instanceof Map ? records(each) : each]));
}

const topList = listName("properties", partKey("fields", ""));
