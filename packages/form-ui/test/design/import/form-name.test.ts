import { expect, it } from "vitest";
import { findTable } from "../../../src/design/import/sheet/find-table.ts";
import { formNameOf } from "../../../src/design/import/sheet/form-name.ts";
import { sheetOf } from "./read-sheet.ts";

it.each([
  ["the title above the table", "2026年民警季度考核表\n指标|分值\n甲|1", "季度", "2026年民警季度考核表"],
  ["not what stands beside others", "单位：x|填表人：y\n指标|分值\n甲|1", "季度考核", "季度考核"],
  ["nor a group's heading", "一、共性指标（40分）\n指标|分值\n甲|1", "季度考核", "季度考核"],
  ["the file, where nothing stands above", "指标|分值\n甲|1", "民警考核 定稿", "民警考核 定稿"],
  ["nothing, where only the program named it", "指标|分值\n甲|1", "工作簿1", ""],
  ["nothing, where it was pasted", "指标|分值\n甲|1", undefined, ""],
  ["a line above that is no title, where there is nothing else", "市局\n指标|分值\n甲|1", undefined, "市局"],
])("a form is called as %s", (_, text, name, expected) => {
  const sheet = { ...sheetOf(text), name: "Sheet1" };
  const workbook = { sheets: [sheet], ...(name === undefined ? {} : { name }) };
  expect(formNameOf(workbook, sheet, findTable(sheet))).toBe(expected);
});

it("and as the sheet, where its file has no name of its own", () => {
  const sheet = { ...sheetOf("指标|分值\n甲|1"), name: "执法勤务类" };
  expect(formNameOf({ name: "新建 XLSX 工作表", sheets: [sheet] }, sheet, findTable(sheet))).toBe(
    "执法勤务类",
  );
});
