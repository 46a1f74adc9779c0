import type { WriteSheet } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";

export const headings = [
  ...["工号", "姓名", "科室", "办结件数", "数据有效率", "超期件数", "满意度得分", "经费（元）"],
  ...["核查日期", "是否达标", "等次", "备注"],
];

/** Figures of people who do not exist, as an office keeps them in Excel: twelve columns, of every content. `people`: of how many. */
export function figuresOf(at: number, people = Number.POSITIVE_INFINITY): (string | number | Date)[] {
  const who = Number.isFinite(people) ? at % people : at;
  return [
    ...[`P${String(who).padStart(6, "0")}`, `示例-${who}`, `第${(who % 60) + 1}大队`],
    ...[
      (at * 7) % 1_200,
      ((at * 37) % 10_001) / 10_000,
      at % 9,
      ((at * 13) % 1_001) / 10,
      (at * 7_919) % 1_000_000,
    ],
    ...[new Date(Date.UTC(2026, at % 12, 1 + (at % 28))), at % 3 === 0 ? "否" : "是"],
    ...[["优秀", "称职", "基本称职"][at % 3] ?? "", `备注 ${at}`],
  ];
}

/** A workbook as Excel saves one: texts shared, percentages and days by their formats. */
export function workbookOf(rows: number, people?: number): Promise<Uint8Array> {
  const sheet: WriteSheet = {
    name: "数据",
    columns: headings.map((_, at) =>
      at === 4 ? { numFmt: "0.00%" } : at === 8 ? { numFmt: "yyyy-mm-dd" } : {},
    ),
    rows: [headings, ...Array.from({ length: rows }, (_, at) => figuresOf(at, people))],
  };
  return writeXlsx({ sheets: [sheet] });
}

/** The same as a text table, as Excel shows the cells. */
export function csvOf(rows: number): string {
  const lines = [headings.join(",")];
  for (let at = 0; at < rows; at += 1)
    lines.push(
      figuresOf(at)
        .map((value, column) =>
          value instanceof Date
            ? value.toISOString().slice(0, 10)
            : column === 4
              ? `${(Number(value) * 100).toFixed(2)}%`
              : value,
        )
        .join(","),
    );
  return lines.join("\n");
}
