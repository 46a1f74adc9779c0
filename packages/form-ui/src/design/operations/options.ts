import { asText, isRecord, own, type PlainRecord } from "../../shared/guards.ts";

/** One choice of a field: its value, and what people see. */
export interface Option {
  readonly value: string | number | boolean;
  readonly title: string;
}

/** The choices that a schema lists, by `enum` or by `oneOf` with titles. */
export function readOptions(holder: unknown): Option[] {
  const listed = own(holder, "enum");
  if (Array.isArray(listed))
    return listed.filter(isLiteral).map((value) => ({ value, title: String(value) }));
  const choices = own(holder, "oneOf");
  if (!Array.isArray(choices)) return [];
  return choices.flatMap((choice: unknown) => {
    const value = own(choice, "const");
    return isLiteral(value) ? [{ value, title: asText(own(choice, "title")) ?? String(value) }] : [];
  });
}

/** A plain list where titles say the same as values; else `oneOf` with titles. */
export function writeOptions(options: readonly Option[]): Record<string, unknown> {
  if (options.every((option) => option.title === String(option.value)))
    return { enum: options.map((option) => option.value) };
  return { oneOf: options.map((option) => ({ const: option.value, title: option.title })) };
}

export function withoutOptions(holder: unknown): PlainRecord {
  if (!isRecord(holder)) return {};
  const { enum: _, oneOf: __, ...rest } = holder;
  return rest;
}

function isLiteral(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
