import { Binary, BSONRegExp, Decimal128, Double, ObjectId, Timestamp } from "bson";
import { isDocument } from "./document.ts";

const longest = 300;

/** A value as MongoDB's error messages show it (`{ a: 1 }`), cut after 300 characters. */
export function describe(value: unknown): string {
  const text = render(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** One field as messages about updates show it (`{a: 1}`), cut as above. */
export function describeField(name: string, value: unknown): string {
  return `{${name}: ${describe(value)}}`;
}

function render(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(render).join(", ")} ]`;
  if (isDocument(value)) {
    const fields = Object.keys(value).map((name) => `${name}: ${render(value[name])}`);
    return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  }
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double) return value.value.toFixed(1);
  if (value instanceof Decimal128) return `Decimal128("${value.toString()}")`;
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString("hex").toUpperCase()})`;
  if (typeof value === "object" && value !== null) return value.constructor.name;
  return String(value);
}
