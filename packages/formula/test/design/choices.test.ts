import { describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { evaluate, scope } from "../fixture.ts";

type Row = readonly [source: string, value: unknown, changes?: object];

const tables: Readonly<Record<string, readonly Row[]>> = {
  "choices evaluate only what they choose": [
    ["IF(done, 1, 2)", 1],
    ["IF(done, 1, 2)", 2, { done: false }],
    ["IF(FALSE, 1)", null],
    ["IF(done, 1)", 1],
    ["IF(deduct = 2, 5, 1 / (deduct - 2))", 5],
    ["IF(done, base, quality)", 60, { quality: null }],
    ["IFS(quality >= 90, 3, quality >= 80, 2, quality >= 60, 1)", 2],
    ["IFS(quality >= 90, 3, 0)", 0],
    ["IFS(quality >= 90, 3)", null],
    ["IFS(quality >= 90, 3, TRUE, 1)", 1],
    ["IFS(done, 1, 1 / (deduct - 2) > 0, 2)", 1],
    ['SWITCH(category, "field", 1, "technical", 2, 3)', 1],
    ['SWITCH(category, "technical", 2, 3)', 3],
    ['SWITCH(category, "technical", 2)', null],
    ["SWITCH(deduct, 1, 10, 2, 20, 3, 30)", 20],
    ["SWITCH(deduct, 2, 5, 1 / (deduct - 2), 6)", 5],
    ["SWITCH(TRUE, quality >= 90, 10, quality >= 80, 8, 0)", 8],
    ['SWITCH(since, "2026-07-01", 1, 0)', 1],
    ["IFBLANK(bonus, 3)", 3],
    ["IFBLANK(bonus, 3)", 0, { bonus: 0 }],
    ["IFBLANK(base, 1 / (deduct - 2))", 60],
    ["ISBLANK(bonus)", true],
    ["ISBLANK(bonus)", false, { bonus: 0 }],
    ["ISBLANK(note)", true, { note: null }],
    ["ISBLANK(base)", true, { base: null }],
    ["NOT ISBLANK(name)", true],
    ["IFERROR(1 / (deduct - 2), 9)", 9],
    ["IFERROR(5, 1 / (deduct - 2))", 5],
    ["IFERROR(SQRT(-base), 0)", 0],
    ["IFERROR(AVERAGE(raters), 0)", 0, { raters: [] }],
    ["IFERROR(base, 0)", 0, { base: null }],
    ["SAFEDIV(6, 3, 0)", 2],
    ["SAFEDIV(1, 0, 7)", 7],
    ["SAFEDIV(1, deduct - 2, 1 / deduct)", 0.5],
    ["SAFEDIV(办结数, 受理数, 0) * 3", 1],
    ["SAFEDIV(1, deduct - 2, bonus)", null],
    ["BAND(90, [[90, 10], [75, 8], [60, 5]], 0)", 10],
    ["BAND(89.99, [[90, 10], [75, 8], [60, 5]], 0)", 8],
    ["BAND(60, [[90, 10], [75, 8], [60, 5]], 0)", 5],
    ["BAND(59.9, [[90, 10], [75, 8], [60, 5]], 0)", 0],
    ["BAND(95, [[60, 5], [90, 10]], 0)", 10],
    ['BAND(80, [[90, "优"], [75, "良"]], "差")', "良"],
    ["BAND(80, [[75, bonus]], 0)", null],
    ["BAND(1, [[base, 1 / (deduct - 2)]], 0)", 0],
    ["BAND(-1, [[0, 1]], -2)", -2],
    ["SCALE(70, 60, 80, 0, 20)", 10],
    ["SCALE(50, 60, 80, 0, 20)", 0],
    ["SCALE(90, 60, 80, 0, 20)", 20],
    ["SCALE(60, 60, 80, 0, 20)", 0],
    ["SCALE(2, 10, 0, 0, 30)", 24],
    ["SCALE(12, 10, 0, 0, 30)", 0],
    ["SCALE(65, 60, 80, 20, 0)", 15],
    ["CLAMP(5, 0, 10)", 5],
    ["CLAMP(-5, 0, 10)", 0],
    ["CLAMP(0.5 * (90 - 95), -5, 2.5)", -2.5],
  ],
  "texts and dates": [
    ['LEN("abc")', 3],
    ["LEN(name)", 2],
    ['LEN("")', 0],
    ['CONTAINS(name, "张")', true],
    ['CONTAINS("abc", "B")', true],
    ['CONTAINS("abc", "")', true],
    ["CONTAINS(raters, 95)", true],
    ["CONTAINS(raters, 96)", false],
    ['CONTAINS(加分项.类型, "重点")', true],
    ['CONTAINS(加分项.类型, "重点")', false, { 加分项: [] }],
    ['STARTSWITH(name, "张")', true],
    ['STARTSWITH(category, "f")', true],
    ["DAYSBETWEEN(since, until)", 91],
    ["DAYSBETWEEN(until, since)", -91],
    ["DAYSBETWEEN(since, since)", 0],
    ['DAYSBETWEEN("2024-02-28", "2024-03-01")', 2],
    ['DAYSBETWEEN("2026-02-28", "2026-03-01")', 1],
    ['DAYSBETWEEN(since, "2027-07-01")', 365],
    ['DAYSBETWEEN("1899-12-31", "1900-03-01")', 60],
    ["YEAR(since)", 2026],
    ["MONTH(until)", 9],
    ['MONTH("2026-12-31")', 12],
  ],
  "filters: the row's own names come first": [
    ["加分项[分值 > 2].分值", [2.2, 3.3]],
    ["SUM(加分项[分值 > deduct].分值)", 5.5],
    ['SUM(加分项[类型 = "重点" AND 分值 > 2].分值)', 3.3],
    ["SUM(加分项[类型 = “重点”][分值 > 2].分值)", 3.3],
    ["SUM(加分项[分值 = MAX(加分项.分值)].分值)", 3.3],
    ["COUNT(加分项[ISBLANK(说明)])", 3],
    ['COUNT(加分项[说明 ?? "" = ""])', 3],
    ["COUNT(加分项[TRUE])", 3],
    ["COUNT(加分项[NOT 分值 > 2])", 1],
    ["AVERAGE(加分项[分值 < 3].分值)", 1.65],
  ],
};

for (const [rule, rows] of Object.entries(tables)) {
  describe(rule, () => {
    for (const [source, value, changes] of rows) {
      test(source, () => expect(evaluate(source, changes)).toEqual(value));
    }
  });
}

const types: readonly (readonly [source: string, type: string, optional: boolean])[] = [
  ["1", "number", false],
  ["bonus", "number", true],
  ["bonus ?? 1", "number", false],
  ["IF(done, 1)", "number", true],
  ["IF(done, 1, bonus)", "number", true],
  ["IF(done, 1, 2)", "number", false],
  ["IFS(done, 1)", "number", true],
  ["IFS(done, 1, 2)", "number", false],
  ['SWITCH(category, "field", 1)', "number", true],
  ['SWITCH(category, "field", 1, 2)', "number", false],
  ["SUM(bonus)", "number", false],
  ["WEIGHTED([[1, bonus]])", "number", true],
  ["WEIGHTED([[1, bonus], [2, base]])", "number", false],
  ["SAFEDIV(1, 2, bonus)", "number", true],
  ["IFERROR(base, bonus)", "number", true],
  ["BAND(base, [[1, bonus]], 0)", "number", true],
  ["COHORT.AVERAGE(bonus)", "number", false],
  ["COHORT.COUNT()", "number", false],
  ["1 > 2", "boolean", false],
  ["since", "date", false],
  ["category", "enum", false],
  ["name & 1", "text", false],
  ["加分项", "list", false],
];

describe("types: optional where it may be blank", () => {
  test.each(types)("%s", (source, kind, optional) => {
    const { type, diagnostics } = check(source, scope);
    expect(diagnostics).toEqual([]);
    expect([type.kind, type.optional]).toEqual([kind, optional]);
  });
});
