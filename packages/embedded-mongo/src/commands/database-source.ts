import { Binary } from "bson";
import { compileExpression, type Document, isDocument, MongoError } from "../engine/index.ts";
import type { QueryOptions } from "../query/query-options.ts";
import type { Operation } from "./command.ts";

/** Stages that begin an aggregation on a whole database, `{ aggregate: 1 }`, beside `$changeStream`. */
export const databaseStages: readonly string[] = ["$documents", "$listLocalSessions"];

/**
 * The documents with which an aggregation on a whole database begins.
 * @throws MongoError CommandNotSupported (115) for any other first stage, 5858203 for `$documents` of no documents
 */
export function databaseSource(
  operation: Operation,
  first: unknown,
  options: QueryOptions,
): readonly Document[] {
  const [name = "{}"] = isDocument(first) ? Object.keys(first) : [];
  const spec = isDocument(first) ? first[name] : undefined;
  if (name === "$documents") {
    const found = compileExpression(spec, options)({});
    if (Array.isArray(found) && found.every(isDocument)) return found;
    throw new MongoError(5858203, "an array of documents is expected in $documents");
  }
  if (name === "$listLocalSessions")
    return operation.server.sessions.list().map(({ id, lastUse }) => ({
      _id: { id: new Binary(id, Binary.SUBTYPE_UUID) },
      lastUse: new Date(lastUse),
    }));
  throw new MongoError(
    "CommandNotSupported",
    `Aggregation on a whole database ({ aggregate: 1 }) may begin with ${[...databaseStages, "$changeStream"].join(", ")}, not with ${name}`,
  );
}
