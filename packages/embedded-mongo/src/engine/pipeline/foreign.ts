import type { Collation } from "../collation.ts";
import { type Document, getField } from "../document.ts";
import { hashValue } from "../hash.ts";
import { hasNullKey } from "../index-keys.ts";
import { MongoError } from "../mongo-error.ts";
import { compilePath, testLeaf } from "../path.ts";
import { layDown } from "../turn.ts";
import type { Fields } from "./needed-fields.ts";
import { pause, turnClock } from "./pause.ts";
import type { EqualFinder, StageContext } from "./pipeline-types.ts";

/** Finds the documents of another collection that one of the values meets. May be laid down, and asked again. */
export type Equality = (values: readonly unknown[]) => Iterable<Document>;

/** Finds the foreign documents whose field equals one of the values: as the environment can, else by a table made once. */
export function equality(context: StageContext, from: string, path: string, wanted: Fields): Equality {
  const find = context.lookupEqual?.(from, path, wanted) ?? tableFinder(context, from, path);
  return (values) => {
    const [only] = values;
    if (values.length === 1) return find(only);
    const found = new Map<string, Document>();
    const due = turnClock();
    const lists = values.map(find);
    return (function* () {
      for (const list of lists) {
        for (const doc of list) {
          found.set(hashValue(getField(doc, "_id")), doc);
          if (due()) yield pause;
        }
      }
      yield* found.values();
    })();
  };
}

function tableFinder(context: StageContext, from: string, path: string): EqualFinder {
  const table = new Map<string, Document[]>();
  const keysOf = joinKeys(path, context.collation);
  let docs: Iterator<Document> | undefined;
  let isMade = false;
  return (value) => {
    docs ??= collectionOf(context, from)[Symbol.iterator]();
    while (!isMade) {
      const next = docs.next();
      if (next.done === true) isMade = true;
      else if (next.value === pause) layDown();
      else {
        for (const key of keysOf(next.value)) {
          const list = table.get(key);
          if (list === undefined) table.set(key, [next.value]);
          else list.push(next.value);
        }
      }
    }
    return table.get(hashValue(value, context.collation)) ?? [];
  };
}

/** By what foreign documents are found in a join by a path: the hashes of all values that meet them. */
export function joinKeys(
  path: string,
  collation: Collation | undefined,
): (doc: Document) => Iterable<string> {
  const reach = compilePath(path, "whole");
  const isPlain = !path.includes(".");
  return (doc) => {
    const plain = isPlain ? getField(doc, path) : undefined;
    if (plain !== undefined && !Array.isArray(plain)) return [hashValue(plain, collation)];
    const keys = new Set<string>();
    if (hasNullKey(doc, path)) keys.add(hashValue(null));
    reach(doc, (end) =>
      testLeaf(end, (value) => {
        keys.add(hashValue(value ?? null, collation));
        return false;
      }),
    );
    return keys;
  };
}

/** The values a path reaches, the elements of an array one by one. */
export function valuesAt(doc: Document, reach: ReturnType<typeof compilePath>): unknown[] {
  const values: unknown[] = [];
  reach(doc, (value) => {
    if (Array.isArray(value)) for (const item of value) values.push(item);
    else if (value !== undefined) values.push(value);
    return false;
  });
  return values;
}

/** The documents of another collection, with pauses. @throws MongoError CommandNotSupported where there are no others */
export function collectionOf(context: StageContext, name: string): Iterable<Document> {
  if (context.collection === undefined)
    throw new MongoError("CommandNotSupported", `no other collection can be read here: ${name}`);
  return context.collection(name);
}
