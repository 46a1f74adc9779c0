import {
  compileCollation,
  compileFilter,
  type Document,
  equalValues,
  isDocument,
  isNumeric,
  MongoError,
  toNumber,
} from "../engine/index.ts";
import type { IndexInfo } from "../storage/catalog-types.ts";
import type { CollationRegistry } from "../storage/collation-classes.ts";
import {
  document,
  type Fields,
  flag,
  optionalDocument,
  optionalWhole,
  refuseUnknown,
  refuseUnsupported,
  text,
} from "./arguments.ts";

/** What an index specification may have. */
export const indexFields: readonly string[] = [
  "key",
  "name",
  "unique",
  "sparse",
  "hidden",
  "background",
  "dropDups",
  "partialFilterExpression",
  "collation",
  "expireAfterSeconds",
  "v",
  "ns",
];
/** What it may have in MongoDB, and is refused here by name. */
export const refusedIndexFields: readonly string[] = [
  "weights",
  "default_language",
  "language_override",
  "textIndexVersion",
  "2dsphereIndexVersion",
  "bits",
  "min",
  "max",
  "bucketSize",
  "wildcardProjection",
  "storageEngine",
  "prepareUnique",
  "clustered",
];

/**
 * Reads the specification of an index; its table is still 0.
 * @throws MongoError InvalidIndexSpecificationOption (197), CannotCreateIndex (67), CommandNotSupported (115)
 */
export function readIndex(doc: Document, collations: CollationRegistry): IndexInfo {
  const fields: Fields = { place: "createIndexes.indexes", doc };
  refuseUnsupported(fields, refusedIndexFields);
  for (const name of Object.keys(doc)) {
    if (indexFields.includes(name) || refusedIndexFields.includes(name)) continue;
    throw new MongoError(
      "InvalidIndexSpecificationOption",
      `The field '${name}' is not valid for an index specification. Specification: ${text(fields, "name")}`,
    );
  }
  refuseUnknown(fields, [...indexFields, ...refusedIndexFields]);
  const key = document(fields, "key");
  checkKey(key);
  const partialFilterExpression = optionalDocument(fields, "partialFilterExpression");
  if (partialFilterExpression !== undefined) compileFilter(partialFilterExpression);
  const spec = optionalDocument(fields, "collation");
  const simple = spec === undefined || compileCollation(spec) === undefined;
  const sparse = flag(fields, "sparse");
  if (sparse && partialFilterExpression !== undefined) {
    throw new MongoError("CannotCreateIndex", "cannot mix 'partialFilterExpression' and 'sparse' options");
  }
  const expireAfterSeconds = optionalWhole(fields, "expireAfterSeconds");
  if (expireAfterSeconds !== undefined && Object.keys(key).length !== 1) {
    throw new MongoError(
      "CannotCreateIndex",
      "TTL indexes are single-field indexes, compound indexes do not support TTL",
    );
  }
  return {
    name: text(fields, "name"),
    key,
    table: 0,
    unique: flag(fields, "unique"),
    sparse,
    hidden: flag(fields, "hidden"),
    partialFilterExpression,
    classes: simple ? undefined : collations.of(spec),
    expireAfterSeconds,
    multikey: false,
    building: false,
  };
}

/** Whether two key patterns are the same, order included. */
export function sameKey(a: Document, b: unknown): boolean {
  return isDocument(b) && Object.keys(a).join("\0") === Object.keys(b).join("\0") && equalValues(a, b);
}

/** Whether two indexes of one key are the same index. */
export function sameOptions(a: IndexInfo, b: IndexInfo): boolean {
  return (
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    a.classes === b.classes &&
    a.expireAfterSeconds === b.expireAfterSeconds &&
    equalValues(a.partialFilterExpression, b.partialFilterExpression)
  );
}

function checkKey(key: Document): void {
  const paths = Object.keys(key);
  if (paths.length === 0) throw new MongoError("CannotCreateIndex", "Index keys cannot be empty.");
  if (paths.length > 32)
    throw new MongoError("CannotCreateIndex", "cannot have more than 32 fields in an index");
  for (const path of paths) {
    const direction = key[path];
    if (typeof direction === "string" || path.includes("$**")) {
      throw new MongoError(
        "CannotCreateIndex",
        `Index type '${typeof direction === "string" ? direction : "wildcard"}' on '${path}' is not supported by this server`,
      );
    }
    const sign = isNumeric(direction) ? toNumber(direction) : Number.NaN;
    if (Number.isNaN(sign) || sign === 0) {
      throw new MongoError(
        "CannotCreateIndex",
        "Values in the index key pattern must be numbers other than 0",
      );
    }
    if (path.split(".").includes("")) {
      throw new MongoError("CannotCreateIndex", "Index keys cannot contain an empty field.");
    }
  }
}
