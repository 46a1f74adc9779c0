import type { DatasetColumnType, Form, FormDataset, FormDatasetColumn } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { readFields } from "../fields/read-fields.ts";
import { sameJson } from "../json/equal.ts";
import { findColumn } from "./find-column.ts";
import { columnKey, type DataColumn, usedColumns } from "./used-columns.ts";

/**
 * The form with just those datasets and columns in its list that it uses. What is in its list stays as it is said
 * there, in its order; what is new is taken from the first that offers it; what nobody knows is left for the form's
 * check to tell. A form that never had a list gets one with the first column that is offered, and then also what its
 * fields were filled from before, with their own types. The same form where its list is right already.
 * @param offered the tenant's definitions, and others that may be meant, such as the list of an earlier version
 */
export function withDatasetsUsed(form: Form, offered: readonly FormDataset[]): Form {
  const used = usedColumns(form);
  const listed = form.datasets ?? [];
  const known = [...listed, ...offered];
  const isBegun = form.datasets !== undefined || used.some((each) => findColumn(offered, each) !== null);
  if (!isBegun) return form;
  const inferred = form.datasets === undefined ? inferredFrom(form) : [];
  const found = collected(used, [...known, ...inferred], listed);
  if (sameJson(found, listed) && found.length > 0 === (form.datasets !== undefined)) return form;
  const { datasets: _before, ...rest } = form;
  return found.length === 0 ? rest : { ...rest, datasets: found };
}

/** The form with what it uses and does not list taken from these lists; nothing that it lists is taken out. */
export function withMissingDatasets(form: Form, others: readonly FormDataset[]): Form {
  const listed = form.datasets ?? [];
  const missing = usedColumns(form).filter(
    (each) => findColumn(listed, each) === null && findColumn(others, each) !== null,
  );
  if (missing.length === 0) return form;
  const all = [...columnsOf(listed), ...missing];
  return { ...form, datasets: collected(all, [...listed, ...others], listed) };
}

/** These columns as the first list has them that knows them, in the order of `first` and behind it as they come. */
function collected(
  wanted: readonly DataColumn[],
  known: readonly FormDataset[],
  first: readonly FormDataset[],
): FormDataset[] {
  const resolved = wanted.flatMap((each) => {
    const found = findColumn(known, each);
    return found === null ? [] : [{ dataset: found.dataset.key, column: found.column.key }];
  });
  const keys = new Set(resolved.map(columnKey));
  const inOrder = [...columnsOf(first).filter((each) => keys.has(columnKey(each))), ...resolved];
  const found = new Map<string, { dataset: FormDataset; columns: Map<string, FormDatasetColumn> }>();
  for (const each of inOrder) {
    const column = findColumn(known, each)?.column;
    // A dataset is what the first says that knows it, whoever has the column.
    const dataset = known.find(({ key }) => key === each.dataset);
    if (column === undefined || dataset === undefined) continue;
    const entry = found.get(each.dataset) ?? { dataset, columns: new Map<string, FormDatasetColumn>() };
    if (!entry.columns.has(each.column)) entry.columns.set(each.column, columnOf(column));
    found.set(each.dataset, entry);
  }
  return [...found.values()].map(({ dataset: { key, title, subject, isRepeated }, columns }) => ({
    key,
    title,
    subject,
    isRepeated,
    columns: [...columns.values()],
  }));
}

function columnsOf(datasets: readonly FormDataset[]): DataColumn[] {
  return datasets.flatMap(({ key: dataset, columns }) =>
    columns.map(({ key: column }) => ({ dataset, column })),
  );
}

/** Just what a form says of a column: a tenant's definition says more. */
function columnOf({ key, title, type, unit, options }: FormDatasetColumn): FormDatasetColumn {
  return {
    key,
    title,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(options === undefined ? {} : { options: [...options] }),
  };
}

/** What the fields of a form without a list are filled from, by the fields' own types. */
function inferredFrom(form: Form): FormDataset[] {
  const found: FormDataset[] = [];
  const visit = (fields: readonly FieldInfo[]): void => {
    for (const { source, kind, title, fields: inner = [] } of fields) {
      visit(inner);
      if (source === undefined) continue;
      const { dataset: key, column } = source;
      const columns = [{ key: column, title, type: typesOfKinds[kind] ?? "text" }];
      found.push({ key, title: key, subject: "person", isRepeated: false, columns });
    }
  };
  visit(readFields(form.fields));
  return found;
}

const typesOfKinds: Partial<Readonly<Record<FieldInfo["kind"], DatasetColumnType>>> = {
  number: "number",
  integer: "integer",
  date: "day",
  boolean: "yes-no",
};

/** Several lists as one: a dataset is what the first says that has it, with the columns of all, each as the first has it. */
export function joinDatasets(lists: readonly FormDataset[]): FormDataset[] {
  return collected(columnsOf(lists), lists, lists);
}
