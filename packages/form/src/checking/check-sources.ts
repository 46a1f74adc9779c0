import type { Problem } from "@duheng/contracts";
import type { FieldInfo } from "../api.ts";
import { pointer } from "../json/pointer.ts";
import { errorAt, warningAt } from "../problem.ts";

/** `x-source` fills one value of a person: no field of a row, no group of fields, no file, nothing that is computed. */
export function checkSources(fields: readonly FieldInfo[], inRows = false): Problem[] {
  return fields.flatMap((field) => [
    ...sourceOf(field, inRows),
    ...checkSources(field.fields ?? [], inRows || field.kind === "rows"),
  ]);
}

const singleValued: ReadonlySet<FieldInfo["kind"]> = new Set([
  "text",
  "date",
  "date-time",
  "email",
  "uri",
  "number",
  "integer",
  "boolean",
  "choice",
]);

function sourceOf(field: FieldInfo, inRows: boolean): Problem[] {
  const { source, kind, at, computed } = field;
  if (source === undefined) return [];
  const hasDefault = field.default !== undefined && field.default !== null;
  const place = pointer(at, "x-source");
  if (inRows || !singleValued.has(kind)) {
    return [
      errorAt(
        place,
        "unsupported-source",
        "数据列只能填入单个值的字段，不能是表格行、附件或多选",
        "a dataset column fills a field of one value: none in rows, no file, no list",
      ),
    ];
  }
  if (computed === undefined) {
    if (hasDefault)
      return [
        warningAt(
          pointer(at, "default"),
          "default-without-effect",
          "由数据填入的字段不用默认值：没有数据时为空",
          "a field that is filled from data has no use for a default: without data it is blank",
        ),
      ];
    return [];
  }
  return [
    warningAt(
      place,
      "source-without-effect",
      "计算字段由公式得出，数据列不起作用",
      "a computed field has its formula: the dataset column has no effect",
    ),
  ];
}
