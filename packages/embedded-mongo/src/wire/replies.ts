import type { Batch } from "../cursors/cursors.ts";
import { type Document, double, encode } from "../engine/index.ts";
import { opCodes } from "./frames.ts";

/** An answer with a cursor's batch, whose documents are BSON already. */
export class CursorReply {
  readonly batchName: "firstBatch" | "nextBatch";
  readonly docs: readonly Buffer[];
  readonly resumeToken: Document | undefined;
  readonly id: bigint;
  readonly namespace: string;
  /** What stands after the cursor. */
  readonly trailer: Document;

  constructor(
    batchName: "firstBatch" | "nextBatch",
    batch: Pick<Batch, "docs" | "resumeToken">,
    id: bigint,
    namespace: string,
    trailer: Document = {},
  ) {
    this.batchName = batchName;
    this.docs = batch.docs;
    this.resumeToken = batch.resumeToken;
    this.id = id;
    this.namespace = namespace;
    this.trailer = trailer;
  }

  /** The same with something after the cursor. */
  with(trailer: Document): CursorReply {
    const { batchName, docs, resumeToken, id, namespace } = this;
    return new CursorReply(batchName, { docs, resumeToken }, id, namespace, trailer);
  }
}

/** What a command answers, without `ok`. */
export type Reply = Document | CursorReply;

let lastRequestId = 0;

/** The bytes of an answer. */
export function writeReply(
  reply: Reply,
  to: { readonly requestId: number; readonly legacy: boolean; readonly moreToCome: boolean },
): Buffer {
  const doc = reply instanceof CursorReply ? encodeCursor(reply) : encode(reply);
  const lead = to.legacy ? 36 : 21;
  const bytes = Buffer.allocUnsafe(lead + doc.length);
  bytes.writeInt32LE(bytes.length, 0);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  bytes.writeInt32LE(lastRequestId, 4);
  bytes.writeInt32LE(to.requestId, 8);
  bytes.writeInt32LE(to.legacy ? opCodes.reply : opCodes.message, 12);
  if (to.legacy) {
    bytes.writeInt32LE(8, 16);
    bytes.fill(0, 20, 32);
    bytes.writeInt32LE(1, 32);
  } else {
    bytes.writeUInt32LE(to.moreToCome ? 2 : 0, 16);
    bytes[20] = 0;
  }
  doc.copy(bytes, lead);
  return bytes;
}

function encodeCursor({ batchName, docs, resumeToken, id, namespace, trailer }: CursorReply): Buffer {
  const batch = arrayOf(docs);
  const token = resumeToken === undefined ? {} : { postBatchResumeToken: resumeToken };
  const rest = encode({ ...token, id, ns: namespace });
  const name = Buffer.from(`\x04${batchName}\0`, "latin1");
  const cursor = document([name, batch, rest.subarray(4, rest.length - 1)]);
  const tail = encode({ ok: double(1), ...trailer });
  return document([Buffer.from("\x03cursor\0", "latin1"), cursor, tail.subarray(4, tail.length - 1)]);
}

function arrayOf(docs: readonly Buffer[]): Buffer {
  return document(docs.flatMap((doc, index) => [Buffer.from(`\x03${index}\0`, "latin1"), doc]));
}

function document(pieces: readonly Buffer[]): Buffer {
  const size = pieces.reduce((total, piece) => total + piece.length, 5);
  const length = Buffer.allocUnsafe(4);
  length.writeInt32LE(size, 0);
  return Buffer.concat([length, ...pieces, Buffer.of(0)], size);
}
