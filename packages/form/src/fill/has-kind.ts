import type { FieldInfo } from "../api.ts";
import { isDate } from "../fields/formats.ts";
import { isRecord } from "../json/record.ts";

/** The test whether a value is of the field's kind at all: what formulas may read. Bounds are another matter. */
export function kindTest(field: FieldInfo): (value: unknown) => boolean {
  switch (field.kind) {
    case "text":
    case "date-time":
    case "email":
    case "uri":
      return isText;
    case "date":
      return (value) => typeof value === "string" && isDate(value);
    case "number":
      return isNumber;
    case "integer":
      return Number.isInteger;
    case "boolean":
      return (value) => typeof value === "boolean";
    case "choice":
      return optionTest(field);
    case "choices": {
      const isOption = optionTest(field);
      return (value) => Array.isArray(value) && value.every(isOption);
    }
    case "list": {
      const isItem = field.item === undefined ? () => false : kindTest(field.item);
      return (value) => Array.isArray(value) && value.every(isItem);
    }
    case "file":
      return isFileReference;
    case "object":
      return isRecord;
    case "rows":
      return (value) => Array.isArray(value) && value.every(isRecord);
  }
}

const fileKeys = ["id", "name", "size", "type"];

/** `{ id, name, size, type }` and nothing else. */
function isFileReference(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).length !== fileKeys.length) return false;
  const { id, name, size, type } = value;
  return (
    isShort(id, 100) &&
    isShort(name, 255) &&
    isShort(type, 127) &&
    isNumber(size) &&
    Number.isInteger(size) &&
    size >= 0
  );
}

function isShort(value: unknown, most: number): boolean {
  return typeof value === "string" && value !== "" && [...value].length <= most;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** A set finds 0 for -0 too, as `===` does; NaN is never listed. */
function optionTest({ options = [] }: FieldInfo): (value: unknown) => boolean {
  const values = new Set<unknown>(options.map(({ value }) => value));
  return (value) => values.has(value);
}
