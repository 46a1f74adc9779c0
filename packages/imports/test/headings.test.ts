import { describe, expect, it } from "vitest";
import { findHeadings, guessColumns, isBeside, type TableRow } from "../src/index.ts";
import { people } from "./staff-like.ts";

const table = (...rows: (readonly string[])[]): TableRow[] =>
  rows.map((cells, at) => ({ row: at + 1, cells }));

describe("which rows are headings", () => {
  it("the first row", () => {
    const rows = table(["工号", "姓名", "部门"], ["1", "甲", "一科"]);
    expect(findHeadings(people, rows)).toEqual({ rows: [1], texts: ["工号", "姓名", "部门"] });
  });

  it("below a title and a date, with marks and notes in brackets", () => {
    const rows = table(
      ["某局人员花名册"],
      ["2026年7月"],
      [],
      ["*工 号", "姓名（必填）", "入职时间(年月日)"],
      ["1", "甲", "2020-01-01"],
    );
    expect(findHeadings(people, rows)).toEqual({
      rows: [4],
      texts: ["*工 号", "姓名（必填）", "入职时间(年月日)"],
    });
  });

  it("two lines, the upper one merged over several columns or downwards", () => {
    const rows = table(
      ["序号", "姓名", "基本情况", "", "部门"],
      ["", "", "身份证", "职级", ""],
      ["1", "甲", "x", "科员", "一科"],
    );
    expect(findHeadings(people, rows)).toEqual({
      rows: [1, 2],
      texts: ["序号", "姓名", "身份证", "职级", "部门"],
    });
  });

  it("one line where the next is a record with an empty cell", () => {
    const rows = table(["工号", "姓名", "部门"], ["1", "甲", ""], ["2", "乙", "一科"]);
    expect(findHeadings(people, rows).rows).toEqual([1]);
  });

  it("none where only records were pasted, or a single field is known", () => {
    expect(findHeadings(people, table(["1", "甲", "一科"], ["2", "乙", "二科"]))).toEqual({
      rows: [],
      texts: ["", "", ""],
    });
    expect(findHeadings(people, table(["姓名", "x"], ["甲", "y"])).rows).toEqual([]);
    expect(findHeadings(people, [])).toEqual({ rows: [], texts: [] });
  });
});

describe("which column is which", () => {
  it("a heading of its own goes before one that holds it", () => {
    expect(guessColumns(people, ["职务", "职务层次", "序号"], [])).toEqual(["position", "level", undefined]);
    expect(guessColumns(people, ["现任职务", "职务层次"], [])).toEqual(["position", "level"]);
  });

  it("each field once, the left one of equals", () => {
    expect(guessColumns(people, ["姓名", "姓名", "人员姓名"], [])).toEqual(["name", undefined, undefined]);
  });

  it("by what stands in it, where the heading says nothing; not where too few look so", () => {
    const rows = (...cells: string[]) => cells.map((cell) => [cell]);
    const id = "150421199001010011";
    expect(guessColumns(people, ["证件"], rows(id, id, ""))).toEqual(["identity"]);
    expect(guessColumns(people, ["证件"], rows(id, "x"))).toEqual([undefined]);
    expect(guessColumns(people, ["证件"], [])).toEqual([undefined]);
  });
});

it("what stands beside the records: nothing, headings again, sums, notes", () => {
  const headings = { rows: [1], texts: ["工号", "姓名", ""] };
  const beside = (...cells: string[]) => isBeside(headings, { row: 9, cells });
  expect(beside("", " ")).toBe(true);
  expect(beside("工号", "姓名", "乙")).toBe(true);
  expect(beside("合计", "12")).toBe(true);
  expect(beside("制表人：甲")).toBe(true);
  expect(beside("合计", "甲", "一科", "2020-01-01")).toBe(false);
  expect(beside("1", "甲")).toBe(false);
  expect(beside("注册科", "甲")).toBe(false);
  expect(isBeside({ rows: [], texts: ["", ""] }, { row: 1, cells: ["1", "甲"] })).toBe(false);
});
