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

/**
 * Makes a reader of some top-level fields of documents, the others being passed over unread; best kept for many
 * documents, which mostly have the same fields in the same order. Errors as of `decode`, but for what is passed over.
 */
export function fieldsDecoder(wanted: ReadonlySet<string>): (bytes: Uint8Array) => Document {
  const expected: ExpectedField[] = [];
  return (bytes) => read(bytes, (reader) => readFields(reader, wanted, expected));
}

function read(bytes: Uint8Array, from: (reader: Reader, depth: number) => Document): Document {
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

interface Reader {
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

/** What stood at a place of the document before, and most likely stands there in the next one. */
interface ExpectedField {
  readonly name: string;
  readonly wanted: boolean;
}

function readFields(reader: Reader, wanted: ReadonlySet<string>, expected: ExpectedField[]): Document {
  const doc = newDocument();
  const end = enter(reader, 0);
  const { buffer } = reader;
  let missing = wanted.size;
  for (let place = 0; ; place++) {
    const type = buffer[reader.at++];
    if (type === 0) break;
    if (type === undefined) throw damaged("cut off");
    let field = expected[place];
    if (field !== undefined && isName(buffer, reader.at, field.name)) reader.at += field.name.length + 1;
    else {
      const name = readName(reader);
      field = { name, wanted: wanted.has(name) };
      // Names outside ASCII are as long in bytes as in letters only by chance.
      if (place < mostExpected && isAscii(name)) expected[place] = field;
    }
    if (!field.wanted) skipValue(reader, type);
    else {
      doc[field.name] = readValue(reader, type, 0);
      // What is stored has no name twice.
      if (--missing === 0) return doc;
    }
  }
  if (reader.at !== end) throw damaged("embedded document of another length");
  return doc;
}

/** Documents with more fields are read as well, only without expectations of the later ones. */
const mostExpected = 256;

function isName(buffer: Buffer, at: number, name: string): boolean {
  const { length } = name;
  if (buffer[at + length] !== 0) return false;
  for (let i = 0; i < length; i++) if (buffer[at + i] !== name.charCodeAt(i)) return false;
  return true;
}

function isAscii(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** Bytes of a value by its type, where they are always as many. */
const fixedSizes: readonly (number | undefined)[] = Object.assign(new Array<number | undefined>(256), {
  1: 8,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
});

/** Goes past a value as its length says, without looking inside. */
function skipValue(reader: Reader, type: number): void {
  const { buffer, at } = reader;
  const fixed = fixedSizes[type];
  if (fixed !== undefined) reader.at += fixed;
  else if (type === 0x02 || type === 0x0d || type === 0x0e) reader.at += 4 + lengthAt(buffer, at);
  else if (type === 0x03 || type === 0x04 || type === 0x0f) reader.at += lengthAt(buffer, at);
  else if (type === 0x05) reader.at += 5 + lengthAt(buffer, at);
  else readValue(reader, type, 0);
  if (reader.at > buffer.length) throw damaged("cut off");
}

function lengthAt(buffer: Buffer, at: number): number {
  const length = buffer.readInt32LE(at);
  if (length < 0) throw damaged("a length below zero");
  return length;
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

function enter(reader: Reader, depth: number): number {
  if (depth > maxDepth) {
    throw new MongoError("Overflow", `BSONObj exceeds maximum nested object depth: ${maxDepth}`);
  }
  const size = reader.buffer.readInt32LE(reader.at);
  const end = reader.at + size;
  if (size < 5 || end > reader.buffer.length) throw damaged("embedded length out of bounds");
  reader.at += 4;
  return end;
}

function readValue(reader: Reader, type: number, depth: number): unknown {
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

function readName(reader: Reader): string {
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

function damaged(what: string): MongoError {
  return new MongoError("InvalidBSON", `Invalid BSON: ${what}`);
}
