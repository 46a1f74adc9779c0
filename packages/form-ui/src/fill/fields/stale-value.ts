import type { FieldInfo } from "@duheng/form";
import { isRecord } from "../../shared/guards.ts";
import { toLocalInput } from "./DateField.tsx";
import { fileOf } from "./FileField.tsx";
import { isBlank } from "./is-blank.ts";

/**
 * Whether a stored value cannot be shown by the field's own input: an option that an upgrade has taken away, a text
 * where a day is asked for. Texts and numbers show whatever is stored.
 */
export function isStale(field: FieldInfo, value: unknown): boolean {
  if (isBlank(value) || field.computed !== undefined) return false;
  const isOption = (each: unknown) => (field.options ?? []).some((option) => option.value === each);
  switch (field.kind) {
    case "choice":
      return !isOption(value);
    case "choices":
      return !Array.isArray(value) || !value.every(isOption);
    case "boolean":
      return typeof value !== "boolean";
    case "date":
      return typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value);
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
