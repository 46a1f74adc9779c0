import type { FieldInfo } from "@duheng/form";
import { isRecord } from "../../shared/guards.ts";
import type { Locale } from "../../shared/locale.ts";
import { isBlank } from "./is-blank.ts";
import { showValue } from "./ShownValue.tsx";

/** Any value in one line, rows and objects too: `1. 破获专案 5；2. 命案 8`. */
export function describeValue(field: FieldInfo | null, value: unknown, locale: Locale): string {
  if (field === null) return typeof value === "string" ? value : JSON.stringify(value ?? null);
  if (isBlank(value)) return showValue(field, value, locale);
  if (field.kind === "rows" && Array.isArray(value)) {
    return value
      .map((row, index) => `${index + 1}. ${describeFields(field, row, locale)}`)
      .join(locale === "zh" ? "；" : "; ");
  }
  if (field.kind === "object") return describeFields(field, value, locale);
  return showValue(field, value, locale);
}

function describeFields(field: FieldInfo, value: unknown, locale: Locale): string {
  if (!isRecord(value)) return String(value);
  return (field.fields ?? [])
    .filter((each) => !isBlank(value[each.key]))
    .map((each) => `${each.title} ${describeValue(each, value[each.key], locale)}`)
    .join(locale === "zh" ? "，" : ", ");
}
