import type { Form } from "@duheng/contracts";
import type { BenchField, BenchForm } from "./bench-form.ts";
import { propertiesOf, type Schema } from "./json-schema.ts";

/** The form as our own document. */
export function duhengForm({ fields }: BenchForm): Form {
  const plain = propertiesOf(fields);
  const properties = Object.fromEntries(
    fields.map((field) => [field.key, { ...plain[field.key], ...annotationsOf(field) }]),
  );
  return {
    title: `${fields.length} fields`,
    fields: { type: "object", properties },
    indicators: [
      {
        id: "i1",
        code: "total",
        title: "total",
        group: "all",
        points: { kind: "fixed", full: 100 },
        by: { kind: "formula", formula: "CLAMP(SUM(driver0 ?? 0, number0 ?? 0) / 10, 0, 100)" },
      },
    ],
    score: { groups: [{ id: "g1", code: "all", title: "all" }] },
  };
}

function annotationsOf(field: BenchField): Schema {
  if (field.kind === "computed") return { "x-computed": `(${field.from} ?? 0) * ${field.factor}` };
  if (field.kind === "text" && field.shownBy !== undefined)
    return { "x-visible": `${field.shownBy} ?? FALSE` };
  return {};
}
