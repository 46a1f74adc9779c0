import type { BenchField, BenchForm } from "./bench-form.ts";

export type Schema = Record<string, unknown>;

/** The form's fields as JSON Schema properties, without conditions and formulas. */
export function propertiesOf(fields: readonly BenchField[]): Record<string, Schema> {
  return Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)]));
}

/** JSON Schema with `if`/`then` for the conditional fields, as libraries of plain JSON Schema want it. */
export function conditionalSchema(form: BenchForm): Schema {
  const isAlways = (field: BenchField) => field.kind !== "text" || field.shownBy === undefined;
  return {
    type: "object",
    properties: propertiesOf(form.fields.filter(isAlways)),
    allOf: form.fields.flatMap((field) =>
      field.kind === "text" && field.shownBy !== undefined
        ? [
            {
              if: { properties: { [field.shownBy]: { const: true } }, required: [field.shownBy] },
              // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
              then: { properties: { [field.key]: propertyOf(field) } },
            },
          ]
        : [],
    ),
  };
}

function propertyOf(field: BenchField): Schema {
  const title = field.key;
  switch (field.kind) {
    case "text":
      return { type: "string", title, maxLength: field.maxLength };
    case "number":
      return { type: "number", title, minimum: field.minimum, maximum: field.maximum };
    case "choice":
      return { type: "string", title, enum: [...field.options] };
    case "boolean":
      return { type: "boolean", title };
    case "computed":
      return { type: "number", title };
    case "rows":
      return {
        type: "array",
        title,
        items: {
          type: "object",
          properties: {
            name: { type: "string", title: "name" },
            amount: { type: "number", title: "amount" },
          },
        },
      };
  }
}
