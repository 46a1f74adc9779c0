import type { FieldInfo } from "@duheng/form";
import { isRecord } from "../../shared/guards.ts";
import { toLocalInput } from "./DateField.tsx";
import { fileOf } from "./FileField.tsx";
import { isBlank } from "./is-blank.ts";

function isLine(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

/**
 * Whether a stored value cannot be shown by the field's own input: a text where several options are asked for, a
 * list where one is. Inputs of text, numbers and days show whatever is stored, as do choices, beside their options.
 */
export function isStale(field: FieldInfo, value: unknown): boolean {
  if (isBlank(value) || field.computed !== undefined) return false;
  const isOption = (each: unknown) => (field.options ?? []).some((option) => option.value === each);
  const isPlain = typeof value !== "object";
  switch (field.kind) {
    case "choice":
      return !isPlain;
    case "choices":
      return !Array.isArray(value) || !value.every(isOption);
    case "list":
      return (Array.isArray(value) ? value : [value]).some((each) => !isLine(each));
    case "boolean":
      return !isPlain;
    case "date-time":
      return toLocalInput(value) === "";
    case "file":
      return fileOf(value) === null;
    case "rows":
      return !Array.isArray(value);
    case "object":
      return !isRecord(value);
    default:
      return typeof value === "object" || typeof value === "boolean";
  }
}
