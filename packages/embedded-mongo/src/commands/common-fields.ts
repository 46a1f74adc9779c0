import { type Document, describe, isDocument, MongoError } from "../engine/index.ts";

/** @throws MongoError 100 for more acknowledgements than one server can give */
export function checkWriteConcern(writeConcern: unknown): void {
  if (writeConcern === undefined || !isDocument(writeConcern)) return;
  for (const name of Object.keys(writeConcern)) {
    if (!["w", "j", "wtimeout", "wtimeoutMS", "fsync", "provenance"].includes(name))
      throw new MongoError(40415, `BSON field 'writeConcern.${name}' is an unknown field.`);
  }
  const { w } = writeConcern;
  if (w === undefined || w === "majority" || w === 0 || w === 1) return;
  throw new MongoError(
    "UnsatisfiableWriteConcern",
    `Not enough data-bearing nodes: this server has one member, w is ${describe(w)}`,
  );
}

/** What one server gives is at least what every read concern asks, but a time in the past. */
export function checkReadConcern(readConcern: unknown): void {
  if (readConcern === undefined || !isDocument(readConcern)) return;
  for (const name of Object.keys(readConcern)) {
    if (name === "level" || name === "provenance") continue;
    throw new MongoError("InvalidOptions", `readConcern.${name} is not supported by this server`);
  }
  const levels: unknown[] = ["local", "available", "majority", "linearizable", "snapshot"];
  if (readConcern.level !== undefined && !levels.includes(readConcern.level))
    throw new MongoError(
      "BadValue",
      `Enumeration value '${describe(readConcern.level)}' for field 'readConcern.level' is not a valid value.`,
    );
}

/** The fields every command takes. */
export const commonFields: readonly string[] = [
  "$db",
  "$readPreference",
  "$clusterTime",
  "lsid",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "readConcern",
  "writeConcern",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "comment",
  "maxTimeMS",
];

/** @throws MongoError 322 APIVersionError for an unknown version */
export function checkApiVersion({ apiVersion }: Document): void {
  if (apiVersion !== undefined && apiVersion !== "1")
    throw new MongoError("APIVersionError", `API version must be "1"`);
}
