import { describe, expect, test } from "vitest";
import { check, render } from "../src/index.ts";
import { scope } from "./fixture.ts";

/** `code from-to` of each diagnostic, with the fixed source where there is a fix. */
function told(source: string, expected?: string): string[] {
  return check(source, scope, expected).diagnostics.map(({ code, from, to, fix }) => {
    const fixed =
      fix === undefined ? "" : ` → ${source.slice(0, fix.from)}${fix.insert}${source.slice(fix.to)}`;
    return `${code} ${from}-${to}${fixed}`;
  });
}

type Row = readonly [source: string, ...diagnostics: string[]];

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    for (const [source, ...diagnostics] of table)
      test(source, () => expect(told(source)).toEqual(diagnostics));
  });
}

rows("syntax", [
  ["", "empty-formula 0-0"],
  ["  ", "empty-formula 0-2"],
  ["= /* 空 */", "empty-formula 0-9"],
  ["1 +", "expected-token 3-3"],
  ["1 + * 2", "unexpected-token 4-5"],
  ["(1 + 2", "expected-token 6-6 → (1 + 2)"],
  ["SUM(1, 2  ", "expected-token 8-8 → SUM(1, 2)  "],
  ["1 + 2)", "unexpected-token 5-6 → 1 + 2"],
  ["(1 + 2]", "unexpected-token 6-7 → (1 + 2)"],
  ["SUM(1 2)", "expected-token 5-5 → SUM(1, 2)"],
  ["SUM(1,,2)", "expected-token 6-6 → SUM(1,2)"],
  ["1 2", "unexpected-token 2-3"],
  ["12元", "unexpected-token 2-3"],
  ["+ 5", "unexpected-token 0-1 →  5"],
  ["base == 60", "unexpected-token 6-7 → base = 60"],
  ["base × 2", "unexpected-character 5-6 → base * 2"],
  ["base ≥ 2", "unexpected-character 5-6 → base >= 2"],
  ["base != 2", "unexpected-character 5-6 → base <> 2"],
  ["done || done", "unexpected-character 5-6 → done  OR  done"],
  ["base @ 2", "unexpected-character 5-6"],
  ['name = "张', 'unterminated-text 7-9 → name = "张"'],
  ['IF(name = "x, 1, 2)', 'unterminated-text 10-19 → IF(name = "x", 1, 2)'],
  ["加分项[分值 > 1", "expected-token 10-10 → 加分项[分值 > 1]"],
  ["加分项.", "expected-token 4-4"],
  ["1 /* 备注", "expected-token 7-7 → 1 /* 备注*/"],
]);

rows("names", [
  ["办结 / 受理数", "unknown-name 0-2 → 办结数 / 受理数"],
  ["Base + 1", "unknown-name 0-4 → base + 1"],
  ["qualty * 2", "unknown-name 0-6 → quality * 2"],
  ["完全不同的名称", "unknown-name 0-7"],
  ["bonu", "unknown-name 0-4 → bonus"],
  ["bonu + 1", "unknown-name 0-4 → bonus ?? 0 + 1"],
  ["加分项.分", "unknown-name 4-5 → 加分项.分值"],
  ["COUNT(加分项[类 = 1])", "unknown-name 10-11"],
  ["constructor", "unknown-name 0-11"],
  ["__proto__", "unknown-name 0-9"],
  ["加分项.__proto__", "unknown-name 4-13"],
  ["SUMM(1)", "unknown-function 0-4 → SUM(1)"],
  ["AVG(1)", "unknown-function 0-3 → AVERAGE(1)"],
  ["constructor(1)", "unknown-function 0-11"],
  ["TODAY()", "unknown-function 0-5"],
]);

