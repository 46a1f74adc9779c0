import type { ChoiceOption, FieldInfo } from "../api.ts";
import { kindTest } from "../fill/has-kind.ts";

/** A value as a field of another kind takes it, with nothing lost; undefined where it cannot be. */
export function convertValue(value: unknown, to: FieldInfo): unknown {
  const fits = kindTest(to);
  if (fits(value)) return value;
  for (const candidate of candidates(value, to))
    if (candidate !== undefined && fits(candidate)) return candidate;
  return undefined;
}

function candidates(value: unknown, to: FieldInfo): unknown[] {
  switch (to.kind) {
    case "text":
      return [typeof value === "number" || typeof value === "boolean" ? String(value) : undefined];
    case "number":
    case "integer":
      return [typeof value === "string" && isPlainNumber(value) ? Number(value) : undefined];
    case "boolean":
      return [value === "true" ? true : value === "false" ? false : undefined];
    case "choice":
      return [optionOf(only(value), to)];
    case "choices": {
      const options = (Array.isArray(value) ? value : [value]).map((each: unknown) => optionOf(each, to));
      return [options.includes(undefined) ? undefined : options];
    }
    default:
      return [];
  }
}

/** The option with this value, or that prints or is titled so, if it is the only one. */
function optionOf(value: unknown, { options = [] }: FieldInfo): ChoiceOption["value"] | undefined {
  const exact = options.find((option) => option.value === value);
  if (exact !== undefined) return exact.value;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const alike = options.filter((option) => String(option.value) === String(value) || option.title === value);
  return alike.length === 1 ? alike[0]?.value : undefined;
}

/** The one item of a list of one. */
function only(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A text that is written just as the number would be: nothing of it is lost. */
function isPlainNumber(text: string): boolean {
  return Number.isFinite(Number(text)) && String(Number(text)) === text;
}
