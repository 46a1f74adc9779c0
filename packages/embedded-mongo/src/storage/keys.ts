import { successor } from "../engine/index.ts";

/**
 * All data lies in one ordered table of LMDB. A key is a table's number (4 bytes, big endian) and a key of that
 * table; tables are records of one collection, one index, or one of these.
 */
export const tables = {
  /** Format version, catalog version. */
  meta: 0,
  /** `db NUL collection` to the collection's entry. */
  catalog: 1,
  /** Session to what its last retryable write or transaction answered. */
  sessions: 2,
  /** Users for SCRAM-SHA-256. */
  users: 3,
  /** Number of a change to its event, for change streams. */
  changes: 4,
  /** Digest of collation and text to the text that stands for its class in indexes. */
  collations: 5,
  /** `db NUL name` to the definition of a view. */
  views: 6,
  /** First number given to collections and indexes. */
  firstFree: 100,
} as const;

/** LMDB's limit is 1,978 bytes; the rest of a key is at most this long, so that a record id still fits behind it. */
export const longestKey = 1900;

/** Bytes of a record's number. */
export const recordIdSize = 6;

/** A key in a table. */
export function tableKey(table: number, rest: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + rest.length);
  key.writeUInt32BE(table, 0);
  key.set(rest, 4);
  return key;
}

/** The first key a table can have. */
export function tableStart(table: number): Buffer {
  return tableKey(table, new Uint8Array(0));
}

/** The first key after a table. */
export function tableEnd(table: number): Buffer {
  return tableStart(table + 1);
}

/** The key of a record: records are numbered in the order of their insertion. */
export function recordKey(table: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(4 + recordIdSize);
  key.writeUInt32BE(table, 0);
  key.writeUIntBE(recordId, 4, recordIdSize);
  return key;
}

/** The number of a record from its key. */
export function recordIdOf(key: Buffer): number {
  return key.readUIntBE(4, recordIdSize);
}

/** A record's number as an index entry's value. */
export function encodeRecordId(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(recordIdSize);
  bytes.writeUIntBE(recordId, 0, recordIdSize);
  return bytes;
}

/** A record's number from an index entry's value. */
export function decodeRecordId(value: Buffer): number {
  return value.readUIntBE(0, recordIdSize);
}

/** The first key after all keys of a table that begin with these bytes. */
export function afterPrefix(table: number, prefix: Buffer): Buffer {
  const next = successor(prefix);
  return next.length === 0 ? tableEnd(table) : tableKey(table, next);
}
