import { describe, expect, test } from "vitest";
import { compile, functions } from "../src/index.ts";
import { evaluate, input, scope } from "./fixture.ts";

describe("the example of every function holds", () => {
  const members = [{ ...input }, { ...input, base: 80 }, { ...input, base: 100 }];
  for (const { name, example } of functions) {
    test(name, () => {
      const formula = compile(example.source, scope);
      const cohort = formula.cohortValues(members);
      expect(formula.evaluate({ ...input, cohort })).toEqual({ value: example.value });
      expect(example.source).toContain(name);
    });
  }
});

const tables: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  SUM: [
    ["SUM(1, raters, bonus)", 421],
    ["SUM(加分项[分值 > 9].分值)", 0],
  ],
  AVERAGE: [
    ["AVERAGE(raters)", 84],
    ["AVERAGE(1, bonus, 2)", 1.5],
    ["AVERAGE(bonus)", "empty-aggregate 0-14"],
  ],
  COUNT: [
    ["COUNT(raters)", 5],
    ["COUNT(bonus, note, 1)", 1],
    ["COUNT(加分项)", 3],
    ["COUNT(since, until, deduct)", 3],
    ['COUNT(name, category, 1, "x")', 1],
    ["COUNT(BLANK(), deduct)", 1],
  ],
  COUNTA: [
    ["COUNTA(加分项.说明)", 0],
    ["COUNTA(加分项.类型, bonus, name, done, 1)", 6],
    ["COUNTA(BLANK())", 0],
  ],
  SUMPRODUCT: [
    ["SUMPRODUCT(加分项.分值, 加分项.分值)", 16.94],
    ["SUMPRODUCT(raters)", 420],
    ["SUMPRODUCT(raters, 加分项.分值)", "outside-limits 19-25"],
    ["SUMPRODUCT(加分项[分值 > 9].分值)", 0],
  ],
  LARGE: [
    ["LARGE(raters, 1)", 95],
    ["LARGE(raters, 5)", 70],
    ["LARGE(raters, 6)", "outside-limits 14-15"],
    ["LARGE(raters, 0)", "outside-limits 14-15"],
    ["LARGE(raters, 1.5)", "outside-limits 14-17"],
    ["LARGE(加分项[分值 > 9].分值, 1)", "empty-aggregate 6-20"],
  ],
  SMALL: [
    ["SMALL(raters, 1)", 70],
    ["SMALL(raters, 5)", 95],
    ["SMALL(raters, 6)", "outside-limits 14-15"],
  ],
  PERCENTILE: [
    ["PERCENTILE(raters, 0)", 70],
    ["PERCENTILE(raters, 1)", 95],
    ["PERCENTILE(raters, 0.3) = 81", true],
    ["PERCENTILE(raters, 1.01)", "outside-limits 19-23"],
    ["PERCENTILE(raters, -1%)", "outside-limits 19-22"],
  ],
  QUARTILE: [
    ["QUARTILE(raters, 2)", 85],
    ["QUARTILE(raters, 4)", 95],
    ["QUARTILE(raters, 5)", "outside-limits 17-18"],
    ["QUARTILE(raters, 1.5)", "outside-limits 17-20"],
  ],
  TRIMMEAN: [
    ["TRIMMEAN(raters, 0)", 84],
    ["TRIMMEAN(raters, 39%)", 84],
    ["TRIMMEAN(raters, 80%)", 85],
    ["TRIMMEAN(raters, 1)", "outside-limits 17-18"],
    ["TRIMMEAN(raters, -1)", "outside-limits 17-19"],
  ],
  MIN: [
    ["MIN(raters, 60)", 60],
    ["MIN(bonus)", "empty-aggregate 0-10"],
  ],
  MAX: [["MAX(raters)", 95]],
  MEDIAN: [
    ["MEDIAN(raters)", 85],
    ["MEDIAN(1, 2)", 1.5],
  ],
  "STDEV.P": [
    ["STDEV.P(5)", 0],
    ["STDEV.P(1, 2)", 0.5],
  ],
  PRODUCT: [["PRODUCT(bonus)", 1]],
  TRIMAVERAGE: [
    ["TRIMAVERAGE(raters, 0)", 84],
    ["TRIMAVERAGE(raters, 2)", 85],
    ["TRIMAVERAGE(raters, 3)", 84],
    ["TRIMAVERAGE(raters, -1)", "domain-error 20-22"],
  ],
  WEIGHTED: [
    ["WEIGHTED([[10, 80], [20, bonus], [70, 90]])", 88.75],
    ["WEIGHTED([[10, bonus]])", null],
    ["WEIGHTED([[0, 5]])", "division-by-zero 0-18"],
  ],
  ROUND: [
    ["ROUND(2.675, 2)", 2.68],
    ["ROUND(-1.005, 2)", -1.01],
    ["ROUND(0.5, 0)", 1],
    ["ROUND(1234, -2)", 1200],
    ["ROUND(49, -2)", 0],
    ["ROUND(1 / 3, 4)", 0.3333],
  ],
  ROUNDUP: [
    ["ROUNDUP(2.001, 1)", 2.1],
    ["ROUNDUP(2, 0)", 2],
    ["ROUNDUP(1201, -2)", 1300],
  ],
  ROUNDDOWN: [
    ["ROUNDDOWN(-2.9, 0)", -2],
    ["ROUNDDOWN(2.99, 1)", 2.9],
  ],
  INT: [
    ["INT(2.9)", 2],
    ["INT(-2.1)", -3],
    ["INT(-2)", -2],
  ],
  MOD: [
    ["MOD(7, 3)", 1],
    ["MOD(7, -3)", -2],
    ["MOD(-7, -3)", -1],
    ["MOD(1, 0.3)", 0.1],
  ],
  SQRT: [
    ["SQRT(0)", 0],
    ["SQRT(2) * SQRT(2) = 2", false],
    ["SQRT(2)", Math.SQRT2],
    ["SQRT(0.0001)", 0.01],
  ],
  CLAMP: [
    ["CLAMP(-1, 0, 10)", 0],
    ["CLAMP(5, 0, 10)", 5],
    ["CLAMP(5, deduct, base)", 5],
    ["CLAMP(5, base, deduct)", "outside-limits 9-13"],
  ],
  SCALE: [
    ["SCALE(70, 60, 80, 0, 20)", 10],
    ["SCALE(50, 60, 80, 0, 20)", 0],
    ["SCALE(30, 60, 20, 0, 20)", 15],
    ["SCALE(1, deduct, deduct, 0, 20)", "division-by-zero 0-31"],
  ],
  IF: [["IF(1 = 2, 1 / deduct, 5)", 5]],
  IFS: [["IFS(deduct = 2, 1, deduct = 2, 2)", 1]],
  SWITCH: [
    ['SWITCH(category, "field", 1, "technical", 2, 3)', 1],
    ["SWITCH(deduct, 1, 10, 2, 20)", 20],
    ["SWITCH(9, 1, 10, 7)", 7],
  ],
  ISBLANK: [
    ["ISBLANK(base)", false],
    ["ISBLANK(加分项[分值 > 9])", true],
  ],
  BAND: [
    ["BAND(90, [[90, 10], [75, 8]], 0)", 10],
    ["BAND(1, [[90, 10], [75, 8]], 0)", 0],
    ["BAND(96, [[80, 8], [90, 12], [95, 15]], 0)", 15],
    ["BAND(79, [[80, 8], [90, 12], [95, 15]], 0)", 0],
    ["BAND(96, [[80, 8], [base, 5], [deduct * 45, 12]], 0)", 12],
    ["BAND(2, [[deduct, 8], [2, 5]], 0)", 8],
    ['BAND(80, [[90, "好"], [75, "较好"]], "差")', "较好"],
  ],
  AND: [["AND(FALSE, 1 / (deduct - 2) > 0)", false]],
  OR: [["OR(TRUE, 1 / (deduct - 2) > 0)", true]],
  LEN: [["LEN(name)", 2]],
  CONTAINS: [
    ["CONTAINS(raters, 95)", true],
    ["CONTAINS(raters, 96)", false],
    ['CONTAINS(加分项.类型, "一般")', true],
    ['CONTAINS(name, "李")', false],
    ['CONTAINS(name & "Abc", "aB")', true],
    ['CONTAINS(加分项.类型, "重点")', true],
  ],
  STARTSWITH: [
    ['STARTSWITH(name, "张")', true],
    ['STARTSWITH("Abc", "aB")', true],
    ['STARTSWITH("Abc", "b")', false],
  ],
  EXACT: [
    ['EXACT("Abc", "Abc")', true],
    ['EXACT("Abc", "abc")', false],
    ['EXACT(category, "field")', true],
  ],
  BLANK: [
    ["BLANK()", null],
    ["BLANK() ?? 3", 3],
    ["ISBLANK(BLANK())", true],
    ["SUM(1, BLANK(), 2)", 3],
    ['IFS(deduct > 2, "多", TRUE, BLANK())', null],
  ],
  LEFT: [
    ['LEFT("𠮷野家", 2)', "𠮷野"],
    ['LEFT("度衡")', "度"],
    ['LEFT("度衡", 9)', "度衡"],
    ['LEFT("度衡", 1.9)', "度"],
    ['LEFT("度衡", 0)', ""],
    ['LEFT("度衡", -1)', "outside-limits 11-13"],
  ],
  RIGHT: [
    ['RIGHT("家𠮷野", 2)', "𠮷野"],
    ['RIGHT("度衡")', "衡"],
    ['RIGHT("度衡", 9)', "度衡"],
    ['RIGHT("度衡", 0)', ""],
    ['RIGHT("度衡", -0.5)', "outside-limits 12-16"],
  ],
  MID: [
    ['MID("家𠮷野家", 2, 2)', "𠮷野"],
    ['MID("度衡", 3, 2)', ""],
    ['MID("度衡", 0, 2)', "outside-limits 10-11"],
    ['MID("度衡", 1, -1)', "outside-limits 13-15"],
  ],
  DAY: [["DAY(until)", 30]],
  MONTHSBETWEEN: [
    ["MONTHSBETWEEN(since, until)", 2],
    ["MONTHSBETWEEN(until, since)", -2],
    ['MONTHSBETWEEN("2024-01-31", "2024-02-29")', 0],
    ['MONTHSBETWEEN("2024-01-31", "2024-03-01")', 1],
    ["MONTHSBETWEEN(since, since)", 0],
  ],
  YEARSBETWEEN: [
    ['YEARSBETWEEN("2020-02-29", "2021-02-28")', 0],
    ['YEARSBETWEEN("2020-02-29", "2021-03-01")', 1],
    ['YEARSBETWEEN("2026-07-01", "2016-07-02")', -9],
    ['YEARSBETWEEN("2026-07-01", "2026-01-01")', 0],
  ],
  NETWORKDAYS: [
    ["NETWORKDAYS(since, until)", 66],
    ["NETWORKDAYS(until, since)", -66],
    ['NETWORKDAYS("2026-10-03", "2026-10-04")', 0],
    ['NETWORKDAYS("2026-10-01", "2026-10-01", "2026-10-01", "2026-10-01")', 0],
    ['NETWORKDAYS("2026-10-05", "2026-10-09", "2026-10-04", "2027-10-05")', 5],
  ],
  DAYSBETWEEN: [
    ["DAYSBETWEEN(until, since)", -91],
    ['DAYSBETWEEN("2024-02-28", "2024-03-01")', 2],
  ],
  YEAR: [["YEAR(since)", 2026]],
  MONTH: [["MONTH(until)", 9]],
};

