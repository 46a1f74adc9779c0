import { BSONSymbol, Decimal128, ObjectId } from "bson";
import type { Collation } from "./collation.ts";
import { normalise, toDouble } from "./decimal.ts";
import { isDocument } from "./document.ts";
import { encodeKey } from "./key-encoding.ts";
import { exactly, isNumeric, type Numeric, toNumber } from "./numbers.ts";
import { rank, rankOf } from "./value-types.ts";

/**
 * A string that is the same for two values exactly when `equalValues` says they are equal: the key for grouping,
 * sets and joins in memory. Under a collation only keys made by the same `Collation` object may be compared.
 */
export function hashValue(value: unknown, collation?: Collation): string {
  if (typeof value === "string")
    return `s${collation === undefined ? value : collation.representative(value)}`;
  if (isNumeric(value)) return hashNumber(value);
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  if (value instanceof Date) return `D${value.getTime()}`;
  switch (rankOf(value)) {
    case rank.missing:
      return "u";
    case rank.null:
      return "0";
    case rank.bool:
      return value === true ? "t" : "f";
    case rank.string:
      return hashValue(value instanceof BSONSymbol ? value.value : "", collation);
    case rank.array:
      return Array.isArray(value) ? `[${value.map((item) => framed(item, collation)).join("")}` : "";
    case rank.object: {
      if (!isDocument(value)) return "";
      let key = "{";
      for (const name of Object.keys(value)) key += `${name.length}:${name}${framed(value[name], collation)}`;
      return key;
    }
    default:
      return `k${encodeKey([value], [1]).toString("latin1")}`;
  }
}

function framed(value: unknown, collation: Collation | undefined): string {
  const key = hashValue(value, collation);
  return `${key.length}:${key}`;
}

/** By the double it equals, if there is one; else by its exact decimal digits. */
function hashNumber(value: Numeric): string {
  if (typeof value === "number") return `n${value === 0 ? 0 : value}`;
  if (value instanceof Decimal128 || typeof value === "bigint") {
    const exact = exactly(value);
    if (exact.special !== null) return `n${toDouble(exact)}`;
    const rough = toNumber(value);
    const { coefficient, exponent } = normalise(exact);
    if (Number.isFinite(rough)) {
      const back = normalise(exactly(rough));
      if (back.coefficient === coefficient && back.exponent === exponent)
        return `n${rough === 0 ? 0 : rough}`;
    }
    return `d${coefficient}e${exponent}`;
  }
  return hashNumber(value.value);
}
