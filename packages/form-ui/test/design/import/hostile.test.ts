import type { Form } from "@duheng/contracts";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { writeIndicators } from "../../../src/design/import/export-indicators.ts";
import { readWorkbook } from "../../../src/design/import/file/read-workbook.ts";
import type { SheetCells } from "../../../src/design/import/file/workbook.ts";
import { bareForm, planSheet, said, sheetOf } from "./read-sheet.ts";

/** Milliseconds that the processor is at work: other tests that run beside this one do not count. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function sheet(rows: readonly (readonly string[])[], merges: SheetCells["merges"] = []): SheetCells {
  return { name: "", rows, merges, uncomputed: [] };
}

describe("sheets as large as they may be", () => {
  const heading = ["序号", "一级指标", "二级指标", "评分标准", "分值"];
  const merges = Array.from({ length: 4_000 }, (_, index) => ({
    startRow: 1 + ((index * 3) % 2_990),
    endRow: 3 + ((index * 3) % 2_990),
    startCol: index < 990 ? 1 : 10 + (index % 40),
    endCol: index < 990 ? 1 : 12 + (index % 40),
  }));

  it.each<[string, SheetCells]>([
    [
      "thousands of rows, columns and merged cells",
      sheet(
        Array.from({ length: 3_000 }, (_, row) =>
          Array.from({ length: 100 }, (_, column) =>
            row === 0 ? (heading[column] ?? `列${column}`) : column === 4 ? "1" : `文${row}-${column}`,
          ),
        ),
        merges,
      ),
    ],
    [
      "a heading over a hundred empty columns",
      sheet(
        Array.from({ length: 3_000 }, (_, row) => (row === 0 ? heading : ["1", "德", `项${row}`, "x", "1"])),
        [...merges, { startRow: 0, endRow: 0, startCol: 4, endCol: 99 }],
      ),
    ],
    [
      "a heading in every other row",
      sheet(
        Array.from({ length: 3_000 }, (_, row) =>
          Array.from({ length: 100 }, (_, column) =>
            row % 2 ? `${row}.${column}` : (heading[column % 5] ?? ""),
          ),
        ),
        merges,
      ),
    ],
    [
      "nothing but numbers",
      sheet(
        Array.from({ length: 3_000 }, () => Array.from({ length: 100 }, () => "1")),
        merges,
      ),
    ],
  ])("%s", (_, given) => {
    expect(cost(() => planSheet(given))).toBeLessThan(4_000);
  });

  it("cells of one repeated character are read in linear time", () => {
    const spent = [
      " ",
      "(",
      "（",
      "1",
      "一",
      "表（",
      "计",
      "分 ",
      "\n",
      "a\n ",
      "每",
      "1 ",
      "小计",
      "1.",
      "德 ",
      "…",
      "，",
      "[",
      '"',
    ]
      .flatMap((each) => [`德${each.repeat(15_000)}x`, `1${each.repeat(15_000)}分`])
      .map((cell) =>
        cost(() => {
          planSheet(
            sheet([
              ["序号", "指标", "评分标准", "分值"],
              ["1", cell, cell, "5"],
              ["", cell],
              [cell],
              ["1", "甲", "x", cell],
            ]),
          );
          planSheet(
            sheet([
              ["一级指标", cell, "指标"],
              [cell, "a", "甲"],
              [cell, cell, cell],
            ]),
          );
        }),
      );
    expect(Math.max(...spent)).toBeLessThan(1_000);
  }, 60_000);
});

describe("names that mean something to machines", () => {
  it("are names like others", () => {
    const given = sheetOf(
      "代码|一级指标|指标|分值|__proto__\n__proto__|__proto__|__proto__|5|x\nconstructor|toString|hasOwnProperty|5|y",
    );
    const once = planSheet(given);
    expect(said(once)).toEqual(["__proto__/__proto__ 5", "toString/hasOwnProperty 5"]);
    expect(planSheet(given, once.form).form).toEqual(once.form);
  });

  it("and texts that look like formulas are exported as texts", async () => {
    const [read] = (await readXlsx(await writeIndicators(strange, "zh"), { readStyles: true })).sheets;
    expect([...(read?.cells ?? [])].filter(([, cell]) => cell.formula !== undefined)).toEqual([]);
    expect(read?.rows.flat()).toContain('=HYPERLINK("http://x","y")');
  });

  it.each(["zh", "en"] as const)(
    "an export (%s) is taken word for word, whatever its rows look like",
    async (locale) => {
      const [given] = (await readWorkbook(await writeIndicators(strange, locale))).sheets;
      if (given === undefined) throw new Error("nothing was written");
      const plan = planSheet(given, strange);
      expect(plan.rows.map(({ becomes }) => becomes)).toEqual(strange.indicators.map(() => "update"));
      expect(plan.form).toEqual(strange);
    },
  );
});

const strange: Form = {
  ...bareForm,
  score: {
    groups: [
      { id: "g1", code: "__proto__", title: "__proto__" },
      { id: "g2", code: "g2", title: '=HYPERLINK("http://x","y")' },
      { id: "g3", code: "g3", title: "一、德（20分）" },
    ],
  },
  indicators: [
    ["__proto__", "__proto__"],
    ["=1+1", "g2"],
    ["@SUM(A1)", "g2"],
    ["一、品行（5分）", "g3"],
    ["合计", "g3"],
    ["备注：说明", "g3"],
    ["1.任务", "g3"],
    ["工 作", "g3"],
    ["小计", "g3"],
    ["分值", "g3"],
  ].map(([title = "", group = ""], index) => ({
    id: `i${index}`,
    code: index === 0 ? "constructor" : `码${index}`,
    title,
    group,
    points: { kind: "fixed", full: 5 },
    by: { kind: "reviewer" },
    ...(index === 1 ? { description: "=cmd|' /C calc'!A0" } : {}),
  })),
};
