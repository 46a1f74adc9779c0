import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/design/import/file/read-workbook.ts";
import { showNumber } from "../../../src/design/import/file/show-number.ts";
import type { SheetCells } from "../../../src/design/import/file/workbook.ts";
import { planSheet, said } from "./read-sheet.ts";

type Written = Parameters<typeof writeXlsx>[0]["sheets"][number];

async function reread(sheet: Written): Promise<SheetCells> {
  const [read] = (await readWorkbook(new Uint8Array(await writeXlsx({ sheets: [sheet] })))).sheets;
  if (read === undefined) throw new Error("nothing was written");
  return read;
}

describe("numbers are read as their cells show them", () => {
  it.each<[number, string | undefined, string]>([
    [0.25, "0%", "25%"],
    [0.255, "0.0%", "25.5%"],
    [0.25, "0 %", "25%"],
    [95, '0"%"', "95%"],
    [95, "0\\%", "95%"],
    [10, '0"分"', "10分"],
    [1.5, '0.0"分"', "1.5分"],
    [2, '0"分/项"', "2分/项"],
    [10, 'General"分"', "10分"],
    [5, '"共"0"项"', "共5项"],
    [-5, '0;"扣"0"分"', "扣5分"],
    [5, '"加"0;"扣"0', "加5"],
    [0, "0;-0;;@", ""],
    [5, ";;;", ""],
    [10, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "10"],
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"],
    [-5, "0_);[Red](0)", "-5"],
    [1000, "#,##0", "1000"],
    [1234.5, "¥#,##0.00", "1234.5"],
    [10, '"¥"#,##0.00', "10"],
    [12_000, '0.0,"千"', "12000"],
    [10, '[>100]0"高";0"低"', "10"],
    [10, "@", "10"],
    [0.1 + 0.2, undefined, "0.3"],
  ])("%d in %s", (value, format, shown) => {
    expect(showNumber(value, format)).toBe(shown);
  });

  it("in a real workbook: weights in percent, points with a unit, a date where 5-10 was meant", async () => {
    const cells = new Map<string, object>([
      ["1,1", { value: 0.25, style: { numFmt: "0%" } }],
      ["2,1", { value: 0.755, style: { numFmt: "0.0%" } }],
      ["3,1", { value: 5, style: { numFmt: '0"分/项"' } }],
      ["4,1", { value: new Date(Date.UTC(2026, 4, 10)), style: { numFmt: 'm"月"d"日"' } }],
      ["1,2", { value: 0.95, style: { numFmt: "0%" } }],
      ["2,2", { value: 98, style: { numFmt: '0"%"' } }],
    ]);
    const plan = planSheet(
      await reread({
        name: "指标",
        rows: [
          ["指标", "权重", "目标值"],
          ["甲", 0.25, 0.95],
          ["乙", 0.755, 98],
          ["丙", 5, null],
          ["丁", new Date(Date.UTC(2026, 4, 10)), null],
        ],
        cells,
      }),
    );
    expect(said(plan)).toEqual(["基本/甲 25", "基本/乙 75.5", "基本/丙 5?", "基本/丁 none!"]);
    expect(plan.form.indicators.slice(0, 2).map(({ description }) => description)).toEqual([
      "目标值：95%",
      "目标值：98%",
    ]);
  });
});

describe("what is hidden is not read", () => {
  it("but a merged cell that reaches out of a hidden row is seen, and how much was left out is told", async () => {
    const sheet = await reread({
      name: "指标",
      rows: [
        ["一级指标", "指标", "去年分值", "分值"],
        ["德", "旧的", 9, 5],
        [null, "品行", 9, 40],
        ["绩", "任务", 9, 60],
      ],
      merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
      rowDefs: new Map([
        [1, { hidden: true }],
        [9, { hidden: true }],
      ]),
      columns: [{}, {}, { hidden: true }, {}],
    });
    expect(sheet.hidden).toEqual({ rows: [1], columns: [2] });
    expect(said(planSheet(sheet))).toEqual(["德/品行 40", "绩/任务 60"]);
  });
});