rows("what COUNT never counts", [
  ["COUNT(加分项.类型)", "type-mismatch 6-12 → COUNTA(加分项.类型)"],
  ["COUNT(note)", "type-mismatch 6-10 → COUNTA(note)"],
  ["count（加分项.说明, 1）", "type-mismatch 6-12 → COUNTA（加分项.说明, 1）"],
  ["COUNT(name, 1)"],
  ["COUNT(raters, base > 1)", "type-mismatch 14-22"],
  ['COUNT(1, "2")', "type-mismatch 9-12 → COUNT(1, 2)"],
]);

rows("a blank that is written out", [
  ["IF(bonus = BLANK(), 0, 1)", "type-mismatch 11-18 → IF(ISBLANK(bonus), 0, 1)"],
  ["done AND BLANK() <> note", "type-mismatch 9-16 → done AND NOT ISBLANK(note)"],
  ["bonus > BLANK()", "type-mismatch 8-15"],
  ["base + BLANK()", "type-mismatch 7-14"],
  ["MAX(base, BLANK())"],
]);

rows("limits and thresholds", [
  ["CLAMP(base, 10, 0)", "low-above-high 0-18 → CLAMP(base, 0, 10)"],
  ["CLAMP（base，50%， -1）", "low-above-high 0-19 → CLAMP（base，-1， 50%）"],
  ["CLAMP(base, 10, 10)"],
  ["CLAMP(base, deduct, 0)"],
  ["BAND(base, [[90, 1], [60, 2], [90, 3]], 0)", "duplicate-threshold 31-33"],
  ["BAND(base, [[0.5, 1], [50%, 2]], 0)", "duplicate-threshold 23-26"],
  ["BAND(base, [[deduct, 1], [deduct, 2]], 0)"],
]);

rows("names that Excel gives another meaning", [
  ["STDEV(raters)", "excel-difference 0-5 → STDEV.P(raters)"],
  ["stdev(raters)", "excel-difference 0-5 → STDEV.P(raters)"],
  ["DAYS(until, since)", "excel-difference 0-4 → DAYSBETWEEN(since, until)"],
  ["VARP(raters, 0.2)", "excel-difference 0-4 → (STDEV.P(raters, 0.2) ^ 2)"],
  ['SUMIF(raters, ">80")', "excel-difference 0-5 → SUM(raters[value > 80])"],
  ["COUNTIF(raters, 1)", "excel-difference 0-7 → COUNT(raters[value = 1])"],
  ["AVERAGEIF(raters, 1)", "excel-difference 0-9 → AVERAGE(raters[value = 1])"],
  ["VLOOKUP(1, 2, 3)", "excel-difference 0-7"],
]);

rows("calls", [
  ["ROUND(1)", "argument-count 0-8 → ROUND(1, 0)"],
  ["ROUND(1, 2, 3)", "argument-count 0-14"],
  ["1 + SUM()", "argument-count 4-9"],
  ["COHORT.COUNT(1)", "argument-count 0-15"],
  ["ROUND(name, 1)", "type-mismatch 6-10"],
  ["SUM(name)", "type-mismatch 4-8"],
  ["SUM(加分项)", "type-mismatch 4-7"],
  ["TRIMAVERAGE(base, 1)", "type-mismatch 12-16"],
  ["BAND(quality, 1, 0)", "type-mismatch 14-15"],
  ["BAND(quality, [[90]], 0)", "type-mismatch 15-19"],
  ["SUM([[1, 2]])", "type-mismatch 4-12"],
  ["[[1, 2]]", "type-mismatch 0-8"],
  ["LEN(base)", "type-mismatch 4-8"],
  ['CONTAINS(raters, "a")', "type-mismatch 17-20"],
]);

