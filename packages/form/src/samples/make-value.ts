import type { FieldBounds, FieldInfo } from "../api.ts";
import type { Pick } from "./pick.ts";
import { textOfPattern } from "./text-of-pattern.ts";

/** One value that a field takes by its own bounds; undefined where none can be made (files, texts of a pattern). */
export function makeValue(field: FieldInfo, random: Pick): unknown {
  const examples = field.examples ?? [];
  if (random === null && examples.length > 0) return examples[0];
  if (random === null && field.default !== undefined) return field.default;
  switch (field.kind) {
    case "number":
    case "integer":
      return makeNumber(field.bounds, field.kind === "integer", random);
    case "boolean":
      return random === null ? true : random() < 0.5;
    case "choice":
      return field.options?.[drawn(field.options.length, random)]?.value;
    case "choices":
      return makeChoices(field, random);
    case "list":
      return field.item === undefined ? undefined : makeList(field, field.item, random);
    case "text":
      if (field.bounds.pattern !== undefined) {
        return examples[drawn(examples.length, random)] ?? textOfPattern(field.bounds.pattern, random);
      }
      return withLength(field.title, field.bounds);
    case "date":
      return makeDate(random);
    case "date-time":
      return `${makeDate(random)}T09:00:00+08:00`;
    case "email":
      return "sample@example.com";
    case "uri":
      return "https://example.com/";
    default:
      return undefined;
  }
}

function makeNumber(bounds: FieldBounds, whole: boolean, random: Pick): number | undefined {
  const step = bounds.multipleOf ?? (whole ? 1 : 0.5);
  const low = Math.max(
    bounds.minimum ?? Number.NEGATIVE_INFINITY,
    bounds.exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : bounds.exclusiveMinimum + step / 2,
  );
  const high = Math.min(
    bounds.maximum ?? Number.POSITIVE_INFINITY,
    bounds.exclusiveMaximum === undefined ? Number.POSITIVE_INFINITY : bounds.exclusiveMaximum - step / 2,
  );
  const from = Number.isFinite(low) ? low : Math.min(0, Number.isFinite(high) ? high : 0);
  const to = Number.isFinite(high) ? high : from + 100;
  const first = Math.ceil(from / step - 1e-9);
  // Where bounds leave room for few values only (0.2 to 0.4), the lowest that is allowed.
  if (first * step > to) return bounds.multipleOf === undefined && !whole ? from : undefined;
  const steps = Math.floor(to / step + 1e-9) - first;
  const value = (first + (random === null ? 0 : Math.floor(random() * (steps + 1)))) * step;
  return Number(value.toFixed(9));
}

function makeChoices(field: FieldInfo, random: Pick): unknown {
  const options = field.options ?? [];
  const { minItems = 0, maxItems = options.length } = field.bounds;
  const least = Math.max(minItems, Math.min(1, maxItems));
  const chosen = options.filter(() => random !== null && random() < 0.5);
  const rest = options.filter((option) => !chosen.includes(option));
  const values = [...chosen, ...rest.slice(0, Math.max(0, least - chosen.length))]
    .slice(0, maxItems)
    .map(({ value }) => value);
  return values;
}

/** As few items as may be, all different where they must be. */
function makeList({ bounds }: FieldInfo, item: FieldInfo, random: Pick): unknown {
  const { minItems = 0, maxItems = 1, uniqueItems = false } = bounds;
  const made = Array.from({ length: Math.max(minItems, Math.min(1, maxItems)) }, (_, index) =>
    varied(makeValue(item, random), item, index),
  );
  const isWhole = made.every((value) => value !== undefined);
  return isWhole && (!uniqueItems || new Set(made).size === made.length) ? made : undefined;
}

/** The nth of values that would all be the same; whether it fits is for the caller to check. */
function varied(value: unknown, { kind, bounds }: FieldInfo, index: number): unknown {
  if (index === 0) return value;
  if (typeof value === "number") return Number((value + index * (bounds.multipleOf ?? 1)).toFixed(9));
  if (typeof value !== "string" || bounds.pattern !== undefined) return value;
  if (kind === "text") return `${index + 1}${value}`.slice(0, Math.max(value.length, 1));
  if (kind === "email") return `${index + 1}${value}`;
  if (kind === "uri") return `${value}${index + 1}`;
  return new Date(Date.parse(value) + index * 86_400_000).toISOString().slice(0, 10);
}

/** The field's own title as its text, as long as it may be. */
function withLength(title: string, { minLength = 0, maxLength = 200 }: FieldBounds): string {
  const text = `${title}（样例）`;
  const long = text.repeat(Math.max(1, Math.ceil(minLength / [...text].length)));
  return [...long].slice(0, Math.max(minLength, Math.min(maxLength, 200))).join("");
}

export function makeDate(random: Pick): string {
  const day = random === null ? 0 : Math.floor(random() * 365);
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

export function drawn(count: number, random: Pick): number {
  return random === null ? 0 : Math.floor(random() * count);
}
