import {
  compileCollation,
  type Document,
  describe,
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
import { checkIdIndex, checkKey, isKeyOfId } from "./index-key.ts";
import { checkPartialFilter } from "./partial-filter.ts";

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
  for (const name of ["key", "name"])
    if (doc[name] === undefined)
      throw new MongoError(
        "FailedToParse",
        `The '${name}' field is a required property of an index specification`,
      );
  const key = document(fields, "key");
  checkKey(key);
  if (isKeyOfId(key)) checkIdIndex(doc, key);
  const partialFilterExpression = optionalDocument(fields, "partialFilterExpression");
  if (partialFilterExpression !== undefined) checkPartialFilter(partialFilterExpression);
  const spec = optionalDocument(fields, "collation");
  const simple = spec === undefined || compileCollation(spec) === undefined;
  const sparse = flag(fields, "sparse");
  if (sparse && partialFilterExpression !== undefined) {
    throw new MongoError("CannotCreateIndex", "cannot mix 'partialFilterExpression' and 'sparse' options");
  }
  const expireAfterSeconds = lifetimeOf(fields);
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
    background: doc.background === undefined ? undefined : flag(fields, "background"),
    partialFilterExpression,
    classes: simple ? undefined : collations.of(spec),
    expireAfterSeconds,
    multikey: false,
    building: false,
  };
}

function lifetimeOf(fields: Fields): number | undefined {
  const { expireAfterSeconds } = fields.doc;
  const seconds = isNumeric(expireAfterSeconds) ? toNumber(expireAfterSeconds) : 0;
  if (!(seconds >= 0 && seconds <= longestLifetime))
    throw new MongoError(
      "CannotCreateIndex",
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number. Index spec: ${describe(fields.doc)}`,
    );
  return optionalWhole(fields, "expireAfterSeconds");
}

const longestLifetime = 2_147_483_647;

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
