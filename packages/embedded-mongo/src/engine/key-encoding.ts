import { createHash } from "node:crypto";
import { Binary, BSONRegExp, BSONSymbol, Code, Double, ObjectId, Timestamp } from "bson";
import { bytesOf } from "./compare.ts";
import {
  compareFinite,
  countDigits,
  type Decimal,
  fromDoubleExactly,
  normalise,
  toDouble,
} from "./decimal.ts";
import { type Document, isDocument } from "./document.ts";
import { exactly, isNumeric, type Numeric } from "./numbers.ts";
import { rank, rankOf } from "./value-types.ts";

/**
 * Encodes a tuple of values so that the bytes order as `compareValues` orders the tuples, component by component;
 * -1 reverses a component. Numbers equal in value have equal bytes whatever their kind. No encoding of a tuple is a
 * prefix of another of the same length, so anything may be appended (an index appends the record's `_id`).
 */
export function encodeKey(values: readonly unknown[], directions: readonly (1 | -1)[]): Buffer {
  const sink: Sink = { buffer: Buffer.allocUnsafe(96), at: 0 };
  for (let i = 0; i < values.length; i++) {
    const start = sink.at;
    putTagged(sink, values[i]);
    if (directions[i] === -1)
      for (let at = start; at < sink.at; at++) sink.buffer[at] = ~(sink.buffer[at] ?? 0);
  }
  return sink.buffer.subarray(0, sink.at);
}

/**
 * Shortens a key that the store cannot hold: its beginning and a SHA-256 of the whole. Equal keys stay equal and the
 * order holds as far as the beginning tells, so what is read back must be checked against the document.
 * @param limit most bytes allowed, at least 33
 */
export function shortenKey(key: Buffer, limit: number): { key: Buffer; exact: boolean } {
  if (key.length <= limit) return { key, exact: true };
  const digest = createHash("sha256").update(key).digest();
  return { key: Buffer.concat([key.subarray(0, limit - digest.length), digest]), exact: false };
}

interface Sink {
  buffer: Buffer;
  at: number;
}

function room(sink: Sink, size: number): void {
  if (sink.at + size <= sink.buffer.length) return;
  const larger = Buffer.allocUnsafe(Math.max(sink.buffer.length * 2, sink.at + size));
  sink.buffer.copy(larger, 0, 0, sink.at);
  sink.buffer = larger;
}

function putByte(sink: Sink, byte: number): void {
  room(sink, 1);
  sink.buffer[sink.at++] = byte;
}

function putTagged(sink: Sink, value: unknown): void {
  const tag = rankOf(value);
  putByte(sink, tag);
  putValue(sink, tag, value);
}

function putValue(sink: Sink, tag: number, value: unknown): void {
  if (typeof value === "string") putText(sink, value);
  else if (isNumeric(value)) putNumber(sink, value);
  else if (isDocument(value)) putDocument(sink, value);
  else if (Array.isArray(value)) {
    for (const item of value) putTagged(sink, item);
    putByte(sink, 0);
  } else if (tag === rank.bool) putByte(sink, value === true ? 1 : 0);
  else putScalar(sink, value);
}

function putScalar(sink: Sink, value: unknown): void {
  if (value instanceof ObjectId) putRaw(sink, value.id);
  else if (value instanceof Date) putUnsigned(sink, BigInt(value.getTime()) + (1n << 63n));
  else if (value instanceof Timestamp) putUnsigned(sink, (BigInt(value.t) << 32n) | BigInt(value.i));
  else if (value instanceof Binary) {
    const data = bytesOf(value);
    room(sink, 5);
    sink.at = sink.buffer.writeUInt32BE(data.length, sink.at);
    putByte(sink, value.sub_type);
    putRaw(sink, data);
  } else if (value instanceof BSONSymbol) putText(sink, value.value);
  else if (value instanceof BSONRegExp) {
    putText(sink, value.pattern);
    putText(sink, value.options);
  } else if (value instanceof Code) {
    putText(sink, value.code);
    if (value.scope !== null) putDocument(sink, value.scope);
  }
  // Missing, null, MinKey and MaxKey are their tags alone.
}

