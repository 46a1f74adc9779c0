import { pointer, pointerParts } from "../json/pointer.ts";
import { isRecord, type JsonRecord, ownText } from "../json/record.ts";

/** A schema with where it stands in the document given, and the address that references inside of it are relative to. */
export interface Source {
  readonly schema: unknown;
  /** JSON pointer. */
  readonly at: string;
  readonly base: string;
}

/** The address of a document that names none. */
const unnamed = "https://document.invalid/";

/** Where references lead: to any place inside of the document, by pointer, anchor, or an address that it gives itself. */
export class Addresses {
  readonly root: Source;
  readonly #places = new Map<string, string>();
  readonly #bases = new Map<string, string>();
  readonly #document: JsonRecord;
  readonly #idKeyword: "id" | "$id";

  constructor(document: JsonRecord, idKeyword: "id" | "$id") {
    this.#document = document;
    this.#idKeyword = idKeyword;
    this.#places.set(unnamed, "");
    this.#index(document, "", unnamed);
    this.root = { schema: document, at: "", base: this.#bases.get("") ?? unnamed };
  }

  /** What stands under a keyword of a schema. */
  inside(source: Source, value: unknown, ...steps: (string | number)[]): Source {
    const at = pointer(source.at, ...steps);
    return { schema: value, at, base: this.#bases.get(at) ?? source.base };
  }

  /** The schema that a reference means; null where it is none inside of the document. */
  find(reference: string, base: string): Source | null {
    const address = resolved(reference, base);
    if (address === null) return null;
    const [document = "", fragment = ""] = split(address);
    const named = this.#places.get(address);
    if (named !== undefined) return this.#at(named);
    const start = this.#places.get(document);
    if (start === undefined || (fragment !== "" && !fragment.startsWith("/"))) return null;
    return this.#at(start + decoded(fragment));
  }

  #at(at: string): Source | null {
    let found: unknown = this.#document;
    let place = "";
    let base = this.root?.base ?? unnamed;
    for (const part of pointerParts(at)) {
      if (Array.isArray(found)) found = /^\d+$/.test(part) ? found[Number(part)] : undefined;
      else found = isRecord(found) && Object.hasOwn(found, part) ? found[part] : undefined;
      place = pointer(place, part);
      base = this.#bases.get(place) ?? base;
    }
    return found === undefined ? null : { schema: found, at: place, base };
  }

  #index(schema: unknown, at: string, outer: string): void {
    if (!isRecord(schema)) return;
    let base = outer;
    const id = ownText(schema, this.#idKeyword);
    const address = id === undefined ? null : resolved(id, outer);
    if (address !== null) {
      const [document = "", fragment = ""] = split(address);
      this.#add(fragment === "" ? document : address, at);
      base = document;
      this.#bases.set(at, base);
    }
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const anchor = ownText(schema, keyword);
      if (anchor !== undefined) this.#add(`${base}#${anchor}`, at);
    }
    for (const [keyword, value] of Object.entries(schema)) {
      const shape = Object.hasOwn(inner, keyword) ? inner[keyword] : undefined;
      const place = pointer(at, keyword);
      if (shape === "schema" && !Array.isArray(value)) this.#index(value, place, base);
      else if (shape !== undefined && typeof value === "object" && value !== null) {
        for (const [key, each] of Object.entries(value)) this.#index(each, pointer(place, key), base);
      }
    }
  }

  #add(address: string, at: string): void {
    if (!this.#places.has(address)) this.#places.set(address, at);
  }
}

/** Keywords with schemas inside: one (or, of old, a list), or a list or record of them. */
const inner: Readonly<Record<string, "schema" | "schemas" | undefined>> = {
  $defs: "schemas",
  additionalItems: "schema",
  additionalProperties: "schema",
  allOf: "schemas",
  anyOf: "schemas",
  definitions: "schemas",
  dependencies: "schemas",
  dependentSchemas: "schemas",
  items: "schema",
  not: "schema",
  oneOf: "schemas",
  prefixItems: "schemas",
  properties: "schemas",
};

function resolved(reference: string, base: string): string | null {
  try {
    return new URL(reference, base).href.replace(/#$/, "");
  } catch {
    return null;
  }
}

function split(address: string): [document: string, fragment: string] {
  const hash = address.indexOf("#");
  return hash < 0 ? [address, ""] : [address.slice(0, hash), address.slice(hash + 1)];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
