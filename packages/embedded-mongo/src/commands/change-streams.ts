import { Timestamp } from "bson";
import { ChangeStream, type ChangeStreamRequest, type Scope } from "../changes/change-stream.ts";
import { type Position, readToken } from "../changes/resume-token.ts";
import {
  stages as allStages,
  compileFilter,
  type Document,
  documentStages,
  getField,
  isDocument,
  MongoError,
  sinks,
} from "../engine/index.ts";
import type { QueryOptions } from "../query/query-options.ts";
import { CursorReply } from "../wire/replies.ts";
import { type Fields, fieldsOf, flag, optionalText, refuseUnknown } from "./arguments.ts";
import type { Operation } from "./command.ts";
import { ownerOf } from "./data-access.ts";
import { queryOptions } from "./query-options.ts";

/** Whether a pipeline asks for a change stream. */
export function isChangeStream(pipeline: unknown): pipeline is readonly Document[] {
  return Array.isArray(pipeline) && isDocument(pipeline[0]) && Object.hasOwn(pipeline[0], "$changeStream");
}

/**
 * Opens a change stream: an aggregation that begins with `$changeStream`.
 * @throws MongoError InvalidResumeToken (260), ChangeStreamHistoryLost (286), ChangeStreamFatalError (280),
 *   OperationNotSupportedInTransaction (263), IllegalOperation (20) for a stage that may not follow
 */
export async function openChangeStream(operation: Operation, batchSize: number): Promise<CursorReply> {
  const { server, transaction, db, body } = operation;
  if (transaction !== undefined) {
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      "$changeStream cannot be used in a transaction",
    );
  }
  const pipeline = isChangeStream(body.pipeline) ? body.pipeline : [];
  const given = pipeline[0]?.$changeStream;
  if (!isDocument(given)) throw new MongoError(50808, "$changeStream stage expects a document as argument");
  const fields: Fields = { place: "$changeStream", doc: given };
  const options = readOptions(fields);
  const { scope, namespace } = scopeOf(operation, flag(fields, "allChangesForCluster"));
  const transform = compileStages(pipeline.slice(1), queryOptions(fieldsOf(operation)));
  await server.store.recordChanges();
  const { changes } = server.store;
  const beginning = { sequence: changes.durable, afterInvalidate: false };
  const start = options.position ?? (options.notBefore === undefined ? beginning : oldest(changes.forgotten));
  if (start.sequence > changes.durable)
    throw new MongoError(
      "ChangeStreamFatalError",
      "cannot resume stream; the resume token was not found in the log of changes",
    );
  const request: ChangeStreamRequest = {
    scope,
    start,
    notBefore: options.notBefore,
    lookUp: options.lookUp,
    transform,
    namespace,
    owner: ownerOf(operation),
  };
  const { id, batch } = await server.cursors.open(new ChangeStream(server.store, request), batchSize);
  return new CursorReply("firstBatch", batch, id, namespace);

  function oldest(forgotten: number): Position {
    // Whether changes of that time have been forgotten cannot be told once any has been.
    if (forgotten === 0) return { sequence: 0, afterInvalidate: false };
    throw new MongoError(
      "ChangeStreamHistoryLost",
      `Resume of change stream on ${db} was not possible, as the resume point may no longer be in the log of changes.`,
    );
  }
}

/** The options of `$changeStream`. */
export const changeStreamOptions: readonly string[] = [
  "fullDocument",
  "fullDocumentBeforeChange",
  "resumeAfter",
  "startAfter",
  "startAtOperationTime",
  "allChangesForCluster",
  "showExpandedEvents",
];

