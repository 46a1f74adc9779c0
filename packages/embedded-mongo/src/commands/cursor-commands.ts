import {
  type Document,
  errorCodes,
  isNumeric,
  labelledCodes,
  MongoError,
  toInteger,
  toNumber,
  typeNameOf,
} from "../engine/index.ts";
import { expired } from "../storage/deadline.ts";
import { CursorReply } from "../wire/replies.ts";
import { fieldsOf, optionalWhole, text } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";
import { collectionOf, ownerOf } from "./data-access.ts";
import { CloseConnection } from "./fail-point.ts";

/** The next batch of a cursor. */
export const getMore: Command = {
  fields: ["collection", "batchSize"],
  inTransaction: true,
  run: async (operation) => {
    const fields = fieldsOf(operation);
    const namespace = `${operation.db}.${text(fields, "collection")}`;
    const wanted = optionalWhole(fields, "batchSize") ?? 0;
    const cursor = operation.server.cursors.find(cursorId(operation.body.getMore));
    if (
      cursor?.deadline.isSet === true &&
      operation.server.failPoints.hit("maxTimeAlwaysTimeOut") !== undefined
    )
      throw expired();
    const lost = operation.server.failPoints.hit("failGetMoreAfterCursorCheckout");
    if (lost !== undefined) throw failedGetMore(operation, lost);
    const most = wanted === 0 ? Number.POSITIVE_INFINITY : wanted;
    const { id, batch } = await operation.server.cursors.more(longOf(operation.body.getMore), {
      namespace,
      owner: ownerOf(operation),
      most,
      wait: optionalWhole(fields, "maxTimeMS"),
      signal: operation.connection.signal,
    });
    return new CursorReply("nextBatch", batch, id, namespace);
  },
};

/** The error a fail point asks for; that of a change stream says that it may be resumed, as in MongoDB. */
function failedGetMore({ server, body }: Operation, { closeConnection, errorCode }: Document): Error {
  if (closeConnection === true) return new CloseConnection("closed by a fail point");
  const code = isNumeric(errorCode) ? toNumber(errorCode) : errorCodes.InternalError;
  const resumable = server.cursors.find(cursorId(body.getMore))?.awaits === true && resumableCodes.has(code);
  return new MongoError(code, "Hit by the fail point 'failGetMoreAfterCursorCheckout'", {
    errorLabels: resumable ? ["ResumableChangeStreamError"] : [],
  });
}

const resumableCodes: ReadonlySet<number> = new Set(
  labelledCodes.ResumableChangeStreamError.map((name) => errorCodes[name]),
);

/** Ends cursors. */
export const killCursors: Command = {
  fields: ["cursors"],
  inTransaction: true,
  run: (operation) => {
    const { namespace } = collectionOf(operation);
    const { cursors } = operation.body;
    if (!Array.isArray(cursors)) {
      throw new MongoError(40414, "BSON field 'killCursors.cursors' is missing but a required field");
    }
    const ids = cursors.map(cursorId);
    const killed = ids.filter((id) => operation.server.cursors.kill(id, namespace));
    return {
      cursorsKilled: killed,
      cursorsNotFound: ids.filter((id) => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};

function longOf(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  throw new MongoError(
    "TypeMismatch",
    `BSON field 'getMore.getMore' is the wrong type '${typeNameOf(value)}', expected type 'long'`,
  );
}

function cursorId(value: unknown): bigint {
  const id = isNumeric(value) ? toInteger(value) : null;
  if (id === null) throw new MongoError("TypeMismatch", "a cursor id must be a long");
  return id;
}
