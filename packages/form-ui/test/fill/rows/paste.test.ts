import type { FieldInfo } from "@duheng/form";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTable, readClipboardTable } from "../../../src/fill/rows/clipboard-table.ts";
import { planPaste } from "../../../src/fill/rows/plan-paste.ts";
import { readCell } from "../../../src/fill/rows/read-cell.ts";

const base = { at: "", id: null, required: false, checks: [], bounds: {} };
const column = (key: string, kind: FieldInfo["kind"], more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...base,
  key,
  path: `/rows/*/${key}`,
  kind,
  title: key,
  ...more,
});
const rowsField: FieldInfo = {
  ...base,
  key: "rows",
  path: "/rows",
  kind: "rows",
  title: "rows",
  fields: [
    column("事项", "text"),
    column("合计", "number", { computed: "1 + 1" }),
    column("分值", "number"),
    column("类型", "choice", {
      options: [
        { value: "key", title: "重点" },
        { value: "plain", title: "一般" },
      ],
    }),
  ],
};
const paste = (text: string, more: Partial<Parameters<typeof planPaste>[0]> = {}) =>
  planPaste({
    field: rowsField,
    rows: [],
    newRow: {},
    table: readClipboardTable(text),
    row: 0,
    key: "",
    most: 1000,
    ...more,
  });

describe("a table on the clipboard", () => {
  it.each([
    [
      "tabs part cells and line breaks rows",
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["the last line break ends the last row", "a\tb\r\n", [["a", "b"]]],
    ["an empty line is a row of one empty cell", "a\n\nb\n", [["a"], [""], ["b"]]],
    ["a quoted cell keeps line breaks and tabs", '"a\nb\tc"\td', [["a\nb\tc", "d"]]],
    ["doubled quotes inside quotes are one", '"say ""so"""\tb', [['say "so"', "b"]]],
    ["a quote that is not closed at the cell's end is a letter", '"a" b\tc', [['"a" b', "c"]]],
    ["trailing empty cells stay", "a\t\t", [["a", "", ""]]],
  ])("%s", (_, text, rows) => {
    expect(readClipboardTable(text)).toEqual(rows);
  });

  it("gives back what a spreadsheet wrote", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', "\t", "\n", "，", "5") });
    const write = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const text = `${rows.map((row) => row.map(write).join("\t")).join("\n")}\n`;
        expect(readClipboardTable(text)).toEqual(rows);
      }),
    );
  });

  it("is told from a single cell's text, which is pasted as usual", () => {
    expect(isTable("one cell\n")).toBe(false);
    expect(isTable("one\ntwo")).toBe(true);
    expect(isTable("one\ttwo")).toBe(true);
  });
});

describe("a pasted cell", () => {
  const [text, , number, choice] = rowsField.fields ?? [];
  it.each([
    [text, " 破获\u202E专案 ", "破获专案", true],
    [number, "1,234.5", 1234.5, true],
    [number, "￥３０", 30, true],
    [number, "约10", "约10", false],
    [choice, "重点", "key", true],
    [choice, "plain", "plain", true],
    [choice, "其他", "其他", false],
    [column("日", "date"), "2026年7月1日", "2026-07-01", true],
    [column("日", "date"), "2026/02/30", "2026/02/30", false],
    [column("否", "boolean"), "否", false, true],
    [column("空", "number"), "  ", undefined, true],
  ])("%o reads %s", (field, cell, value, isRead) => {
    if (field === undefined) throw new Error("the column is missing");
    expect(readCell(field, cell)).toEqual({ value, isRead });
  });
});

describe("pasting rows", () => {
  it("fills to the right and down from the caret, over computed columns, and keeps what it does not touch", () => {
    const plan = paste("5\t重点\n6\t一般", { rows: [{ 事项: "甲", 备注: "留" }], key: "分值" });
    expect(plan).toEqual({
      rows: [
        { 事项: "甲", 备注: "留", 分值: 5, 类型: "key" },
        { 分值: 6, 类型: "plain" },
      ],
      taken: 2,
      surplus: 0,
      unread: 0,
    });
  });

  it("goes by the names where the first line names the columns", () => {
    const plan = paste("类型\t序号\t事项\n重点\t1\t破案");
    expect(plan.rows).toEqual([{ 类型: "key", 事项: "破案" }]);
    expect(plan.taken).toBe(1);
  });

  it("keeps what it cannot read as it stands, and counts it", () => {
    const plan = paste("甲\t很多\t其他");
    expect(plan.rows).toEqual([{ 事项: "甲", 分值: "很多", 类型: "其他" }]);
    expect(plan.unread).toBe(2);
  });

  it("tells how many of 10,000 rows there is no room for", () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `第 ${index} 项\t1`).join("\n");
    const plan = paste(text, { rows: [{}, {}], row: 2 });
    expect(plan.taken).toBe(998);
    expect(plan.surplus).toBe(9002);
    expect(plan.rows.length).toBe(1000);
  });

  it("changes no row above the caret", () => {
    fc.assert(
      fc.property(fc.nat(5), fc.array(fc.string({ maxLength: 5 }), { maxLength: 8 }), (row, cells) => {
        const rows = Array.from({ length: 6 }, (_, index) => ({ 事项: `旧 ${index}` }));
        const plan = planPaste({
          field: rowsField,
          rows,
          newRow: {},
          table: cells.map((cell) => [cell]),
          row,
          key: "事项",
          most: 8,
        });
        expect(plan.rows.slice(0, row)).toEqual(rows.slice(0, row));
        expect(plan.rows.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("rows that a paste adds", () => {
  const withDefault: FieldInfo = {
    ...rowsField,
    fields: [
      column("事项", "text"),
      column("分值", "number", { default: 5 }),
      column("系数", "number", { default: 1 }),
    ],
  };
  const newRow = { 分值: 5, 系数: 1 };

  it("start as any added row, but a blank cell is blank", () => {
    const { rows } = paste("甲\t2\n乙\t", { field: withDefault, newRow });
    expect(rows).toEqual([
      { 事项: "甲", 分值: 2, 系数: 1 },
      { 事项: "乙", 系数: 1 },
    ]);
  });

  it("have the defaults inside of objects where an added row has them", () => {
    const object = column("附", "object", {
      fields: [column("单位", "text", { default: "件" }), column("数", "number")],
    });
    const field = { ...rowsField, fields: [column("事项", "text"), object] };
    const begun = { 附: { 单位: "件" } };
    const { rows } = paste("甲\n乙", { field, newRow: begun });
    expect(rows).toEqual([
      { 事项: "甲", ...begun },
      { 事项: "乙", ...begun },
    ]);
    expect(rows[0]?.附).not.toBe(rows[1]?.附);
    expect(paste("甲", { field }).rows).toEqual([{ 事项: "甲" }]);
  });

  it("give nothing to rows that were there", () => {
    const { rows } = paste("甲\n乙", { field: withDefault, newRow, rows: [{}] });
    expect(rows).toEqual([{ 事项: "甲" }, { 事项: "乙", 分值: 5, 系数: 1 }]);
  });
});

it("numbers with 万 are written out and counted, to be said", () => {
  const { rows, converted, unread } = paste("甲\t1.2万\n乙\t￥1,200\n丙\t3万多");
  expect(rows.map((row) => row.分值)).toEqual([12_000, 1200, "3万多"]);
  expect([converted, unread]).toEqual([1, 1]);
});
