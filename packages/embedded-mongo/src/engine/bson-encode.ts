import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import { maxDepth } from "./bson-decode.ts";
import { type Document, isDocument } from "./document.ts";
import { MongoError } from "./mongo-error.ts";

/**
 * Writes one document as BSON. Fields whose value is `undefined` are left out.
 * Beside the engine's own values it takes bson's `Int32` and `Long` and plain bytes, for replies made by hand.
 * @throws MongoError BadValue (2) for a field name with a NUL or a value BSON has no type for, Overflow (15) when
 *   nested deeper than 200
 */
export function encode(doc: Document): Buffer {
  at = 0;
  writeDocument(doc, 0);
  const bytes = Buffer.allocUnsafe(at);
  scratch.copy(bytes, 0, 0, at);
  return bytes;
}

/** How many bytes a document takes as BSON. */
export function encodedSize(doc: Document): number {
  at = 0;
  writeDocument(doc, 0);
  return at;
}

// Encoding is synchronous, so one buffer serves all calls.
let scratch = Buffer.allocUnsafe(1 << 16);
let at = 0;

function room(size: number): void {
  if (at + size <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, at + size));
  scratch.copy(larger, 0, 0, at);
  scratch = larger;
}

function writeDocument(doc: Document, depth: number): void {
  const start = open(depth);
  for (const name of Object.keys(doc)) {
    const value = doc[name];
    if (value !== undefined) writeField(name, value, depth);
  }
  close(start);
}

function writeArray(list: readonly unknown[], depth: number): void {
  const start = open(depth);
  for (let i = 0; i < list.length; i++) writeField(String(i), list[i] ?? null, depth);
  close(start);
}

function open(depth: number): number {
  if (depth > maxDepth) {
    throw new MongoError("Overflow", `BSONObj exceeds maximum nested object depth: ${maxDepth}`);
  }
  const start = at;
  room(4);
  at += 4;
  return start;
}

function close(start: number): void {
  room(1);
  scratch[at++] = 0;
  scratch.writeInt32LE(at - start, start);
}

function writeField(name: string, value: unknown, depth: number): void {
  room(1);
  const typeAt = at++;
  writeCString(name);
  // Writing may move the buffer, so it is looked up only afterwards.
  const type = writeValue(value, depth);
  scratch[typeAt] = type;
}

/** Writes a value and returns its type byte. */
function writeValue(value: unknown, depth: number): number {
  room(20);
  switch (typeof value) {
    case "string":
      writeString(value);
      return 0x02;
    case "number":
      if ((value | 0) === value && !Object.is(value, -0)) {
        at = scratch.writeInt32LE(value, at);
        return 0x10;
      }
      at = scratch.writeDoubleLE(value, at);
      return 0x01;
    case "bigint":
      at = scratch.writeBigInt64LE(value, at);
      return 0x12;
    case "boolean":
      scratch[at++] = value ? 1 : 0;
      return 0x08;
    default:
      return writeObject(value, depth);
  }
}

function writeObject(value: unknown, depth: number): number {
  if (value === null) return 0x0a;
  if (Array.isArray(value)) {
    writeArray(value, depth + 1);
    return 0x04;
  }
  if (isDocument(value)) {
    writeDocument(value, depth + 1);
    return 0x03;
  }
  if (value instanceof ObjectId) {
    scratch.set(value.id, at);
    at += 12;
    return 0x07;
  }
  if (value instanceof Date) {
    const time = value.getTime();
    if (Number.isNaN(time)) throw new MongoError("BadValue", "Cannot store an invalid date");
    at = scratch.writeBigInt64LE(BigInt(time), at);
    return 0x09;
  }
  return writeRare(value, depth);
}

function writeRare(value: unknown, depth: number): number {
  if (value instanceof Double) {
    at = scratch.writeDoubleLE(value.value, at);
    return 0x01;
  }
  if (value instanceof Decimal128) {
    scratch.set(value.bytes.subarray(0, 16), at);
    at += 16;
    return 0x13;
  }
  if (value instanceof Timestamp) {
    at = scratch.writeUInt32LE(value.i, at);
    at = scratch.writeUInt32LE(value.t, at);
    return 0x11;
  }
  if (value instanceof Binary) return writeBinary(value.buffer.subarray(0, value.position), value.sub_type);
  if (value instanceof BSONRegExp) {
    writeCString(value.pattern);
    writeCString(value.options);
    return 0x0b;
  }
  if (value instanceof MinKey) return 0xff;
  if (value instanceof MaxKey) return 0x7f;
  if (value instanceof BSONSymbol) {
    writeString(value.value);
    return 0x0e;
  }
  if (value instanceof Code) return writeCode(value, depth);
  if (value instanceof Int32) {
    at = scratch.writeInt32LE(value.value, at);
    return 0x10;
  }
  if (value instanceof Long) {
    at = scratch.writeBigInt64LE(value.toBigInt(), at);
    return 0x12;
  }
  if (value instanceof Uint8Array) return writeBinary(value, 0);
  throw new MongoError("BadValue", `BSON has no type for a ${typeof value}`);
}

function writeCode(value: Code, depth: number): number {
  if (value.scope === null) {
    writeString(value.code);
    return 0x0d;
  }
  const start = at;
  at += 4;
  writeString(value.code);
  writeDocument(value.scope, depth + 1);
  scratch.writeInt32LE(at - start, start);
  return 0x0f;
}

function writeBinary(data: Uint8Array, subtype: number): number {
  const old = subtype === Binary.SUBTYPE_BYTE_ARRAY ? 4 : 0;
  room(data.length + 16);
  at = scratch.writeInt32LE(data.length + old, at);
  scratch[at++] = subtype;
  if (old > 0) at = scratch.writeInt32LE(data.length, at);
  scratch.set(data, at);
  at += data.length;
  return 0x05;
}

function writeString(value: string): void {
  room(value.length * 3 + 8);
  const start = at;
  at += 4;
  writeText(value);
  scratch[at++] = 0;
  scratch.writeInt32LE(at - start - 4, start);
}

function writeCString(value: string): void {
  if (value.includes("\0")) throw new MongoError("BadValue", "Field names and patterns must not contain NUL");
  room(value.length * 3 + 1);
  writeText(value);
  scratch[at++] = 0;
}

function writeText(value: string): void {
  if (value.length > 24) {
    at += scratch.write(value, at, "utf8");
    return;
  }
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit >= 0x80) {
      at += scratch.write(i === 0 ? value : value.slice(i), at, "utf8");
      return;
    }
    scratch[at++] = unit;
  }
}
