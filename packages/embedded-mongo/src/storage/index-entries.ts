import {
  arrayPaths,
  compileFilter,
  type Document,
  describe,
  directionsOf,
  documentOf,
  encodeKey,
  indexKeys,
  MongoError,
  type Predicate,
  shortenKey,
} from "../engine/index.ts";
import type { CollectionInfo, IndexInfo } from "./catalog-types.ts";
import { decodeRecordId, encodeRecordId, longestKey, tableKey } from "./keys.ts";
import type { Overlay } from "./overlay.ts";
import type { View } from "./view.ts";

/** The entries of one document in one index. */
export interface IndexEntries {
  /** Key (with the table's number) and, for messages, the values in it. */
  readonly entries: readonly { readonly key: Buffer; readonly values: readonly unknown[] }[];
  /** Whether they make the index multikey. */
  readonly multikey: boolean;
  /** The paths whose arrays make it so; undefined where it is not these alone. */
  readonly arrays?: readonly string[] | undefined;
}

/** The entries a document has in an index; none when the index is sparse or partial and leaves it out. */
export function entriesOf(index: IndexInfo, doc: Document, recordId: number): IndexEntries {
  const { partial, directions } = compiled(index);
  if (partial !== undefined && !partial(doc)) return { entries: [], multikey: false };
  const { tuples, multikey, missing } = indexKeys(doc, index.key);
  if (index.sparse && missing) return { entries: [], multikey: false };
  let whole = true;
  const { classes } = index;
  const entries = tuples.map((values) => {
    const folded = classes === undefined ? values : values.map((value) => classes.fold(value));
    const { key, exact } = shortenKey(encodeKey(folded, directions), longestKey);
    whole &&= exact;
    const rest = index.unique ? key : Buffer.concat([key, encodeRecordId(recordId)]);
    return { key: tableKey(index.table, rest), values };
  });
  const all = classes === undefined ? entries : distinct(entries);
  if (!multikey && whole) return { entries: all, multikey: false };
  return { entries: all, multikey: true, arrays: whole ? arrayPaths(doc, index.key) : undefined };
}

/** The index as further entries leave it; the very same where it is multikey already by these paths, or not at all. */
export function withEntries(
  index: IndexInfo,
  { multikey, arrays }: Pick<IndexEntries, "multikey" | "arrays">,
): IndexInfo {
  if (!multikey) return index;
  if (!index.multikey) return { ...index, multikey, arrays };
  if (index.arrays === undefined) return index;
  if (arrays === undefined) return { ...index, arrays };
  const known = new Set(index.arrays);
  return arrays.every((path) => known.has(path))
    ? index
    : { ...index, arrays: [...new Set([...known, ...arrays])] };
}

/** Stores what the entries of an index with a collation need beside themselves. */
export function rememberTexts(view: Overlay, { classes }: IndexInfo, { entries }: IndexEntries): void {
  if (classes === undefined) return;
  for (const { values } of entries) for (const value of values) classes.remember(view, value);
}

/** Texts that differ may be equal under the collation. */
function distinct(entries: IndexEntries["entries"]): IndexEntries["entries"] {
  return [...new Map(entries.map((entry) => [entry.key.toString("latin1"), entry])).values()];
}

/**
 * Checks that no other record has one of the keys of a unique index.
 * @throws MongoError DuplicateKey (11000) with `keyPattern` and `keyValue`
 */
export function checkUnique(
  view: View,
  collection: CollectionInfo,
  index: IndexInfo,
  { entries }: IndexEntries,
  recordId: number,
): void {
  if (!index.unique) return;
  for (const { key, values } of entries) {
    const holder = view.get(key);
    if (holder !== undefined && decodeRecordId(holder) !== recordId) {
      throw duplicateKey(collection, index, values);
    }
  }
}

function duplicateKey(collection: CollectionInfo, index: IndexInfo, values: readonly unknown[]): MongoError {
  const keyValue = documentOf(Object.keys(index.key).map((path, at) => [path, values[at] ?? null]));
  const shown = Object.keys(keyValue).map((path) => `${path}: ${describe(keyValue[path])}`);
  return new MongoError(
    "DuplicateKey",
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${index.name} dup key: { ${shown.join(", ")} }`,
    { keyPattern: index.key, keyValue },
  );
}

interface Compiled {
  readonly directions: readonly (1 | -1)[];
  readonly partial: Predicate | undefined;
}

const cache = new WeakMap<IndexInfo, Compiled>();

function compiled(index: IndexInfo): Compiled {
  let found = cache.get(index);
  if (found === undefined) {
    const { partialFilterExpression: partial } = index;
    found = {
      directions: directionsOf(index.key),
      partial:
        partial === undefined ? undefined : compileFilter(partial, { collation: index.classes?.collation }),
    };
    cache.set(index, found);
  }
  return found;
}
