import type { FieldsSchema, Form, Giver, Indicator } from "@duheng/contracts";
import { isRecord, type PlainRecord } from "../../shared/guards.ts";

/** The form with every formula in it changed: those of fields, indicators and the total. */
export function mapFormulas(form: Form, change: (source: string) => string): Form {
  const { total } = form.score;
  return {
    ...form,
    fields: { ...form.fields, ...mapSchema(form.fields, change) },
    indicators: form.indicators.map((indicator) => mapIndicator(indicator, change)),
    score: { ...form.score, ...(total === undefined ? {} : { total: change(total) }) },
  };
}

function mapIndicator(indicator: Indicator, change: (source: string) => string): Indicator {
  const { applicable, veto } = indicator;
  return {
    ...indicator,
    by: mapGiver(indicator.by, change),
    ...(applicable === undefined ? {} : { applicable: change(applicable) }),
    ...(veto === undefined ? {} : { veto: { ...veto, when: change(veto.when) } }),
  };
}

function mapGiver(by: Giver, change: (source: string) => string): Giver {
  return by.kind === "formula" ? { ...by, formula: change(by.formula) } : by;
}

/** Formulas of a schema and of all that is in it. */
function mapSchema(schema: FieldsSchema | PlainRecord, change: (source: string) => string): PlainRecord {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [keyword, mapKeyword(keyword, value, change)]),
  );
}

function mapKeyword(keyword: string, value: unknown, change: (source: string) => string): unknown {
  switch (keyword) {
    case "x-visible":
    case "x-computed":
      return typeof value === "string" ? change(value) : value;
    case "x-check":
      return Array.isArray(value)
        ? value.map((each: unknown) => mapCheck(each, change))
        : mapCheck(value, change);
    case "properties":
    case "$defs":
      return isRecord(value) ? mapEach(value, change) : value;
    case "items":
      return isRecord(value) ? mapSchema(value, change) : value;
    default:
      return value;
  }
}

function mapEach(schemas: PlainRecord, change: (source: string) => string): PlainRecord {
  return Object.fromEntries(
    Object.entries(schemas).map(([key, schema]) => [
      key,
      isRecord(schema) ? mapSchema(schema, change) : schema,
    ]),
  );
}

function mapCheck(value: unknown, change: (source: string) => string): unknown {
  return isRecord(value) && typeof value.formula === "string"
    ? { ...value, formula: change(value.formula) }
    : value;
}
