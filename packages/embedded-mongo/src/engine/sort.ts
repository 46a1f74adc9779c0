import type { Collation } from "./collation.ts";
import { compareValues } from "./compare.ts";
import { type Document, documentOf, isArrayIndex, isDocument, splitPath } from "./document.ts";
import { indexKeys } from "./index-keys.ts";
import { MongoError } from "./mongo-error.ts";
import { isNumeric, toNumber } from "./numbers.ts";
import { compilePath } from "./path.ts";

/** One component of a sort. */
export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/**
 * Reads a sort specification.
 * @throws MongoError 15974/15975 for a direction that is not 1 or -1, CommandNotSupported for `$meta`
 */
export function parseSort(spec: Document): SortField[] {
  return Object.keys(spec).map((path) => {
    const direction = spec[path];
    if (isDocument(direction)) throw new MongoError("CommandNotSupported", "$meta sort is not supported");
    const sign = isNumeric(direction) ? toNumber(direction) : Number.NaN;
    if (sign !== 1 && sign !== -1) {
      throw new MongoError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }
    if (path === "" || splitPath(path).includes(""))
      throw new MongoError(15998, "FieldPath field names may not be empty strings.");
    if (path.startsWith("$"))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    return { path, direction: sign };
  });
}

/**
 * A comparator of documents for a sort specification. An array counts by its least element when ascending and by
 * its greatest when descending; missing counts as null, an empty array as less than null.
 */
export function compileSort(spec: Document, collation?: Collation): (a: Document, b: Document) => number {
  const keys = compileSortKeys(spec, collation);
  return (a, b) => keys.compare(keys.of(a), keys.of(b));
}

/** Sort keys taken out once per document, for sorting many. */
export interface SortKeys {
  readonly of: (doc: Document) => unknown[];
  readonly compare: (a: readonly unknown[], b: readonly unknown[]) => number;
}

/** The same as `compileSort`, with taking out the keys and comparing them apart. */
export function compileSortKeys(spec: Document, collation?: Collation): SortKeys {
  const fields = parseSort(spec);
  const state = { sawArray: false };
  const readers = fields.map((field) => keyReader(field, collation, state));
  const together = fields.length > 1 || fields.some(({ path }) => splitPath(path).some(isArrayIndex));
  const pattern = documentOf(fields.map(({ path }) => [path, 1]));
  const compare = (a: readonly unknown[], b: readonly unknown[]): number => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a[i], b[i], collation);
      if (order !== 0) return fields[i]?.direction === -1 ? -order : order;
    }
    return 0;
  };
  return {
    of: (doc) => {
      state.sawArray = false;
      const key = readers.map((read) => read(doc));
      // The fields of one array's elements belong together: the first of the keys an index would hold counts.
      return state.sawArray && together ? firstKey(doc, pattern, compare) : key;
    },
    compare,
  };
}

/** @throws MongoError BadValue (2) when two fields go through different arrays */
function firstKey(doc: Document, pattern: Document, compare: SortKeys["compare"]): unknown[] {
  try {
    const { tuples } = indexKeys(doc, pattern);
    return [...tuples.reduce((best, tuple) => (compare(tuple, best) < 0 ? tuple : best))];
  } catch (error) {
    if (error instanceof MongoError && error.codeName === "CannotIndexParallelArrays")
      throw new MongoError("BadValue", "cannot sort with keys that are parallel arrays");
    throw error;
  }
}

/** Documents sorted; stable, so that equal ones keep their order. */
export function sortDocuments(docs: Iterable<Document>, spec: Document, collation?: Collation): Document[] {
  const keys = compileSortKeys(spec, collation);
  const rows = Array.from(docs, (doc) => ({ doc, key: keys.of(doc) }));
  rows.sort((a, b) => keys.compare(a.key, b.key));
  return rows.map((row) => row.doc);
}

function keyReader(
  { path, direction }: SortField,
  collation: Collation | undefined,
  state: { sawArray: boolean },
): (doc: Document) => unknown {
  const dotted = path.includes(".");
  const reach = compilePath(path, "whole");
  return (doc) => {
    let best: unknown;
    let found = 0;
    const take = (value: unknown): void => {
      if (found === 0 || compareValues(value, best, collation) * direction < 0) best = value;
      found++;
    };
    reach(doc, (value) => {
      if (!Array.isArray(value)) {
        take(value ?? null);
        return false;
      }
      state.sawArray = true;
      if (value.length === 0) take(undefined);
      else for (const item of value) take(item);
      return false;
    });
    // A dotted path that leads to none, or to several, goes through an array.
    if (dotted && found !== 1) state.sawArray = true;
    return found > 0 ? best : null;
  };
}
