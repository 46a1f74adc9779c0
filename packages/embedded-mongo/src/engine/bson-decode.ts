import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from "bson";
import { type Document, newDocument } from "./document.ts";
import { MongoError } from "./mongo-error.ts";

/** MongoDB's limit on how deep documents nest. */
export const maxDepth = 200;

/**
 * Reads one BSON document.
 * @param bytes exactly one document
 * @returns the document in the representation described at `Document`
 * @throws MongoError InvalidBSON (22) for damaged bytes or deprecated types (undefined, DBPointer), Overflow (15)
 *   when nested deeper than 200
 */
export function decode(bytes: Uint8Array): Document {
  return read(bytes, readDocument);
}

/** Reads a document from its beginning; what is cut off is damaged. */
export function read(bytes: Uint8Array, from: (reader: Reader, depth: number) => Document): Document {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 5 || buffer.readInt32LE(0) !== buffer.length) throw damaged("wrong document length");
  const reader: Reader = { buffer, at: 0 };
  try {
    return from(reader, 0);
  } catch (error) {
    if (error instanceof RangeError) throw damaged("cut off");
    throw error;
  }
}

/** Where the reading is. */
export interface Reader {
  readonly buffer: Buffer;
  at: number;
}

function readDocument(reader: Reader, depth: number): Document {
  const doc = newDocument();
  const end = enter(reader, depth);
  const { buffer } = reader;
  for (;;) {
    const type = buffer[reader.at++];
    if (type === 0) break;
    if (type === undefined) throw damaged("cut off");
    const name = readName(reader);
    doc[name] = readValue(reader, type, depth);
  }
  if (reader.at !== end) throw damaged("embedded document of another length");
  return doc;
}

function readArray(reader: Reader, depth: number): unknown[] {
  const list: unknown[] = [];
  const end = enter(reader, depth);
  const { buffer } = reader;
  for (;;) {
    const type = buffer[reader.at++];
    if (type === 0) break;
    if (type === undefined) throw damaged("cut off");
    while (buffer[reader.at] !== 0) if (++reader.at >= end) throw damaged("array index without end");
    reader.at++;
    list.push(readValue(reader, type, depth));
  }
  if (reader.at !== end) throw damaged("array of another length");
  return list;
}

/** Goes into the document that begins here. @returns where it ends */
export function enter(reader: Reader, depth: number): number {
  if (depth > maxDepth) {
    throw new MongoError("Overflow", `BSONObj exceeds maximum nested object depth: ${maxDepth}`);
  }
  const size = reader.buffer.readInt32LE(reader.at);
  const end = reader.at + size;
  if (size < 5 || end > reader.buffer.length) throw damaged("embedded length out of bounds");
  reader.at += 4;
  return end;
}

/** Reads a value of this type. */
export function readValue(reader: Reader, type: number, depth: number): unknown {
  const { buffer } = reader;
  const at = reader.at;
  switch (type) {
    case 0x01: {
      reader.at += 8;
      const value = buffer.readDoubleLE(at);
      return (value | 0) === value && !Object.is(value, -0) ? new Double(value) : value;
    }
    case 0x02:
      return readString(reader);
    case 0x03:
      return readDocument(reader, depth + 1);
    case 0x04:
      return readArray(reader, depth + 1);
    case 0x05:
      return readBinary(reader);
    case 0x07:
      reader.at += 12;
      if (reader.at > buffer.length) throw damaged("cut off");
      return new ObjectId(buffer.subarray(at, at + 12));
    case 0x08: {
      const flag = buffer[reader.at++];
      if (flag !== 0 && flag !== 1) throw damaged("boolean that is neither 0 nor 1");
      return flag === 1;
    }
    case 0x09:
      return readDate(reader);
    case 0x0a:
      return null;
    case 0x0b:
      return new BSONRegExp(readCString(reader), readCString(reader));
    case 0x0d:
      return new Code(readString(reader));
    case 0x0e:
      return new BSONSymbol(readString(reader));
    case 0x0f: {
      const end = at + buffer.readInt32LE(at);
      reader.at += 4;
      const source = readString(reader);
      const scope = readDocument(reader, depth + 1);
      if (reader.at !== end) throw damaged("code with scope of another length");
      return new Code(source, scope);
    }
    case 0x10:
      reader.at += 4;
      return buffer.readInt32LE(at);
    case 0x11:
      reader.at += 8;
      return new Timestamp({ i: buffer.readUInt32LE(at), t: buffer.readUInt32LE(at + 4) });
    case 0x12:
      reader.at += 8;
      return buffer.readBigInt64LE(at);
    case 0x13:
      reader.at += 16;
      if (reader.at > buffer.length) throw damaged("cut off");
      return new Decimal128(Uint8Array.prototype.slice.call(buffer, at, at + 16));
    case 0x7f:
      return new MaxKey();
    case 0xff:
      return new MinKey();
    default:
      throw damaged(`type 0x${type.toString(16)} is unknown or no longer supported`);
  }
}

