import type { Dataset, DatasetRow } from "@duheng/contracts";
import { numberText } from "../cells/read-number.ts";
import type { Values } from "../check/read-row.ts";
import { columnOfField, fieldOfColumn } from "./fields.ts";

type Figures = DatasetRow["values"];

/** What a row of a version says, as an import reads it: numbers as texts, so that they compare exactly. */
export function importValues({ columns }: Pick<Dataset, "columns">, values: Figures): Values {
  return Object.fromEntries(
    columns.flatMap(({ key }) => {
      const value = values[key];
      if (value === undefined) return [];
      return [[fieldOfColumn(key), typeof value === "number" ? numberText(value) : value]];
    }),
  );
}

/** The figures of a row with what an import says of it; what it says is none any more is left out. */
export function withImported(
  { columns }: Pick<Dataset, "columns">,
  before: Figures,
  values: Values,
): Figures {
  const next: Record<string, Figures[string]> = { ...before };
  const types = new Map(columns.map(({ key, type }) => [key, type]));
  for (const [field, value] of Object.entries(values)) {
    const key = columnOfField(field);
    const type = types.get(key ?? "");
    if (key === undefined || type === undefined || value === undefined) continue;
    if (value === null) delete next[key];
    else next[key] = type === "number" || type === "integer" ? Number(value) : value;
  }
  return next;
}
