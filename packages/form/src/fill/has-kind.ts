import type { FieldInfo } from "../api.ts";
import { isDate } from "../fields/formats.ts";
import { isRecord } from "../json/record.ts";

/** Whether a value is of the field's kind at all: what formulas may read. Bounds are another matter. */
export function hasKind(field: FieldInfo, value: unknown): boolean {
  switch (field.kind) {
    case "text":
    case "date-time":
    case "email":
    case "uri":
      return typeof value === "string";
    case "date":
      return typeof value === "string" && isDate(value);
    case "number":
      return isNumber(value);
    case "integer":
      return isNumber(value) && Number.isInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return isOption(field, value);
    case "choices":
      return Array.isArray(value) && value.every((item) => isOption(field, item));
    case "file":
      return isFileReference(value);
    case "object":
      return isRecord(value);
    case "rows":
      return Array.isArray(value) && value.every(isRecord);
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

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isOption({ options = [] }: FieldInfo, value: unknown): boolean {
  return options.some((option) => option.value === value);
}