rows("types of operands", [
  ["base + name", "type-mismatch 7-11 → base & name"],
  ["name + base", "type-mismatch 0-4 → name & base"],
  ["base = name", "type-mismatch 7-11"],
  ["加分项.分值 + 1", "type-mismatch 0-6"],
  ["raters = 1", "type-mismatch 0-6"],
  ["done > done", "type-mismatch 7-11"],
  ['category < "field"', "type-mismatch 11-18"],
  ["NOT base", "type-mismatch 4-8"],
  ["base AND done", "type-mismatch 0-4"],
  ["base & done", "type-mismatch 7-11"],
  ["base.x", "type-mismatch 0-4"],
  ["raters.x", "type-mismatch 0-6"],
  ["raters[1 = 1]"],
  ["raters[1]", "type-mismatch 7-8"],
  ["name[1 = 1]", "type-mismatch 0-4"],
  ["加分项[分值]", "type-mismatch 4-6 → 加分项.分值"],
  ['since = "abc"', "type-mismatch 8-13"],
  ["since = name", "type-mismatch 8-12"],
  ['IF(done, 1, "x")', "type-mismatch 12-15"],
  ['IFS(done, 1, done, "x")', "type-mismatch 19-22"],
  ['BAND(1, [[1, 2], [0, "x"]], 3)', "type-mismatch 21-24"],
  ['bonus ?? "x"', "type-mismatch 9-12"],
]);

rows("values that may be blank", [
  ["bonus%", "optional-value 0-5 → (bonus ?? 0)%"],
  ["bonus %", "optional-value 0-5 → (bonus ?? 0) %"],
  ["(bonus)%", "optional-value 1-6 → (bonus ?? 0)%"],
  ["-bonus", "optional-value 1-6 → -bonus ?? 0"],
  ["bonus ^ 2", "optional-value 0-5 → bonus ?? 0 ^ 2"],
  ['note & "x"', 'optional-value 0-4 → note ?? "" & "x"'],
  ["bonus > 3", "optional-value 0-5 → bonus ?? 0 > 3"],
  ["ROUND(bonus, 1)", "optional-value 6-11 → ROUND(bonus ?? 0, 1)"],
  ["bonus ?? bonus + 1", "optional-value 0-14 → bonus ?? bonus ?? 0 + 1"],
  ["IF(done, 1) + 1", "optional-value 0-11 → IF(done, 1) ?? 0 + 1"],
  ['COUNT(加分项[说明 = "a"])', 'optional-value 10-12 → COUNT(加分项[说明 ?? "" = "a"])'],
]);

rows("enums", [
  ['category = "feild"', 'not-in-enum 11-18 → category = "field"'],
  ['category = "警务技术类"', 'not-in-enum 11-18 → category = "technical"'],
  ['"技术" = category', "not-in-enum 0-4"],
  ['COUNT(加分项[类型 = "重要"])', "not-in-enum 15-19"],
  ['SWITCH(category, "feild", 1, 2)', 'not-in-enum 17-24 → SWITCH(category, "field", 1, 2)'],
  ['CONTAINS(加分项.类型, "重要")', "not-in-enum 17-21"],
]);

rows("constants that can't work", [
  ["base / 0", "division-by-zero 0-8"],
  ["1 + base / (2 - 2)", "division-by-zero 4-18"],
  ["MOD(base, 0)", "division-by-zero 0-12"],
  ["0 ^ -1", "division-by-zero 0-6"],
  ["2 ^ 1001", "limit-exceeded 4-8"],
  ["ROUND(base, 5000)", "limit-exceeded 12-16"],
]);

rows("one run tells every independent mistake", [
  [
    "bonus + 办结 + name",
    "optional-value 0-5 → bonus ?? 0 + 办结 + name",
    "unknown-name 8-10 → bonus + 办结数 + name",
    "type-mismatch 13-17 → bonus + 办结 & name",
  ],
  [
    "SUMM(1) + (2 * name",
    "unknown-function 0-4 → SUM(1) + (2 * name",
    "type-mismatch 15-19",
    "expected-token 19-19 → SUMM(1) + (2 * name)",
  ],
  ["ROUND(1, +) + ROUND(2)", "unexpected-token 9-10", "argument-count 14-22 → ROUND(1, +) + ROUND(2, 0)"],
]);

