import type { Form } from "@duheng/contracts";
import {
  currentEdition,
  type Edition,
  type Scope,
  type ScopeDatasets,
  type ScopeEntry,
} from "@duheng/formula";
import type { FieldInfo, FormContext } from "../api.ts";
import { readFields } from "../fields/read-fields.ts";
import { recordOf } from "../json/record.ts";
import { makePlan } from "../planning/make-plan.ts";
import type { ScoredForm } from "../scored-form.ts";
import type { LoweredDefinition } from "./definition.ts";
import { lowerGroup } from "./lower-group.ts";
import { lowerIndicator } from "./lower-indicator.ts";
import { lowerTotal } from "./lower-total.ts";
import { scopeOfDatasets } from "./scope-of-datasets.ts";

export interface LoweredForm {
  readonly definitions: readonly LoweredDefinition[];
  readonly scope: Scope;
}

/**
 * The form's indicators, groups and total as the definitions of one formula program (formula.md, Programs), and what
 * its formulas may name: fields, `ratings`, `data`, `previous`, `review`. It does not throw: a form that does not
 * check lowers to a program that does not compile.
 */
export function lowerForm(form: Form, context: FormContext = {}): LoweredForm {
  const fields = readFields(form.fields);
  return {
    definitions: lowerDefinitions(form, context.edition),
    scope: scopeOf(form, fields, makePlan(fields, context.edition).schema, context),
  };
}

/** The definitions alone. What an edition lowered to once, it does for ever. */
export function lowerDefinitions(form: ScoredForm, edition: Edition = currentEdition): LoweredDefinition[] {
  return [
    ...form.indicators.flatMap((indicator, index) => lowerIndicator({ form, edition }, indicator, index)),
    ...form.score.groups.map((group, index) => lowerGroup(form, group, index)),
    ...lowerTotal(form),
  ];
}

/** What formulas of indicators, groups and total may name. `schema` as `makePlan` gives it. */
export function scopeOf(
  form: ScoredForm,
  fields: readonly FieldInfo[],
  schema: Record<string, unknown>,
  context: FormContext,
): Scope {
  const names: Record<string, ScopeEntry> = {};
  for (const { by, code, title } of form.indicators) {
    if (by.kind === "reviewer") names[`review.${code}`] = { type: "number?", title };
  }
  const { edition } = context;
  return {
    schema,
    ratings: true,
    previous: true,
    names,
    ...(form.datasets === undefined ? { datasets: filledFrom(fields) } : scopeOfDatasets(form.datasets)),
    ...(edition === undefined ? {} : { edition }),
  };
}

/** Of a form without a list of datasets: the columns that its fields are filled from, with the field's own type. */
function filledFrom(fields: readonly FieldInfo[]): ScopeDatasets {
  const found = new Map<string, Map<string, string>>();
  for (const field of withInside(fields)) {
    const type = columnType(field);
    if (field.source === undefined || type === null) continue;
    const columns = found.get(field.source.dataset) ?? new Map<string, string>();
    columns.set(field.source.column, type);
    found.set(field.source.dataset, columns);
  }
  return recordOf([...found].map(([dataset, columns]) => [dataset, recordOf(columns)]));
}

/** The fields, and those inside of objects. */
function withInside(fields: readonly FieldInfo[]): FieldInfo[] {
  return fields.flatMap((field) => [
    field,
    ...(field.kind === "object" ? withInside(field.fields ?? []) : []),
  ]);
}

function columnType({ kind }: FieldInfo): string | null {
  switch (kind) {
    case "number":
    case "integer":
      return "number";
    case "text":
    case "choice":
      return "text";
    case "date":
    case "boolean":
      return kind;
    default:
      return null;
  }
}