function readOptions(fields: Fields): {
  position: Position | undefined;
  notBefore: Timestamp | undefined;
  lookUp: boolean;
} {
  refuseUnknown(fields, changeStreamOptions);
  const { doc } = fields;
  const lookUp = optionalText(fields, "fullDocument") ?? "default";
  if (lookUp !== "default" && lookUp !== "updateLookup")
    throw refused(`fullDocument: "${lookUp}"`, ["whenAvailable", "required"].includes(lookUp));
  const before = optionalText(fields, "fullDocumentBeforeChange") ?? "off";
  if (before !== "off")
    throw refused(`fullDocumentBeforeChange: "${before}"`, ["whenAvailable", "required"].includes(before));
  if (flag(fields, "showExpandedEvents")) throw refused("showExpandedEvents", true);
  const starts = ["resumeAfter", "startAfter", "startAtOperationTime"].filter(
    (name) => getField(doc, name) !== undefined,
  );
  if (starts.length > 1)
    throw new MongoError(
      40674,
      `Only one type of resume option is allowed, but ${starts.join(" and ")} were given.`,
    );
  const time = doc.startAtOperationTime;
  if (time !== undefined && !(time instanceof Timestamp))
    throw new MongoError(
      "TypeMismatch",
      "BSON field '$changeStream.startAtOperationTime' is the wrong type, expected type 'timestamp'",
    );
  return { position: positionOf(doc), notBefore: time, lookUp: lookUp === "updateLookup" };
}

function positionOf({ resumeAfter, startAfter }: Document): Position | undefined {
  if (startAfter !== undefined) return { ...readToken(startAfter), afterInvalidate: false };
  if (resumeAfter === undefined) return undefined;
  const position = readToken(resumeAfter);
  if (position.afterInvalidate)
    throw new MongoError(
      "InvalidResumeToken",
      "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
    );
  return position;
}

function scopeOf({ body, db }: Operation, all: boolean): { scope: Scope; namespace: string } {
  if (all) {
    if (db !== "admin" || body.aggregate !== 1)
      throw new MongoError(
        "InvalidOptions",
        "$changeStream with allChangesForCluster may only be opened on the 'admin' database, and with no collection name",
      );
    return { scope: {}, namespace: "admin.$cmd.aggregate" };
  }
  if (body.aggregate === 1) {
    if (["admin", "local", "config"].includes(db))
      throw new MongoError(
        "InvalidNamespace",
        `$changeStream may not be opened on the internal ${db} database`,
      );
    return { scope: { db }, namespace: `${db}.$cmd.aggregate` };
  }
  const coll = String(body.aggregate);
  return { scope: { db, coll }, namespace: `${db}.${coll}` };
}

/** The stages that may follow: each makes one event of one event, or leaves it out. */
function compileStages(
  stages: readonly Document[],
  options: QueryOptions,
): (event: Document) => Document | undefined {
  const steps = stages.map((stage): ((event: Document) => Document | undefined) => {
    const names = isDocument(stage) ? Object.keys(stage) : [];
    const [name] = names;
    if (name === undefined || names.length > 1)
      throw new MongoError(40323, "A pipeline stage specification object must contain exactly one field.");
    const spec = stage[name];
    if (name === "$match") {
      if (!isDocument(spec))
        throw new MongoError(15959, "the match filter must be an expression in an object");
      const matches = compileFilter(spec, options);
      return (event) => (matches(event) ? event : undefined);
    }
    const compile = Object.hasOwn(documentStages, name) ? documentStages[name] : undefined;
    if (compile === undefined) {
      if (Object.hasOwn(allStages, name) || Object.hasOwn(sinks, name))
        throw new MongoError("IllegalOperation", `${name} is not permitted in a $changeStream pipeline`);
      throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    }
    return compile(spec, options);
  });
  return (event) => {
    let shown: Document | undefined = event;
    for (const step of steps) if (shown !== undefined) shown = step(shown);
    return shown;
  };
}

function refused(option: string, known: boolean): MongoError {
  return known
    ? new MongoError(
        "CommandNotSupported",
        `Option '$changeStream.${option}' is not supported by this server`,
      )
    : new MongoError("BadValue", `'$changeStream.${option}' is not a valid value`);
}
