import { DocumentCursor } from "../cursors/document-cursor.ts";
import { type Document, encode, isDocument, isNumeric, toNumber } from "../engine/index.ts";
import { CursorReply } from "../wire/replies.ts";
import type { Operation } from "./command.ts";
import { ownerOf } from "./data-access.ts";

/** Answers a list as a cursor. */
export async function listReply(
  operation: Operation,
  namespace: string,
  docs: readonly Document[],
): Promise<CursorReply> {
  const cursor = operation.body.cursor;
  const wanted = isDocument(cursor) ? cursor.batchSize : undefined;
  const most = isNumeric(wanted) ? toNumber(wanted) : Number.POSITIVE_INFINITY;
  const source = {
    namespace,
    docs: docs.map((doc) => encode(doc)).values(),
    release: () => {},
    owner: ownerOf(operation),
  };
  const { id, batch } = await operation.server.cursors.open(new DocumentCursor(source), most);
  return new CursorReply("firstBatch", batch, id, namespace);
}