function putDocument(sink: Sink, doc: Document): void {
  for (const name of Object.keys(doc)) {
    const value = doc[name];
    const tag = rankOf(value);
    putByte(sink, tag);
    putText(sink, name);
    putValue(sink, tag, value);
  }
  putByte(sink, 0);
}

function putRaw(sink: Sink, bytes: Uint8Array): void {
  room(sink, bytes.length);
  sink.buffer.set(bytes, sink.at);
  sink.at += bytes.length;
}

function putUnsigned(sink: Sink, value: bigint): void {
  room(sink, 8);
  sink.at = sink.buffer.writeBigUInt64BE(value, sink.at);
}

/** UTF-8 with NUL written as 00 FF, ended by 00 00. */
function putText(sink: Sink, text: string): void {
  room(sink, text.length * 3 + 2);
  if (!text.includes("\0")) sink.at += sink.buffer.write(text, sink.at, "utf8");
  else {
    for (const byte of Buffer.from(text, "utf8")) {
      putByte(sink, byte);
      if (byte === 0) putByte(sink, 0xff);
    }
  }
  putByte(sink, 0);
  putByte(sink, 0);
}

/**
 * The greatest double not above the number, in an order-preserving form, then 00 if that is all, else 01 and the
 * number's exact decimal digits. NaN is eight zero bytes, below -Infinity.
 */
function putNumber(sink: Sink, value: Numeric): void {
  room(sink, 9);
  if (typeof value === "number" || value instanceof Double) {
    putDouble(sink, typeof value === "number" ? value : value.value);
    putByte(sink, 0);
    return;
  }
  if (typeof value === "bigint" && BigInt(Number(value)) === value) {
    putDouble(sink, Number(value));
    putByte(sink, 0);
    return;
  }
  const exact = exactly(value);
  const near = toDouble(exact);
  if (exact.special !== null || isExactly(near, exact)) {
    putDouble(sink, near);
    putByte(sink, 0);
    return;
  }
  const above = near === Number.POSITIVE_INFINITY || (Number.isFinite(near) && isBelow(exact, near));
  putDouble(sink, above ? nextBelow(near) : near);
  putByte(sink, 1);
  putDigits(sink, normalise(exact));
}

function isExactly(near: number, exact: Decimal): boolean {
  return Number.isFinite(near) && compareFinite(exact, fromDoubleExactly(near)) === 0;
}

function isBelow(exact: Decimal, near: number): boolean {
  return compareFinite(exact, fromDoubleExactly(near)) < 0;
}

const view = new DataView(new ArrayBuffer(8));

function nextBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}

function putDouble(sink: Sink, value: number): void {
  room(sink, 8);
  const { buffer, at } = sink;
  sink.at += 8;
  if (Number.isNaN(value)) {
    buffer.fill(0, at, at + 8);
    return;
  }
  buffer.writeDoubleBE(value === 0 ? 0 : value, at);
  if (value < 0) for (let i = at; i < at + 8; i++) buffer[i] = ~(buffer[i] ?? 0);
  else buffer[at] = (buffer[at] ?? 0) | 0x80;
}

/** Scientific notation as bytes: decimal exponent, digits two to a byte, an end mark; inverted when negative. */
function putDigits(sink: Sink, value: Decimal): void {
  const negative = value.coefficient < 0n;
  const digits = (negative ? -value.coefficient : value.coefficient).toString();
  const start = sink.at;
  room(sink, digits.length + 4);
  const exponent = value.exponent + countDigits(BigInt(digits));
  sink.at = sink.buffer.writeUInt16BE(exponent + 0x8000, sink.at);
  for (let i = 0; i < digits.length; i += 2) putByte(sink, Number(digits.slice(i, i + 2).padEnd(2, "0")) + 1);
  putByte(sink, 0);
  if (negative) for (let at = start; at < sink.at; at++) sink.buffer[at] = ~(sink.buffer[at] ?? 0);
}
