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
import { isDocument } from "./document.ts";
import { MongoError } from "./mongo-error.ts";

/** MongoDB's order of types; numbers of all kinds share a place, so do strings and symbols. Used as key tags. */
export const rank = {
  minKey: 1,
  missing: 2,
  null: 3,
  number: 4,
  string: 5,
  object: 6,
  array: 7,
  binData: 8,
  objectId: 9,
  bool: 10,
  date: 11,
  timestamp: 12,
  regex: 13,
  javascript: 14,
  javascriptWithScope: 15,
  maxKey: 0x7f,
} as const;

/** The place of a value's type in MongoDB's comparison order (a value of `rank`). */
export function rankOf(value: unknown): number {
  switch (typeof value) {
    case "string":
      return rank.string;
    case "number":
    case "bigint":
      return rank.number;
    case "boolean":
      return rank.bool;
    case "undefined":
      return rank.missing;
    default:
      return rankOfObject(value);
  }
}

/** BSON type numbers by the alias `$type` takes. */
export const typeNumbers: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

/** The alias of a value's BSON type as `$type` names it; `missing` for none. */
export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
      return isInt32(value) ? "int" : "double";
    case "bigint":
      return "long";
    case "boolean":
      return "bool";
    case "undefined":
      return "missing";
    default:
      return typeNameOfObject(value);
  }
}

/** Whether a JS number stands for an int32. */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

function rankOfObject(value: unknown): number {
  if (value === null) return rank.null;
  if (isDocument(value)) return rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof ObjectId) return rank.objectId;
  if (value instanceof Date) return rank.date;
  if (value instanceof Double || value instanceof Decimal128) return rank.number;
  if (value instanceof Timestamp) return rank.timestamp;
  if (value instanceof Binary) return rank.binData;
  if (value instanceof BSONRegExp) return rank.regex;
  if (value instanceof BSONSymbol) return rank.string;
  if (value instanceof MinKey) return rank.minKey;
  if (value instanceof MaxKey) return rank.maxKey;
  if (value instanceof Code) return value.scope === null ? rank.javascript : rank.javascriptWithScope;
  throw foreignValue(value);
}

function typeNameOfObject(value: unknown): string {
  switch (rankOfObject(value)) {
    case rank.number:
      return value instanceof Double ? "double" : "decimal";
    case rank.string:
      return "symbol";
    case rank.null:
      return "null";
    case rank.object:
      return "object";
    case rank.array:
      return "array";
    case rank.binData:
      return "binData";
    case rank.objectId:
      return "objectId";
    case rank.date:
      return "date";
    case rank.timestamp:
      return "timestamp";
    case rank.regex:
      return "regex";
    case rank.javascript:
      return "javascript";
    case rank.javascriptWithScope:
      return "javascriptWithScope";
    case rank.minKey:
      return "minKey";
    default:
      return "maxKey";
  }
}

function foreignValue(value: unknown): MongoError {
  const hint =
    value instanceof Long || value instanceof Int32 ? " (int32 is a number, int64 a bigint here)" : "";
  return new MongoError("InternalError", `not a value of the engine: ${typeof value}${hint}`);
}
