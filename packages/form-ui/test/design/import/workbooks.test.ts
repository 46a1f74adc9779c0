import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../../src/design/import/file/read-workbook.ts";
import { planSheet, said } from "./read-sheet.ts";

async function planned(name: string) {
  const bytes = await readFile(join(import.meta.dirname, `fixtures/workbooks/${name}.xlsx`));
  const [sheet] = (await readWorkbook(new Uint8Array(bytes))).sheets;
  if (sheet === undefined) throw new Error("no sheet");
  return planSheet(sheet);
}

describe("workbooks as HR officers write them", () => {
  it.each<[string, string[]]>([
    ["percent", ["基本/甲项 25", "基本/乙项 35", "基本/丙项 40"]],
    ["percent-text", ["基本/甲项 25", "基本/乙项 35", "基本/丙项 40"]],
    ["hmerge", ["基本/完成任务 20", "基本/团结协作 10"]],
    [
      "blocks",
      ["共性指标/政治素质 10", "共性指标/学习培训 30", "个性指标/办文办会 30", "个性指标/督查督办 30"],
    ],
    ["blankpts", ["基本/甲 60", "基本/乙 none?", "基本/丙 none?", "基本/丁 none?"]],
    ["vmergepts", ["德/品行 10?", "德/作风 10?", "绩/任务 80"]],
    ["group-points", ["德/品行 12", "德/作风 8", "绩/任务 80"]],
    ["deduct", ["基本/基本职责 100", "加分项/获表彰 0…5?", "扣分项/迟到 -5…0"]],
    [
      "points",
      [
        ...[
          "10",
          "10",
          "10",
          "10",
          "10?",
          "-5…0",
          "0…5",
          "0…5",
          "-5…0",
          "-3…3",
          "10",
          "10",
          "2?",
          "2?",
          "10",
        ],
        ...["none!", "none?", "10.55", "1000", "0.5", "100", "none?", "none!", "5?", "5"],
      ].map((points, index) => `基本/p${index} ${points}`),
    ],
  ])("%s", async (name, expected) => {
    expect(said(await planned(name))).toEqual(expected);
  });
});
