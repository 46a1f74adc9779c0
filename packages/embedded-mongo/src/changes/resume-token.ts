import { type Document, documentOf, getField, isDocument, MongoError } from "../engine/index.ts";

/** A place in the log of changes: after the change with this number, or after the stream's end that it brought. */
export interface Position {
  readonly sequence: number;
  readonly afterInvalidate: boolean;
}

/** A position as the `_id` of events; tokens order as positions do. */
export function resumeToken({ sequence, afterInvalidate }: Position): Document {
  return documentOf([
    ["_data", `${sequence.toString(16).padStart(16, "0")}${afterInvalidate ? "01" : "00"}`],
  ]);
}

/** @throws MongoError InvalidResumeToken (260) */
export function readToken(token: unknown): Position {
  const data = isDocument(token) ? getField(token, "_data") : undefined;
  if (typeof data !== "string" || !/^[0-9a-f]{16}0[01]$/.test(data))
    throw new MongoError("InvalidResumeToken", "The resume token is not one of this server");
  return { sequence: Number.parseInt(data.slice(0, 16), 16), afterInvalidate: data.endsWith("01") };
}
