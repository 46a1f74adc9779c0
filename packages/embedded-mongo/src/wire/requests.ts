import { type Document, decode, getField, isDocument, MongoError } from "../engine/index.ts";
import { crc32c } from "./crc32c.ts";
import { type Frame, FramingError, opCodes } from "./frames.ts";

/** A command as it came, however it was framed. */
export interface Request {
  readonly requestId: number;
  /** The command document with the documents of its sequences in their fields; `$db` in it. */
  readonly body: Document;
  /** Whether an answer is wanted. */
  readonly wantsReply: boolean;
  /** Whether several answers may be sent one after the other. */
  readonly exhaustAllowed: boolean;
  /** Whether it was an OP_QUERY, to be answered by OP_REPLY. */
  readonly legacy: boolean;
}

const flagBits = { checksum: 1, moreToCome: 2, exhaustAllowed: 1 << 16 } as const;

/**
 * Reads a message.
 * @throws FramingError when it is not built as the protocol says; MongoError InvalidBSON (22) for damaged documents
 */
export function readRequest(frame: Frame): Request {
  try {
    return frame.opCode === opCodes.query ? readQuery(frame) : readMessage(frame);
  } catch (error) {
    if (error instanceof RangeError) throw new FramingError("message cut off");
    throw error;
  }
}

function readMessage({ requestId, body }: Frame): Request {
  const flags = body.readUInt32LE(0);
  if ((flags & 0xffff & ~(flagBits.checksum | flagBits.moreToCome)) !== 0) {
    throw new FramingError(`unknown required flags ${flags}`);
  }
  let end = body.length;
  if ((flags & flagBits.checksum) !== 0) {
    end -= 4;
    checkSum(requestId, body, end);
  }
  let command: Document | undefined;
  const sequences: { name: string; docs: Document[] }[] = [];
  let at = 4;
  while (at < end) {
    const kind = body[at++];
    const size = body.readInt32LE(at);
    if (size < 5 || at + size > end) throw new FramingError("section out of bounds");
    const section = body.subarray(at, at + size);
    at += size;
    if (kind === 0) {
      if (command !== undefined) throw new FramingError("two bodies");
      command = decode(section);
    } else if (kind === 1) sequences.push(readSequence(section));
    else throw new FramingError(`section of kind ${kind}`);
  }
  if (command === undefined) throw new FramingError("no body");
  for (const { name, docs } of sequences) {
    if (getField(command, name) !== undefined)
      throw new MongoError(40415, `Field '${name}' is given twice, in the body and as a document sequence`);
    command[name] = docs;
  }
  return {
    requestId,
    body: command,
    wantsReply: (flags & flagBits.moreToCome) === 0,
    exhaustAllowed: (flags & flagBits.exhaustAllowed) !== 0,
    legacy: false,
  };
}

function readSequence(section: Buffer): { name: string; docs: Document[] } {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new FramingError("sequence without a name");
  const docs: Document[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new FramingError("document out of bounds");
    docs.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return { name: section.toString("utf8", 4, nameEnd), docs };
}

function checkSum(requestId: number, body: Buffer, end: number): void {
  const header = Buffer.alloc(16);
  header.writeInt32LE(body.length + 16, 0);
  header.writeInt32LE(requestId, 4);
  header.writeInt32LE(opCodes.message, 12);
  if (crc32c(header, body.subarray(0, end)) !== body.readUInt32LE(end))
    throw new FramingError("wrong checksum");
}

/** The first hello of a driver may still be an OP_QUERY on `<db>.$cmd`; nothing else may. */
function readQuery({ requestId, body }: Frame): Request {
  const nameEnd = body.indexOf(0, 4);
  if (nameEnd < 0) throw new FramingError("query without a collection");
  const namespace = body.toString("utf8", 4, nameEnd);
  const at = nameEnd + 9;
  const size = body.readInt32LE(at);
  if (size < 5 || at + size > body.length) throw new FramingError("query out of bounds");
  const query = decode(body.subarray(at, at + size));
  const inner = getField(query, "$query");
  const command = isDocument(inner) ? inner : query;
  const name = Object.keys(command)[0];
  if (!namespace.endsWith(".$cmd") || (name !== "hello" && name !== "isMaster" && name !== "ismaster")) {
    throw new FramingError("OP_QUERY other than hello");
  }
  command.$db = namespace.slice(0, -".$cmd".length);
  return { requestId, body: command, wantsReply: true, exhaustAllowed: false, legacy: true };
}
