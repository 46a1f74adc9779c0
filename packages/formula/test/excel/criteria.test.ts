import { describe, expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { form } from "../mistakes/form.ts";
import { records } from "../mistakes/records.ts";

/** Excel's criteria, written anew from its documentation: what a cell must be for a criterion to hold. */
function meets(cell: unknown, criterion: string): boolean {
  const [, operator = "", word = ""] = /^(>=|<=|<>|>|<|=)?\s*(.*)$/s.exec(criterion) ?? [];
  const isBlank = cell === undefined || cell === null;
  if (word === "") {
    if (operator === "") return isBlank || cell === "";
    return operator === "=" ? isBlank : !isBlank;
  }
  const isEqual = () => {
    if (isBlank) return false;
    if (typeof cell === "number") return cell === numberOf(word);
    if (typeof cell === "boolean") return String(cell).toUpperCase() === word.toUpperCase();
    if (dayOf(word) !== null) return dayOf(cell) === dayOf(word);
    const pattern = word
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${pattern}$`, "is").test(String(cell));
  };
  if (operator === "<>") return !isEqual();
  if (operator === "" || operator === "=") return isEqual();
  const [left, right] = typeof cell === "number" ? [cell, numberOf(word)] : [dayOf(cell), dayOf(word)];
  if (isBlank || left === null || right === null) return false;
  if (operator === ">") return left > right;
  if (operator === ">=") return left >= right;
  return operator === "<" ? left < right : left <= right;
}

function numberOf(word: string): number | null {
  if (!/^-?[\d.]+%?$/.test(word)) return null;
  return word.endsWith("%") ? Number(word.slice(0, -1)) / 100 : Number(word);
}

function dayOf(text: unknown): number | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(String(text)) ?? [];
  return year === undefined ? null : Date.UTC(Number(year), Number(month) - 1, Number(day));
}

const numbers = ["0", "1", "-2", "3", "300%"];
const operators = ["", "=", "<>", ">", ">=", "<", "<="];
const compared = operators.flatMap((operator) => numbers.map((number) => operator + number));
const columns: Readonly<Record<string, readonly string[]>> = {
  扣分: [...compared, "", "=", "<>"],
  分值: [...compared, "", "<>"],
  类型: ["重点", "=重点", "<>重点", "", "<>", "重*", "*点*", "<>*点*"],
  说明: ["先进个人", "<>先进个人", "", "*先进*", "先进*", "<>*先进*", "<>先进*"],
  日期: [...operators, ...operators].flatMap((operator) => [`${operator}2026/7/1`, `${operator}2026/12/31`]),
};
const inputs = records(80);

describe("a converted criterion holds for just the rows that Excel's holds for", () => {
  for (const [column, criteria] of Object.entries(columns)) {
    for (const criterion of new Set(criteria)) {
      test(`${column} ${JSON.stringify(criterion)}`, () => holds(column, criterion));
    }
  }
});

function holds(column: string, criterion: string): void {
  const count = converted(`COUNTIF(奖励.${column}, "${criterion}")`);
  const sum = converted(`SUMIF(奖励.${column}, "${criterion}", 奖励.分值)`);
  const most = converted(`MAXIFS(奖励.分值, 奖励.${column}, "${criterion}")`);
  for (const input of inputs) {
    const rows = input.奖励.filter((row) => meets(row[column], criterion));
    const values = rows.map((row) => Number(row.分值));
    const expected = [rows.length, values.reduce((a, b) => a + b, 0), Math.max(0, ...values)];
    const given = [count, sum, most].map((formula) => formula.evaluate(input));
    expect({ rows: input.奖励, given }).toEqual({
      rows: input.奖励,
      given: expected.map((value) => ({ value })),
    });
  }
}

/** The formula that the one certain fix makes of a source. */
function converted(source: string) {
  const [told, ...others] = check(source, form, "number").diagnostics;
  expect({ source, others, certain: told?.fix?.certain }).toEqual({ source, others: [], certain: true });
  const { from, to, insert } = told?.fix ?? { from: 0, to: 0, insert: "" };
  return compile(source.slice(0, from) + insert + source.slice(to), form);
}

describe("a criterion that means something else here is not converted", () => {
  const refused: readonly (readonly [column: string, criterion: string])[] = [
    ["说明", "先?"],
    ["说明", "~*"],
    ["说明", "*abc*"],
    ["说明", ">先"],
    ["说明", "12"],
    ["分值", "优秀"],
    ["分值", "*1*"],
    ["日期", "七月"],
    ["日期", "2026/13/1"],
  ];
  for (const [column, criterion] of refused) {
    test(`${column} ${JSON.stringify(criterion)}`, () => {
      const { diagnostics } = check(`COUNTIF(奖励.${column}, "${criterion}")`, form, "number");
      expect(diagnostics.map(({ code, fix }) => [code, fix])).toEqual([["excel-difference", undefined]]);
    });
  }

  test("where a name in it would be a column of the rows", () => {
    const number = { type: "number" };
    const rows = { type: "array", items: { type: "object", required: ["数"], properties: { 数: number } } };
    const schema = {
      type: "object",
      required: ["数", "线"],
      properties: { 数: number, 线: number, 表: rows },
    };
    const fixOf = (source: string) => check(source, { schema }).diagnostics[0]?.fix?.insert;
    expect(fixOf('COUNTIF(表.数, ">" & 数)')).toBeUndefined();
    expect(fixOf('COUNTIF(表.数, ">" & 线)')).toBe("COUNT(表[数 > 线])");
  });
});
