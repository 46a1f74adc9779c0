import type { Logger } from "pino";
import {
  compileFilter,
  type Document,
  describe,
  describeFailure,
  getField,
  MongoError,
  type Predicate,
} from "../engine/index.ts";
import type { CollectionInfo } from "../storage/catalog-types.ts";

const compiled = new WeakMap<Document, Predicate>();

/**
 * Checks a document against its collection's validator.
 * @param before the document that is being changed: level `moderate` lets one pass that was invalid already
 * @param logger gets a line, without the document's contents, where the collection's action is only to warn
 * @throws MongoError DocumentValidationFailure (121)
 */
export function checkValidator(
  collection: CollectionInfo,
  doc: Document,
  { before, logger }: { readonly before?: Document; readonly logger: Logger },
): void {
  const { validator, validationLevel, validationAction } = collection;
  if (validator === undefined || validationLevel === "off") return;
  const valid = compile(validator);
  if (valid(doc) || (validationLevel === "moderate" && before !== undefined && !valid(before))) return;
  const failingDocumentId = getField(doc, "_id") ?? null;
  if (validationAction === "warn") {
    const ns = `${collection.db}.${collection.name}`;
    logger.warn({ ns, failingDocumentId: describe(failingDocumentId) }, "Document would fail validation");
    return;
  }
  throw new MongoError("DocumentValidationFailure", "Document failed validation", {
    errInfo: { failingDocumentId, details: describeFailure(validator, doc) },
  });
}

function compile(validator: Document): Predicate {
  const known = compiled.get(validator);
  if (known !== undefined) return known;
  const predicate = compileFilter(validator);
  compiled.set(validator, predicate);
  return predicate;
}
