import type { Dataset, DatasetColumn } from "@duheng/contracts";
import type { ColumnDefinition, ImportDefinition, RowProblem, RowTogether } from "../definition.ts";
import { fieldOfColumn, mostRowsOfOne, rowsField } from "./fields.ts";

/** What a table of a dataset's figures can say, and how a row finds its person. `unitId`: whom all rows are about where it is the unit. */
export function importDefinitionOf(dataset: Dataset, unitId: string): ImportDefinition {
  const { subject, isRepeated, columns } = dataset;
  const figures = columns.map(figureColumn);
  const common = {
    ...(isRepeated ? { isRepeated: true as const, mostOfOne: mostRowsOfOne } : {}),
    checkRow: (values: RowTogether["values"], present?: RowTogether["values"]) =>
      missingFigure(dataset, values, isRepeated ? {} : present),
  };
  if (subject === "unit")
    return { ...common, about: unitId, strongKeys: [], weakKey: "", columns: [...figures, rowsColumn] };
  return {
    ...common,
    strongKeys: ["number"],
    weakKey: "name",
    tellApart: ["department"],
    columns: [...whomColumns, ...figures, rowsColumn],
  };
}

const text = { kind: "text" } as const;

/** Whom a row is about. */
export const whomColumns: readonly ColumnDefinition[] = [
  {
    field: "number",
    title: { zh: "工号", en: "Staff number" },
    aliases: ["人员编号", "员工编号", "职工编号", "职工号", "员工号", "警号", "人员代码", "Number"],
    content: text,
    isKey: true,
    longest: 40,
  },
  {
    field: "name",
    title: { zh: "姓名", en: "Name" },
    aliases: ["人员姓名", "员工姓名", "名字", "承办人", "检察官", "检察官姓名", "责任人", "Full name"],
    content: text,
    isKey: true,
    longest: 60,
  },
  {
    field: "department",
    title: { zh: "科室", en: "Department" },
    aliases: ["部门", "所在科室", "所在部门", "处室", "内设机构", "科室名称", "部门名称", "承办部门"],
    content: text,
    isKey: true,
    longest: 200,
  },
];

const rowsColumn: ColumnDefinition = {
  field: rowsField,
  title: { zh: "已有的行", en: "Rows there are" },
  aliases: [],
  content: text,
  isToldOnly: true,
};

function figureColumn(column: DatasetColumn): ColumnDefinition {
  const { key, title, unit, isRequired } = column;
  return {
    field: fieldOfColumn(key),
    title: { zh: title, en: title },
    aliases: [key, ...(unit === undefined ? [] : [`${title}（${unit}）`, `${title}(${unit})`])],
    content: contentOf(column),
    ...(isRequired === true ? { isRequired } : {}),
    longest: 2_000,
  };
}

function contentOf({
  type,
  options = [],
  unit,
  minimum,
  maximum,
}: DatasetColumn): ColumnDefinition["content"] {
  switch (type) {
    case "number":
    case "integer":
      return {
        kind: "number",
        ...(type === "integer" ? { isInteger: true } : {}),
        ...(unit === undefined ? {} : { unit }),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      };
    case "day":
      return { kind: "day" };
    case "yes-no":
      return { kind: "yes-no" };
    case "choice":
      return {
        kind: "choice",
        words: Object.fromEntries(options.map((option) => [option, { zh: option, en: option }])),
      };
    case "text":
      return text;
  }
}

/** A column that must be filled is blank, here and in what is there already. */
function missingFigure(
  { columns }: Dataset,
  values: RowTogether["values"],
  present: RowTogether["values"] = {},
): RowProblem | undefined {
  const missing = columns.find(
    ({ key, isRequired }) =>
      isRequired === true &&
      (values[fieldOfColumn(key)] ??
        (values[fieldOfColumn(key)] === null ? null : present[fieldOfColumn(key)]) ??
        null) === null,
  );
  if (missing === undefined) return undefined;
  return {
    field: fieldOfColumn(missing.key),
    code: "missing",
    message: { zh: `${missing.title}必须填写`, en: `${missing.title} must be filled in` },
  };
}