function readDate(reader: Reader): Date {
  const date = new Date(Number(reader.buffer.readBigInt64LE(reader.at)));
  if (Number.isNaN(date.getTime())) throw damaged("date further than 100,000,000 days from 1970");
  reader.at += 8;
  return date;
}

function readBinary(reader: Reader): Binary {
  const { buffer } = reader;
  const size = buffer.readInt32LE(reader.at);
  const subtype = buffer.readUInt8(reader.at + 4);
  const start = reader.at + 5;
  if (size < 0 || start + size > buffer.length) throw damaged("binary length out of bounds");
  reader.at = start + size;
  if (subtype === Binary.SUBTYPE_BYTE_ARRAY) {
    if (size < 4 || buffer.readInt32LE(start) !== size - 4) throw damaged("old binary of another length");
    return new Binary(Uint8Array.prototype.slice.call(buffer, start + 4, start + size), subtype);
  }
  const data = Uint8Array.prototype.slice.call(buffer, start, start + size);
  return subtype === Binary.SUBTYPE_UUID && size === 16 ? new UUID(data) : new Binary(data, subtype);
}

function readString(reader: Reader): string {
  const { buffer } = reader;
  const size = buffer.readInt32LE(reader.at);
  const start = reader.at + 4;
  const end = start + size - 1;
  if (size < 1 || end >= buffer.length || buffer[end] !== 0) throw damaged("string of another length");
  reader.at = end + 1;
  return text(buffer, start, end);
}

function readCString(reader: Reader): string {
  const end = reader.buffer.indexOf(0, reader.at);
  if (end < 0) throw damaged("name without end");
  const value = text(reader.buffer, reader.at, end);
  reader.at = end + 1;
  return value;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function text(buffer: Buffer, start: number, end: number): string {
  const value = buffer.toString("utf8", start, end);
  if (value.includes("\uFFFD")) {
    try {
      return strict.decode(buffer.subarray(start, end));
    } catch {
      throw damaged("text that is not UTF-8");
    }
  }
  return value;
}

/** Field names repeat from document to document: a small direct-mapped cache saves decoding them anew. */
const cache: (string | undefined)[] = new Array<string | undefined>(1024).fill(undefined);

/** Reads a field's name. */
export function readName(reader: Reader): string {
  const { buffer, at } = reader;
  let end = at;
  let hash = 0;
  let ascii = 0;
  for (let byte = buffer[end]; byte !== 0; byte = buffer[++end]) {
    if (byte === undefined) throw damaged("name without end");
    hash = (hash * 31 + byte) | 0;
    ascii |= byte;
  }
  if (ascii >= 0x80) return readCString(reader);
  reader.at = end + 1;
  const slot = hash & 1023;
  const known = cache[slot];
  if (known !== undefined && known.length === end - at && sameBytes(buffer, at, known)) return known;
  const name = buffer.toString("latin1", at, end);
  if (name.length <= 64) cache[slot] = name;
  return name;
}

function sameBytes(buffer: Buffer, at: number, known: string): boolean {
  for (let i = 0; i < known.length; i++) if (buffer[at + i] !== known.charCodeAt(i)) return false;
  return true;
}

/** The error for bytes that are no BSON. */
export function damaged(what: string): MongoError {
  return new MongoError("InvalidBSON", `Invalid BSON: ${what}`);
}
