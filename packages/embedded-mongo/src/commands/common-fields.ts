import {
  type Document,
  describe,
  errorCodes,
  isDocument,
  isNumeric,
  MongoError,
  toNumber,
} from "../engine/index.ts";

/**
 * What a write concern asks beyond what one server can give: as in MongoDB the command is run all the same, and its
 * answer says so.
 * @throws MongoError 40415, FailedToParse (9) for what is no write concern
 */
export function unmetWriteConcern(writeConcern: unknown): Document | undefined {
  if (writeConcern === undefined || !isDocument(writeConcern)) return undefined;
  for (const name of Object.keys(writeConcern)) {
    if (!["w", "j", "wtimeout", "wtimeoutMS", "fsync", "provenance"].includes(name))
      throw new MongoError(40415, `BSON field 'writeConcern.${name}' is an unknown field.`);
  }
  const { w } = writeConcern;
  if (w === undefined || w === "majority") return undefined;
  if (typeof w === "string") {
    return concernError("UnknownReplWriteConcern", `No write concern mode named '${w}' found`, writeConcern);
  }
  const members = isNumeric(w) ? toNumber(w) : Number.NaN;
  if (!Number.isInteger(members) || members < 0 || members > 50)
    throw new MongoError(
      "FailedToParse",
      `w has to be a number from 0 to 50 or a string, not ${describe(w)}`,
    );
  if (members <= 1) return undefined;
  return concernError("UnsatisfiableWriteConcern", "Not enough data-bearing nodes", writeConcern);
}

function concernError(
  codeName: "UnknownReplWriteConcern" | "UnsatisfiableWriteConcern",
  errmsg: string,
  writeConcern: Document,
): Document {
  return { code: errorCodes[codeName], codeName, errmsg, errInfo: { writeConcern } };
}

/** Commands that may ask for the snapshot of a time outside of transactions; see below. */
const snapshotReads: readonly string[] = ["find", "aggregate", "distinct"];

/**
 * What one server gives is at least what every read concern asks (a time that has been told of is over), but a time in
 * the past.
 * @throws MongoError InvalidOptions (72), BadValue (2), CommandNotSupported (115)
 */
export function checkReadConcern(command: string, { readConcern, autocommit, pipeline }: Document): void {
  if (readConcern === undefined || !isDocument(readConcern)) return;
  for (const name of Object.keys(readConcern)) {
    if (["level", "provenance", "afterClusterTime"].includes(name)) continue;
    throw new MongoError("InvalidOptions", `readConcern.${name} is not supported by this server`);
  }
  const levels: unknown[] = ["local", "available", "majority", "linearizable", "snapshot"];
  if (readConcern.level !== undefined && !levels.includes(readConcern.level))
    throw new MongoError(
      "BadValue",
      `Enumeration value '${describe(readConcern.level)}' for field 'readConcern.level' is not a valid value.`,
    );
  if (readConcern.level === "snapshot" && autocommit === undefined) {
    if (!snapshotReads.includes(command))
      throw new MongoError(
        "InvalidOptions",
        `Command ${command} does not support { readConcern: { level: "snapshot" } } outside of transactions`,
      );
    // One such read would do; but the session's next ones must see the same, and the past is not kept.
    throw new MongoError(
      "CommandNotSupported",
      "readConcern level 'snapshot' is only supported in transactions by this server",
    );
  }
  if (readConcern.level === "linearizable" && writesSomewhere(pipeline))
    throw new MongoError(
      "InvalidOptions",
      "$out and $merge cannot be used with a 'linearizable' read concern level",
    );
}

function writesSomewhere(pipeline: unknown): boolean {
  const last: unknown = Array.isArray(pipeline) ? pipeline.at(-1) : undefined;
  return isDocument(last) && (Object.hasOwn(last, "$out") || Object.hasOwn(last, "$merge"));
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

/** Commands of MongoDB's Stable API, version 1, as far as they are here. */
const apiVersionOne: readonly string[] = [
  "abortTransaction",
  "aggregate",
  "collMod",
  "commitTransaction",
  "count",
  "create",
  "createIndexes",
  "delete",
  "drop",
  "dropDatabase",
  "dropIndexes",
  "endSessions",
  "explain",
  "find",
  "findAndModify",
  "getMore",
  "hello",
  "insert",
  "killCursors",
  "listCollections",
  "listDatabases",
  "listIndexes",
  "ping",
  "refreshSessions",
  "saslContinue",
  "saslStart",
  "update",
];

/** @throws MongoError APIVersionError (322), APIStrictError (323) for a command outside of the version, 4886600 */
export function checkApiVersion(
  command: string,
  { apiVersion, apiStrict, apiDeprecationErrors, pipeline }: Document,
): void {
  if (apiVersion === undefined) {
    if (apiStrict === undefined && apiDeprecationErrors === undefined) return;
    throw new MongoError(
      4886600,
      "Provided apiStrict and/or apiDeprecationErrors without passing apiVersion; apiVersion is required",
    );
  }
  if (apiVersion !== "1") throw new MongoError("APIVersionError", `API version must be "1"`);
  if (apiStrict === true && !apiVersionOne.includes(command))
    throw new MongoError(
      "APIStrictError",
      `Provided apiStrict:true, but the command ${command} is not in API Version 1. Information on supported commands and migrations in API Version 1 can be found in MongoDB's manual`,
    );
  const stage = apiStrict === true && Array.isArray(pipeline) ? pipeline.find(isOutsideApi) : undefined;
  if (stage !== undefined)
    throw new MongoError(
      "APIStrictError",
      `stage ${Object.keys(stage)[0]} is not allowed with 'apiStrict: true' in API Version 1`,
    );
}

/** A stage that tells of the server rather than of its documents. */
function isOutsideApi(stage: unknown): boolean {
  return isDocument(stage) && Object.hasOwn(stage, "$listLocalSessions");
}
