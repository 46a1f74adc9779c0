import { Binary, BSONRegExp, BSONSymbol, Code, Double, ObjectId, Timestamp } from "bson";
import type { Collation } from "./collation.ts";
import { type Document, isDocument } from "./document.ts";
import { compareNumbers, isNumeric } from "./numbers.ts";
import { rank, rankOf } from "./value-types.ts";

/**
 * MongoDB's comparison order of any two values, across types: a total order.
 * A missing value (`undefined`) is below null, as in aggregation; sorting and indexing turn it into null first.
 * @returns negative, 0 or positive
 */
export function compareValues(a: unknown, b: unknown, collation?: Collation): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b, collation);
  const left = rankOf(a);
  const right = rankOf(b);
  return left === right ? compareSameRank(left, a, b, collation) : left - right;
}

/** Whether two values are equal by that order (numbers by value whatever their kind). */
export function equalValues(a: unknown, b: unknown, collation?: Collation): boolean {
  return a === b || compareValues(a, b, collation) === 0;
}

/** Order of strings by their UTF-8 bytes. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    // UTF-16 puts surrogates below U+E000…U+FFFF, UTF-8 above.
    if (left >= 0xd800 && right >= 0xd800) {
      const leftHigh = left < 0xe000;
      const rightHigh = right < 0xe000;
      if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    }
    return left - right;
  }
  return a.length - b.length;
}

/** Order of two byte strings, bytewise; a prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

/** The bytes a Binary holds. */
export function bytesOf(value: Binary): Uint8Array {
  return value.buffer.subarray(0, value.position);
}

function compareTexts(a: string, b: string, collation: Collation | undefined): number {
  return collation === undefined ? compareStrings(a, b) : collation.compare(a, b);
}

function compareSameRank(kind: number, a: unknown, b: unknown, collation: Collation | undefined): number {
  switch (kind) {
    case rank.number:
      return isNumeric(a) && isNumeric(b) ? compareNumbers(a, b) : 0;
    case rank.string:
      return compareTexts(textOf(a), textOf(b), collation);
    case rank.object:
      return isDocument(a) && isDocument(b) ? compareDocuments(a, b, collation) : 0;
    case rank.array:
      return Array.isArray(a) && Array.isArray(b) ? compareArrays(a, b, collation) : 0;
    case rank.objectId:
      return a instanceof ObjectId && b instanceof ObjectId ? compareBytes(a.id, b.id) : 0;
    case rank.date:
      return a instanceof Date && b instanceof Date ? a.getTime() - b.getTime() : 0;
    case rank.bool:
      return Number(a) - Number(b);
    case rank.binData:
      return a instanceof Binary && b instanceof Binary ? compareBinaries(a, b) : 0;
    case rank.timestamp:
      return a instanceof Timestamp && b instanceof Timestamp ? a.t - b.t || a.i - b.i : 0;
    case rank.regex:
      return a instanceof BSONRegExp && b instanceof BSONRegExp
        ? compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options)
        : 0;
    case rank.javascript:
    case rank.javascriptWithScope:
      return a instanceof Code && b instanceof Code ? compareCodes(a, b) : 0;
    default:
      return 0;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : value instanceof BSONSymbol ? value.value : "";
}

/** Field by field in their order: type, then name, then value; the document that ends first comes first. */
function compareDocuments(a: Document, b: Document, collation: Collation | undefined): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const shorter = Math.min(left.length, right.length);
  for (let i = 0; i < shorter; i++) {
    const leftName = left[i] ?? "";
    const rightName = right[i] ?? "";
    const leftValue = a[leftName];
    const rightValue = b[rightName];
    const leftRank = rankOf(leftValue);
    const order =
      leftRank - rankOf(rightValue) ||
      compareStrings(leftName, rightName) ||
      compareSameRank(leftRank, leftValue, rightValue, collation);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareArrays(
  a: readonly unknown[],
  b: readonly unknown[],
  collation: Collation | undefined,
): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const order = compareValues(a[i], b[i], collation);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || compareBytes(bytesOf(a), bytesOf(b));
}

function compareCodes(a: Code, b: Code): number {
  const order = compareStrings(a.code, b.code);
  return order !== 0 || a.scope === null || b.scope === null
    ? order
    : compareDocuments(a.scope, b.scope, undefined);
}

/** Whether two values are the same in kind and content, so that writing one for the other changes no byte. */
export function identicalValues(a: unknown, b: unknown): boolean {
  if (a === b) return a !== 0 || Object.is(a, b);
  if (isNumeric(a) && isNumeric(b)) {
    if (a instanceof Double && b instanceof Double) return a.value === b.value;
    if (typeof a === "number" && typeof b === "number") return Object.is(a, b);
    if (typeof a !== "object" || typeof b !== "object" || a instanceof Double || b instanceof Double)
      return false;
    return compareBytes(a.bytes, b.bytes) === 0;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => identicalValues(item, b[index]));
  }
  if (isDocument(a) && isDocument(b)) {
    const names = Object.keys(a);
    const others = Object.keys(b);
    return (
      names.length === others.length &&
      names.every((name, index) => name === others[index] && identicalValues(a[name], b[name]))
    );
  }
  return (
    rankOf(a) === rankOf(b) &&
    compareValues(a, b) === 0 &&
    a instanceof BSONSymbol === b instanceof BSONSymbol
  );
}