for (const [name, table] of Object.entries(tables)) {
  describe(name, () => {
    for (const [source, expected] of table) test(source, () => expect(evaluate(source)).toEqual(expected));
  });
}

describe("a form that is not complete", () => {
  test("a plain value that is absent is a missing value at its name", () => {
    expect(evaluate("1 + base", { base: undefined })).toBe("missing-value 4-8");
  });
  test("a value of another kind is missing too", () => {
    expect(evaluate("1 + base", { base: "60" })).toBe("missing-value 4-8");
    expect(evaluate("bonus ?? 0", { bonus: "3" })).toBe("missing-value 0-5");
    expect(evaluate("YEAR(since)", { since: "2026-02-30" })).toBe("missing-value 5-10");
    expect(evaluate("base", { base: Number.NaN })).toBe("missing-value 0-4");
  });
  test("a row without its plain property is not skipped", () => {
    expect(evaluate("SUM(加分项.分值)", { 加分项: [{ 类型: "重点" }] })).toBe("missing-value 4-10");
  });
  test("asking for a blank is no error", () => {
    expect(evaluate("ISBLANK(base)", { base: null })).toBe(true);
    expect(evaluate("base ?? 7", { base: null })).toBe(7);
    expect(evaluate("IFBLANK(base, 7)", { base: null })).toBe(7);
  });
  test("a list longer than the limit is refused", () => {
    expect(evaluate("SUM(raters)", { raters: Array.from({ length: 10_001 }, () => 1) })).toBe(
      "limit-exceeded 4-10",
    );
  });
});
