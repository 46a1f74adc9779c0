import type { FieldSchema } from "./item.ts";

/** How many of something, 0 or more. */
export function countField(id: string, title: string, description?: string): FieldSchema {
  return {
    type: "integer",
    title,
    minimum: 0,
    maximum: 99_999,
    "x-id": id,
    ...(description ? { description } : {}),
  };
}

/** A percentage as people write it: 0–100, with up to 2 decimals. */
export function percentField(id: string, title: string, description?: string): FieldSchema {
  return {
    type: "number",
    title,
    minimum: 0,
    maximum: 100,
    multipleOf: 0.01,
    "x-id": id,
    ...(description ? { description } : {}),
  };
}

/** A measure that is no percentage, such as hours or a ratio. */
export function numberField(id: string, title: string, maximum: number, description?: string): FieldSchema {
  return {
    type: "number",
    title,
    minimum: 0,
    maximum,
    multipleOf: 0.01,
    "x-id": id,
    ...(description ? { description } : {}),
  };
}

/** Yes or no; what depends on it shows up by `x-visible`. */
export function questionField(id: string, title: string): FieldSchema {
  return { type: "boolean", title, default: false, "x-id": id };
}

/** A rule that must hold, with what to say where it does not. */
export function check(formula: string, message: { zh: string; en: string }): FieldSchema {
  return { "x-check": { formula, message } };
}

/** Which column of a dataset fills a field; nothing where there is no dataset. */
export function filledBy(dataset: string | undefined, column: string): FieldSchema {
  return dataset === undefined ? {} : { "x-source": { dataset, column } };
}
