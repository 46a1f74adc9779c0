import type { Form } from "@duheng/contracts";
import { dataNames } from "@duheng/formula";
import { readSource } from "../fields/annotations.ts";
import { isRecord, own } from "../json/record.ts";
import { formulasOfScore } from "../references/formula-places.ts";

/** A column of a dataset, by their keys. */
export interface DataColumn {
  readonly dataset: string;
  readonly column: string;
}

/**
 * The dataset columns that a form uses, each once: those that its formulas name, in the order of indicators and total,
 * then those that its fields are filled from. Whether or not its list has them, and also where formulas have mistakes.
 */
export function usedColumns(form: Pick<Form, "fields" | "indicators" | "score">): DataColumn[] {
  const found = new Map<string, DataColumn>();
  for (const used of [
    ...formulasOfScore(form).flatMap(({ source }) => columnsNamedIn(source)),
    ...sources(form.fields),
  ])
    found.set(columnKey(used), used);
  return [...found.values()];
}

/** Two columns are the same where this is. */
export function columnKey({ dataset, column }: DataColumn): string {
  return `${dataset}.${column}`;
}

/** The columns that a formula names, as they are written there. */
export function columnsNamedIn(source: string): DataColumn[] {
  return dataNames(source).flatMap(({ dataset, column }) =>
    column === undefined ? [] : [{ dataset, column }],
  );
}

/** Every `x-source` of a schema, those of definitions and rows included. */
function sources(schema: unknown): DataColumn[] {
  const inside = ["properties", "$defs"].flatMap((keyword) => {
    const children = own(schema, keyword);
    return isRecord(children) ? Object.values(children) : [];
  });
  const source = readSource(own(schema, "x-source"));
  const items = own(schema, "items");
  return [
    ...(source === undefined ? [] : [source]),
    ...[...inside, ...(isRecord(items) ? [items] : [])].flatMap(sources),
  ];
}
