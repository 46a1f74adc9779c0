import { type Document, documentOf, getField, isArrayIndex, isDocument, splitPath } from "./document.ts";
import { encodeKey } from "./key-encoding.ts";
import { MongoError } from "./mongo-error.ts";
import { isNumeric, toNumber } from "./numbers.ts";

/** The keys of one document in one index. */
export interface IndexKeys {
  /** Distinct tuples, one value per field of the key pattern; missing is null, an empty array `undefined`. */
  readonly tuples: readonly (readonly unknown[])[];
  /** Whether an array fanned out, which makes the index multikey. */
  readonly multikey: boolean;
  /** Whether the document lacks every field of the pattern: a sparse index leaves it out. */
  readonly missing: boolean;
}

/**
 * All keys a document has in an index.
 * @param keyPattern path to 1 or -1, in order
 * @throws MongoError CannotIndexParallelArrays (171) when two fields of the pattern go through different arrays
 */
export function indexKeys(doc: Document, keyPattern: Document): IndexKeys {
  const paths = Object.keys(keyPattern);
  const state: State = { present: false, multikey: false };
  const tuples = expand(
    paths.map((path): Slot => ({ parts: splitPath(path), at: 0, value: doc, settled: false })),
    state,
    paths,
  );
  return {
    tuples: state.multikey ? distinct(tuples) : tuples,
    multikey: state.multikey,
    missing: !state.present,
  };
}

/** Whether a document has null among the keys of a path, as it has where an array on the way holds no document. */
export function hasNullKey(doc: Document, path: string): boolean {
  return indexKeys(doc, documentOf([[path, 1]])).tuples.some(([value]) => value === null);
}

/** The paths of a key pattern that go through an array in the document. */
export function arrayPaths(doc: Document, keyPattern: Document): string[] {
  return Object.keys(keyPattern).filter((path) => indexKeys(doc, documentOf([[path, 1]])).multikey);
}

/** Directions of a key pattern, for `encodeKey`. */
export function directionsOf(keyPattern: Document): (1 | -1)[] {
  return Object.values(keyPattern).map((direction) =>
    isNumeric(direction) && toNumber(direction) < 0 ? -1 : 1,
  );
}

interface State {
  present: boolean;
  multikey: boolean;
}

/** How far one field of the pattern has been followed; `settled` when `value` is what goes into the key. */
interface Slot {
  readonly parts: readonly string[];
  readonly at: number;
  readonly value: unknown;
  readonly settled: boolean;
}

function expand(slots: readonly Slot[], state: State, paths: readonly string[]): unknown[][] {
  const next = slots.map((slot) => follow(slot, state));
  const pending = next.filter((slot) => !slot.settled);
  const first = pending[0];
  if (first === undefined) return [next.map((slot) => slot.value)];
  const array = first.value;
  if (!Array.isArray(array)) return [next.map((slot) => slot.value)];
  if (pending.some((slot) => slot.value !== array)) throw parallel(next, paths, array);
  state.multikey = true;
  // An array at the end of a path is a value, even an empty one: the field is present.
  if (next.some((slot) => !slot.settled && slot.at === slot.parts.length)) state.present = true;
  if (array.length === 0)
    return expand(
      next.map((slot) => (slot.settled ? slot : ofEmpty(slot))),
      state,
      paths,
    );
  return array.flatMap((item: unknown) =>
    expand(
      next.map((slot) => (slot.settled ? slot : intoElement(slot, item))),
      state,
      paths,
    ),
  );
}

/** Goes down embedded documents until a value or an array is reached. */
function follow(slot: Slot, state: State): Slot {
  if (slot.settled) return slot;
  let { at, value } = slot;
  for (;;) {
    if (Array.isArray(value)) {
      const part = slot.parts[at];
      // A numeric part names an element, unless an element has a field of that name.
      if (part === undefined || !isArrayIndex(part)) return { parts: slot.parts, at, value, settled: false };
      value = value[Number(part)];
      at++;
      // An element that a path ends in by its number is a value, be it an array itself.
      if (at < slot.parts.length) continue;
      if (value !== undefined) state.present = true;
      return { parts: slot.parts, at, value: value === undefined ? null : value, settled: true };
    }
    const part = slot.parts[at];
    if (part === undefined) {
      if (value !== undefined) state.present = true;
      return { parts: slot.parts, at, value: value === undefined ? null : value, settled: true };
    }
    if (!isDocument(value)) return { parts: slot.parts, at, value: null, settled: true };
    value = getField(value, part);
    at++;
    if (value === undefined) return { parts: slot.parts, at, value: null, settled: true };
  }
}

function intoElement(slot: Slot, item: unknown): Slot {
  const ends = slot.at === slot.parts.length;
  // The last array is taken apart once: an array inside it is a value.
  if (ends) return { ...slot, value: item, settled: true };
  return isDocument(item) ? { ...slot, value: item } : { ...slot, value: null, settled: true };
}

function ofEmpty(slot: Slot): Slot {
  return { ...slot, value: slot.at === slot.parts.length ? undefined : null, settled: true };
}

function distinct(tuples: unknown[][]): unknown[][] {
  const seen = new Map<string, unknown[]>();
  for (const tuple of tuples) {
    const key = encodeKey(tuple, []).toString("latin1");
    if (!seen.has(key)) seen.set(key, tuple);
  }
  return [...seen.values()];
}

function parallel(slots: readonly Slot[], paths: readonly string[], array: unknown): MongoError {
  const names = paths.filter((_, index) => {
    const slot = slots[index];
    return slot !== undefined && !slot.settled;
  });
  const other = slots.findIndex((slot) => !slot.settled && slot.value !== array);
  return new MongoError(
    "CannotIndexParallelArrays",
    `cannot index parallel arrays [${paths[other] ?? ""}] [${names[0] ?? ""}]`,
  );
}
