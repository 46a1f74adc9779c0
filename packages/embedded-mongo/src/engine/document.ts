/**
 * A BSON document (or any embedded one) in memory.
 *
 * Values inside are, by BSON type:
 * - int32: a JS number that is an integer in int32's range (and not -0);
 * - double: any other JS number, or a bson `Double` when its value would read as an int32;
 * - int64: bigint; Decimal128, ObjectId, Binary (UUID too), Timestamp, BSONRegExp, BSONSymbol, Code, MinKey,
 *   MaxKey: the classes of `bson`; date: Date; string, boolean, null, array, embedded document: themselves.
 *
 * `undefined` stands for a missing value and is never stored.
 *
 * One limit of JavaScript's objects, shared with the official driver: fields named like array indices (`"7"`) come
 * first, in numeric order, whatever their place in the BSON was.
 */
export type Document = Record<string, unknown>;

/**
 * Documents are made with a prototype that has no members, so that fields called `constructor` or `__proto__`
 * are fields like any other; unlike `Object.create(null)` they keep V8's fast layout.
 */
class BareDocument {
  [field: string]: unknown;
}
const bare: object = BareDocument.prototype;
Reflect.deleteProperty(bare, "constructor");
Object.setPrototypeOf(bare, null);

/** A new empty document, safe for any field name. */
export function newDocument(): Document {
  return new BareDocument();
}

/** A new document with these fields, in this order. */
export function documentOf(entries: Iterable<readonly [string, unknown]>): Document {
  const doc = newDocument();
  for (const [name, value] of entries) doc[name] = value;
  return doc;
}

/** Whether a value is an embedded document (not an array, and no value of a BSON class). */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === bare || prototype === Object.prototype || prototype === null;
}

/** A document's own field, `undefined` when missing; never something inherited. */
export function getField(doc: Document, name: string): unknown {
  if (name === "__proto__") return Object.hasOwn(doc, name) ? doc[name] : undefined;
  const value = doc[name];
  return typeof value === "function" ? undefined : value;
}

/** A shallow copy with the fields in the same order. */
export function copyDocument(doc: Document): Document {
  const copy = newDocument();
  for (const name of Object.keys(doc)) copy[name] = doc[name];
  return copy;
}

/** Parts of a dotted path. */
export function splitPath(path: string): string[] {
  return path.includes(".") ? path.split(".") : [path];
}

/** Whether a path part can be an array index: digits without a leading zero. */
export function isArrayIndex(part: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(part);
}
