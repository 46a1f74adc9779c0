import type { Timestamp } from "bson";
import type { Batch } from "../cursors/cursors.ts";
import { type Document, double, encode } from "../engine/index.ts";
import { opCodes } from "./frames.ts";
import { timeElements } from "./times.ts";

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
  to: {
    readonly requestId: number;
    readonly legacy: boolean;
    readonly moreToCome: boolean;
    readonly time?: Timestamp;
  },
): Buffer {
  const pieces = reply instanceof CursorReply ? cursorPieces(reply) : [encode(reply)];
  if (to.time !== undefined) addElements(pieces, timeElements(to.time));
  const lead = to.legacy ? 36 : 21;
  const size = pieces.reduce((total, piece) => total + piece.length, lead);
  const bytes = Buffer.allocUnsafe(size);
  bytes.writeInt32LE(size, 0);
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
  let at = lead;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The document of a cursor's answer in pieces, so that a batch, which may be large, is copied only once. */
function cursorPieces({ batchName, docs, resumeToken, id, namespace, trailer }: CursorReply): Buffer[] {
  const token = resumeToken === undefined ? {} : { postBatchResumeToken: resumeToken };
  // Made with an empty batch and cut open at its place, which is the end of the fields before it.
  const frame = encode({
    cursor: { [batchName]: [], ...token, id, ns: namespace },
    ok: double(1),
    ...trailer,
  });
  const batchAt = cursorAt + 4 + 1 + batchName.length + 1;
  const pieces = [frame.subarray(0, batchAt + 4)];
  let added = 0;
  docs.forEach((doc, index) => {
    const name = elementName(index);
    pieces.push(name, doc);
    added += name.length + doc.length;
  });
  for (const lengthAt of [0, cursorAt, batchAt])
    frame.writeInt32LE(frame.readInt32LE(lengthAt) + added, lengthAt);
  pieces.push(frame.subarray(batchAt + 4));
  return pieces;
}

/** Puts elements at the end of the document that stands in pieces. */
function addElements(pieces: Buffer[], elements: Buffer): void {
  const first = pieces[0];
  const end = pieces.pop();
  if (first === undefined || end === undefined) return;
  first.writeInt32LE(first.readInt32LE(0) + elements.length, 0);
  pieces.push(end.subarray(0, -1), elements, end.subarray(-1));
}

/** Where the length of the document `cursor` stands: after the whole one's length, a type and a name. */
const cursorAt = 4 + 1 + "cursor".length + 1;

/** Type and name of a document in an array; those of usual batches are kept. */
function elementName(index: number): Buffer {
  const known = elementNames[index];
  if (known !== undefined) return known;
  const name = Buffer.from(`\x03${index}\0`, "latin1");
  if (index < 1000) elementNames[index] = name;
  return name;
}

const elementNames: Buffer[] = [];
