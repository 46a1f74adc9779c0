import {
  compileFilter,
  type Document,
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
 * @throws MongoError DocumentValidationFailure (121)
 */
export function checkValidator(collection: CollectionInfo, doc: Document, before?: Document): void {
  const { validator, validationLevel, validationAction } = collection;
  if (validator === undefined || validationLevel === "off" || validationAction === "warn") return;
  const valid = compile(validator);
  if (valid(doc) || (validationLevel === "moderate" && before !== undefined && !valid(before))) return;
  throw new MongoError("DocumentValidationFailure", "Document failed validation", {
    errInfo: {
      failingDocumentId: getField(doc, "_id") ?? null,
      details: describeFailure(validator, doc),
    },
  });
}

function compile(validator: Document): Predicate {
  const known = compiled.get(validator);
  if (known !== undefined) return known;
  const predicate = compileFilter(validator);
  compiled.set(validator, predicate);
  return predicate;
}
