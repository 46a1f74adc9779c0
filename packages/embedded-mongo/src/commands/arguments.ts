import {
  type Document,
  getField,
  isDocument,
  isNumeric,
  MongoError,
  toInteger,
  typeNameOf,
} from "../engine/index.ts";
import type { Operation } from "./command.ts";

/** Most statements in one write command. */
export const largestWriteBatch = 100_000;

/** The fields of a command, or of a part of it, read with MongoDB's errors. */
export interface Fields {
  /** For messages: `find`, `update.updates`. */
  readonly place: string;
  readonly doc: Document;
}

/** The fields of a command. */
export function fieldsOf(operation: Operation): Fields {
  return { place: operation.name, doc: operation.body };
}

/** A string that must be there. */
export function text(fields: Fields, name: string): string {
  return required(fields, name, optionalText(fields, name));
}

/** A string that may be there. */
export function optionalText({ place, doc }: Fields, name: string): string | undefined {
  const value = getField(doc, name);
  if (value === undefined || typeof value === "string") return value;
  throw wrongType(place, name, value, "string");
}

/** A document that must be there. */
export function document(fields: Fields, name: string): Document {
  return required(fields, name, optionalDocument(fields, name));
}

/** A document that may be there; null counts as not there. */
export function optionalDocument({ place, doc }: Fields, name: string): Document | undefined {
  const value = getField(doc, name);
  if (value === undefined || value === null) return undefined;
  if (isDocument(value)) return value;
  throw wrongType(place, name, value, "object");
}

/** A list of documents that must be there. */
export function documents(fields: Fields, name: string): readonly Document[] {
  return required(fields, name, optionalDocuments(fields, name));
}

/** A list of documents that may be there. */
export function optionalDocuments({ place, doc }: Fields, name: string): readonly Document[] | undefined {
  const value = getField(doc, name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrongType(place, name, value, "array");
  return value.map((item: unknown, index) => {
    if (isDocument(item)) return item;
    throw wrongType(place, `${name}.${index}`, item, "object");
  });
}

/** A truth value; numbers count as MongoDB counts them. */
export function flag({ place, doc }: Fields, name: string, otherwise = false): boolean {
  const value = getField(doc, name);
  if (value === undefined || value === null) return otherwise;
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toInteger(value) !== 0n;
  throw wrongType(place, name, value, "bool", "long", "int", "decimal", "double");
}

/** A whole number, not negative unless `min` allows it. */
export function optionalWhole({ place, doc }: Fields, name: string, min = 0): number | undefined {
  const value = getField(doc, name);
  if (value === undefined || value === null) return undefined;
  if (!isNumeric(value)) throw wrongType(place, name, value, "long", "int", "decimal", "double");
  const whole = toInteger(value);
  if (whole === null)
    throw new MongoError("BadValue", `BSON field '${place}.${name}' must be a whole number`);
  if (whole < BigInt(min)) {
    throw new MongoError(51024, `BSON field '${name}' value must be >= ${min}, actual value '${whole}'`);
  }
  return Number(whole);
}

/** A whole number, not negative, that must be there. */
export function whole(fields: Fields, name: string): number {
  return required(fields, name, optionalWhole(fields, name));
}

/** The documents or statements of a write. @throws MongoError InvalidLength (16) for none or too many */
export function writeBatch(fields: Fields, name: string): readonly Document[] {
  const batch = documents(fields, name);
  if (batch.length > 0 && batch.length <= largestWriteBatch) return batch;
  throw new MongoError(
    "InvalidLength",
    `Write batch sizes must be between 1 and ${largestWriteBatch}. Got ${batch.length} operations.`,
  );
}

/** @throws MongoError 40415 for a field that is not listed */
export function refuseUnknown({ place, doc }: Fields, known: readonly string[]): void {
  for (const name of Object.keys(doc)) {
    if (!known.includes(name))
      throw new MongoError(40415, `BSON field '${place}.${name}' is an unknown field.`);
  }
}

/** @throws MongoError CommandNotSupported (115) for an option of MongoDB that is asked for and not supported */
export function refuseUnsupported({ place, doc }: Fields, names: readonly string[]): void {
  for (const name of names) {
    const value = getField(doc, name);
    if (value === undefined || value === null || value === false) continue;
    throw new MongoError("CommandNotSupported", `Option '${place}.${name}' is not supported by this server`);
  }
}

function required<Value>({ place }: Fields, name: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new MongoError(40414, `BSON field '${place}.${name}' is missing but a required field`);
}

function wrongType(place: string, name: string, value: unknown, ...expected: string[]): MongoError {
  // With several types the quote stands inside the bracket: MongoDB's own slip, which clients' tests know.
  const wanted = expected.length === 1 ? `type '${expected[0]}'` : `types '[${expected.join(", ")}']`;
  return new MongoError(
    "TypeMismatch",
    `BSON field '${place}.${name}' is the wrong type '${typeNameOf(value)}', expected ${wanted}`,
  );
}