describe("the expected type", () => {
  test("holds the whole formula", () => {
    expect(told("base", "boolean")).toEqual(["type-mismatch 0-4"]);
    expect(told("base", "number")).toEqual([]);
    expect(told("base", "number?")).toEqual([]);
    expect(told("bonus", "number?")).toEqual([]);
    expect(told("bonus", "number")).toEqual(["optional-value 0-5 → bonus ?? 0"]);
    expect(told("IF(done, 1)", "number")).toEqual(["optional-value 0-11 → IF(done, 1) ?? 0"]);
    expect(told("category", "text")).toEqual([]);
    expect(told('"2026-07-01"', "date")).toEqual([]);
  });
});

describe("cohort functions", () => {
  test("are not nested", () => {
    expect(told("COHORT.AVERAGE(COHORT.MAX(base))")).toEqual(["nested-cohort 15-31"]);
  });
  test("take blanks, and do not see the row at hand", () => {
    expect(told("COHORT.AVERAGE(bonus)")).toEqual([]);
    expect(told("COUNT(加分项[COHORT.MAX(分值) > 1])")).toEqual(["unknown-name 21-23"]);
  });
});

test("every diagnostic has a sentence in both languages", () => {
  for (const source of [
    "",
    "1 +",
    "@",
    '"a',
    "1 2",
    "办结",
    "SUMM(1)",
    "DAYS(1)",
    "ROUND()",
    "base + name",
    "bonus + 1",
    'category = "x"',
    "1 / 0",
    "2 ^ 2000",
  ]) {
    for (const diagnostic of check(source, scope).diagnostics) {
      expect(render(diagnostic, "zh")).toMatch(/\p{Script=Han}/u);
      expect(render(diagnostic, "en")).toMatch(/^[^\p{Script=Han}]*[a-z]/u);
      expect(render(diagnostic, "en")).not.toMatch(/undefined|\[object/);
    }
  }
});

describe("what fuzzing found", () => {
  test("a constant with a mistake in it is not evaluated while checking", () => {
    expect(told('1 / YEAR("2026-13-01")')).toEqual(["type-mismatch 9-21"]);
    expect(told('ROUND(1, 2 * YEAR("soon"))')).toEqual(["type-mismatch 18-24"]);
    expect(told('2 ^ (1 + "x")')).toEqual(["type-mismatch 9-12"]);
    expect(told('2 ^ "x" ^ -1')).toEqual(["type-mismatch 4-7"]);
  });

  test("a row of parentheses that never close, each behind a comma, ends at the nesting limit", () => {
    for (const piece of ["(1,", "{1;", "a[1,", "(1 (", "[[1(2,", "(1;(a[2,"]) {
      const { diagnostics } = check(piece.repeat(9_000 / piece.length), scope);
      expect(diagnostics.length).toBeGreaterThan(0);
    }
  });

  test("of many mistakes in a period, each fix holds without the others", () => {
    for (const period of [
      "WEIGHTED([[10, 60], }20, 84], [70, 96]]) & ",
      "MINPERCENTILE0,。)\n",
      "IF(category = “field 1, 2)\n",
      "BAND(88.5, [[90,] 10, [] 8], [60, 5,], 0) & ",
      'CONTAINS(\n"执法办案",.办案") AND ',
      "AND(1 < 2, 2 <'3\"未达标COUNT(1, + ",
    ]) {
      const source = period.repeat(14);
      const before = check(source, scope).diagnostics;
      for (const { code, fix } of before) {
        if (fix === undefined) continue;
        const after = check(source.slice(0, fix.from) + fix.insert + source.slice(fix.to), scope).diagnostics;
        const count = (list: typeof before) => list.filter((each) => each.code === code).length;
        expect(count(after)).toBeLessThan(count(before));
        expect(after.length).toBeLessThan(before.length);
      }
    }
  });
});
