import type { Form } from "@duheng/contracts";
import { saveWorkbook } from "../save-workbook.ts";
import { columnTitles, detailColumns } from "../table/cells/column-titles.ts";
import { columnOf, type WritableKey } from "../table/cells/columns.ts";
import type { Merge } from "./file/workbook.ts";

const exported: readonly WritableKey[] = [
  "group",
  "title",
  "code",
  "points",
  ...detailColumns,
  "description",
];

/**
 * The indicators as a workbook, in the columns of the table: a group's title stands once beside all of its indicators.
 * What is imported from it again is what it was made of.
 */
export async function writeIndicators(form: Form, locale: "zh" | "en"): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const columns = exported.map((key) => columnOf(key)).filter((column) => column !== undefined);
  const rows: (string | number | null)[][] = [];
  const merges: Merge[] = [];
  for (const group of form.score.groups) {
    const members = form.indicators.filter((each) => each.group === group.code);
    members.forEach((indicator, index) => {
      rows.push(
        columns.map((column) => {
          if (column.key === "group") return index === 0 ? group.title : null;
          if (column.key === "points" && indicator.points.kind === "fixed") return indicator.points.full;
          const text = column.show(indicator, form, locale);
          return text === "" ? null : text;
        }),
      );
    });
    const last = rows.length;
    if (members.length > 1)
      merges.push({ startRow: last - members.length + 1, startCol: 0, endRow: last, endCol: 0 });
  }
  const heading = columns.map((column) => columnTitles[column.key][locale]);
  const bold = { font: { bold: true }, alignment: { vertical: "center" as const } };
  const cells = new Map(
    heading.map((title, index) => [`0,${index}`, { value: title, style: bold }] as const),
  );
  return writeXlsx({
    sheets: [
      {
        name: locale === "zh" ? "指标" : "Indicators",
        rows: [heading, ...rows],
        cells,
        merges: [...merges],
        columns: columns.map((column) => ({
          width: Math.round(column.width / 7),
          style: { alignment: { vertical: "center", wrapText: column.editor === "lines" } },
        })),
        freezePane: { rows: 1, columns: 2 },
      },
    ],
  });
}

/** Gives the workbook to the person as a file; returns its name. */
export async function exportIndicators(form: Form, locale: "zh" | "en"): Promise<string> {
  const bytes = await writeIndicators(form, locale);
  const suffix = locale === "zh" ? "指标" : "indicators";
  const name = `${form.title.replaceAll(/[\\/:*?"<>|\s]+/g, "_").slice(0, 80)}_${suffix}.xlsx`;
  return saveWorkbook(bytes, name);
}
