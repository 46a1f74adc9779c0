import { createHash } from "node:crypto";
import {
  type Collation,
  compileCollation,
  type Document,
  decode,
  documentOf,
  encode,
  isDocument,
  MongoError,
} from "../engine/index.ts";
import { tableEnd, tableKey, tableStart, tables } from "./keys.ts";
import type { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

/**
 * The texts in the indexes of one collation, in classes of equals. Intl gives no sort keys that could be stored, so an
 * index stores for each text the first text seen of its class; which that is, is stored beside it and never forgotten.
 */
export class CollationClasses {
  readonly collation: Collation;
  readonly #representatives: string[] = [];
  readonly #known = new Map<string, string>();

  constructor(collation: Collation) {
    this.collation = collation;
  }

  /** The text that stands for this one's class, which is new if there is no such class. */
  representative(text: string): string {
    return this.#known.get(text) ?? this.learn(text, this.find(text) ?? text);
  }

  /** The text that stands for this one's class, if any text of it was ever indexed. */
  find(text: string): string | undefined {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const { found, at } = this.#search(text);
    return found ? this.#representatives[at] : undefined;
  }

  /**
   * What stands for the classes on one side of a text; `undefined` when there are more than so many.
   * @param operator `$gt`, `$gte`, `$lt` or `$lte`
   */
  beside(operator: string, text: string, most: number): readonly string[] | undefined {
    const { found, at } = this.#search(text);
    const behind = at + Number(found);
    const [from, to] = operator.startsWith("$g")
      ? [operator === "$gt" ? behind : at, this.#representatives.length]
      : [0, operator === "$lt" ? at : behind];
    return to - from > most ? undefined : this.#representatives.slice(from, to);
  }

  /** Notes the class of a text. */
  learn(text: string, representative: string): string {
    this.#known.set(text, representative);
    const { found, at } = this.#search(representative);
    if (!found) this.#representatives.splice(at, 0, representative);
    return representative;
  }

  /** A value with every text in it replaced by what stands for it. */
  fold(value: unknown, representative = (text: string) => this.representative(text)): unknown {
    if (typeof value === "string") return representative(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.fold(item, representative));
    if (!isDocument(value)) return value;
    return documentOf(Object.keys(value).map((name) => [name, this.fold(value[name], representative)]));
  }

  /** Stores the classes of the texts in a value, in the step that stores the value in an index. */
  remember(view: Overlay, value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.remember(view, item);
    else if (isDocument(value)) for (const name of Object.keys(value)) this.remember(view, value[name]);
    else if (typeof value === "string") this.#store(view, value);
  }

  #store(view: Overlay, text: string): void {
    const { key: collation } = this.collation.spec;
    const key = tableKey(tables.collations, createHash("sha256").update(`${collation}\0${text}`).digest());
    if (view.get(key) !== undefined) return;
    view.put(
      key,
      encode(
        documentOf([
          ["collation", this.collation.spec.document],
          ["text", text],
          ["class", this.representative(text)],
        ]),
      ),
    );
  }

  #search(text: string): { found: boolean; at: number } {
    let low = 0;
    let high = this.#representatives.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.collation.compare(this.#representatives[middle] ?? "", text);
      if (order === 0) return { found: true, at: middle };
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return { found: false, at: low };
  }
}

/** The classes of all collations that indexes have. */
export class CollationRegistry {
  readonly #classes = new Map<string, CollationClasses>();

  /** @param view the state at start-up */
  constructor(view: View) {
    for (const { value } of view.range({
      start: tableStart(tables.collations),
      end: tableEnd(tables.collations),
    })) {
      const { collation, text, class: representative } = decode(value);
      if (isDocument(collation) && typeof text === "string" && typeof representative === "string")
        this.of(collation).learn(text, representative);
    }
  }

  /** @throws MongoError BadValue (2) for a specification that is none */
  of(spec: Document): CollationClasses {
    const collation = compileCollation(spec);
    if (collation === undefined) throw new MongoError("BadValue", "the simple collation has no classes");
    const known = this.#classes.get(collation.spec.key);
    if (known !== undefined) return known;
    const made = new CollationClasses(collation);
    this.#classes.set(collation.spec.key, made);
    return made;
  }
}
