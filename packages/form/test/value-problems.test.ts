import { describe, expect, it } from "vitest";
import type { FieldInfo } from "../src/api.ts";
import "../src/fields/patterns.ts";
import { formatChecks } from "../src/fields/formats.ts";
import { kindTest } from "../src/fill/has-kind.ts";
import { valueProblems } from "../src/fill/value-problems.ts";

const field = (kind: FieldInfo["kind"], more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...{ key: "a", path: "/a", at: "/fields/properties/a", id: "a", title: "甲" },
  ...{ kind, required: false, checks: [], bounds: {}, ...more },
});
const told = (one: FieldInfo, value: unknown) =>
  valueProblems(one, value, "/a").map(({ code, path, severity, message: { zh, en } }) => {
    expect([path, severity]).toEqual(["/a", "error"]);
    return [code, zh, en];
  });
const choice = {
  options: [
    { value: "甲", title: "甲等" },
    { value: 1, title: "一" },
  ],
};
const file = { id: "f", name: "a.pdf", size: 0, type: "application/pdf" };

describe("a value of another kind is told by what it should be", () => {
  it.each<[kind: FieldInfo["kind"], value: unknown, zh: string, en: string, more?: Partial<FieldInfo>]>([
    ["text", 1, "应为文本", "must be a text"],
    ["text", null, "应为文本", "must be a text"],
    ["email", 1, "应为电子邮箱", "must be an e-mail address"],
    ["number", true, "应为数字", "must be a number"],
    ["number", Number.NaN, "应为数字", "must be a number"],
    ["number", Number.POSITIVE_INFINITY, "应为数字", "must be a number"],
    [
      "number",
      "12",
      "是存成文字的数字：请在这里重新填一次",
      "is a number that was stored as text: please enter it here again",
    ],
    ["integer", 1.5, "应为整数", "must be a whole number"],
    ["boolean", "是", "应为是或否", "must be yes or no"],
    ["date", 20260701, "应为日期（如 2026-07-01）", "must be a date such as 2026-07-01"],
    ["file", "a.pdf", "应为附件", "must be an attached file"],
    ["object", [], "应为一组内容", "must be a group of fields"],
    ["rows", {}, "应为若干行", "must be rows"],
    ["list", "a", "应为若干项", "must be a list of items", { item: field("text") }],
    [
      "choice",
      "丙",
      "“丙”不在现有选项中：应为列出的选项之一",
      "“丙” is no option any more: must be one of the options listed",
      choice,
    ],
    ["choice", ["甲"], "应为列出的选项之一", "must be one of the options listed", choice],
    ["choices", ["丙"], "应为列出的选项", "must be options of the list", choice],
  ])("%s: %j", (kind, value, zh, en, more) => {
    expect(told(field(kind, more), value)).toEqual([["wrong-type", zh, en]]);
  });
});

describe("a bound holds up to itself, and is told past it", () => {
  it.each<
    [
      what: string,
      kind: FieldInfo["kind"],
      bounds: FieldInfo["bounds"],
      fits: readonly unknown[],
      past: readonly unknown[],
      told: readonly [code: string, zh: string, en: string],
    ]
  >([
    [
      "minimum",
      "number",
      { minimum: 3 },
      [3, 3.1],
      [2.9, -3],
      ["too-small", "不能小于 3", "must be at least 3"],
    ],
    [
      "maximum",
      "number",
      { maximum: 3 },
      [3, 2.9, -9],
      [3.1],
      ["too-large", "不能大于 3", "must be at most 3"],
    ],
    [
      "more than",
      "number",
      { exclusiveMinimum: 3 },
      [3.1],
      [3, 2.9],
      ["too-small", "必须大于 3", "must be more than 3"],
    ],
    [
      "less than",
      "integer",
      { exclusiveMaximum: 3 },
      [2],
      [3, 4],
      ["too-large", "必须小于 3", "must be less than 3"],
    ],
    [
      "a step",
      "number",
      { multipleOf: 0.5 },
      [0, 0.5, -1],
      [0.25],
      ["not-a-multiple", "应为 0.5 的整数倍", "must be a multiple of 0.5"],
    ],
    [
      "decimals",
      "number",
      { multipleOf: 0.01 },
      [0.01, 1.29],
      [0.001],
      ["not-a-multiple", "最多 2 位小数", "must be a multiple of 0.01"],
    ],
    [
      "shortest",
      "text",
      { minLength: 2 },
      ["ab", "𠮷𠮷"],
      ["a", "", "𠮷"],
      ["too-short", "至少 2 个字", "must have at least 2 characters"],
    ],
    [
      "longest",
      "text",
      { maxLength: 2 },
      ["", "ab", "𠮷𠮷"],
      ["abc", "𠮷𠮷a", "abcdef"],
      ["too-long", "最多 2 个字", "must have at most 2 characters"],
    ],
    ["no least length", "text", { minLength: 0 }, ["", "a"], [], ["too-short", "", ""]],
    [
      "a pattern",
      "text",
      { pattern: "^[a-c]+$" },
      ["abc"],
      ["abd", ""],
      ["wrong-pattern", "格式不符合要求", "does not have the format that is asked for"],
    ],
    [
      "fewest rows",
      "rows",
      { minItems: 1 },
      [[{}], [{}, {}]],
      [[]],
      ["too-few", "至少 1 项", "must have at least 1"],
    ],
    [
      "most rows",
      "rows",
      { maxItems: 2 },
      [[], [{}, { a: 1 }]],
      [[{}, {}, {}]],
      ["too-many", "最多 2 项", "must have at most 2"],
    ],
    [
      "rows of which none repeats",
      "rows",
      { uniqueItems: true },
      [
        [],
        [
          { a: 1, b: 2 },
          { a: 2, b: 1 },
        ],
      ],
      [
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
      ["repeated", "有重复的项", "must not repeat an item"],
    ],
    [
      "rows that may repeat",
      "rows",
      { uniqueItems: false },
      [[{ a: 1 }, { a: 1 }]],
      [],
      ["repeated", "", ""],
    ],
  ])("%s", (_what, kind, bounds, fits, past, problem) => {
    for (const value of fits) expect(told(field(kind, { bounds }), value), JSON.stringify(value)).toEqual([]);
    for (const value of past)
      expect(told(field(kind, { bounds }), value), JSON.stringify(value)).toEqual([problem]);
  });

  it("a choice of several never repeats one, and what breaks two rules is told both", () => {
    expect(told(field("choices", choice), ["甲", 1])).toEqual([]);
    expect(told(field("choices", { ...choice, bounds: { maxItems: 1 } }), ["甲", "甲"])).toEqual([
      ["too-many", "最多 1 项", "must have at most 1"],
      ["repeated", "有重复的项", "must not repeat an item"],
    ]);
  });

  it("of a list five items are told by their numbers, and how many more there are", () => {
    const list = field("list", { item: field("integer", { bounds: { maximum: 9 } }) });
    const wrong = (number: number) => [
      "too-large",
      `第 ${number} 项：不能大于 9`,
      `item ${number}: must be at most 9`,
    ];
    expect(told(list, [1, 10, 9, 11])).toEqual([wrong(2), wrong(4)]);
    expect(told(list, [10, 10, 10, 10, 10])).toEqual([1, 2, 3, 4, 5].map(wrong));
    expect(told(list, [10, 10, 10, 10, 10, 1, 10, 10])).toEqual([
      ...[1, 2, 3, 4, 5].map(wrong),
      ["more-items", "还有 2 项也不合要求", "2 more items do not fit either"],
    ]);
  });
});

describe("the kind of a value", () => {
  it.each<
    [kind: FieldInfo["kind"], fits: readonly unknown[], others: readonly unknown[], more?: Partial<FieldInfo>]
  >([
    ["date", ["2026-07-01"], ["2026-02-29", 1, null]],
    ["date-time", ["whatever"], [1]],
    ["integer", [0, -3], [0.5, "1", Number.NaN]],
    ["boolean", [true, false], [0, "true", null]],
    ["choice", ["甲", 1], ["乙", "1", null], choice],
    ["choice", [], ["甲", undefined]],
    ["choices", [[], ["甲"], [1, "甲"]], [["甲", "乙"], "甲", null, { length: 0 }], choice],
    ["list", [[], [1, 2]], [[1, "2"], 1, { 0: 1 }], { item: field("integer") }],
    ["list", [[]], [[1]]],
    ["object", [{}, { a: 1 }], [[], null, "a"]],
    ["rows", [[], [{}]], [[{}, 1], [[]], {}, null]],
    [
      "file",
      [file, { ...file, id: "字".repeat(100), name: "𠮷".repeat(255), type: "t".repeat(127), size: 9 }],
      [
        null,
        { ...file, id: "" },
        { ...file, id: "字".repeat(101) },
        { ...file, name: 1 },
        { ...file, name: "a".repeat(256) },
        { ...file, type: "t".repeat(128) },
        { ...file, type: undefined },
        { ...file, size: -1 },
        { ...file, size: 0.5 },
        { ...file, size: "1" },
        { ...file, more: 1 },
        { id: "f", name: "a", size: 1 },
      ],
    ],
  ])("%s", (kind, fits, others, more) => {
    const test = kindTest(field(kind, more));
    for (const value of fits) expect(test(value), JSON.stringify(value)).toBe(true);
    for (const value of others) expect(test(value), JSON.stringify(value)).toBe(false);
  });
});

describe("formats", () => {
  it.each<[format: string, fits: readonly string[], others: readonly string[]]>([
    [
      "date",
      ["0001-01-01", "9999-12-31", "2026-01-31", "2026-04-30", "2024-02-29", "2000-02-29", "2026-02-28"],
      [
        ...["0000-01-01", "2026-00-10", "2026-13-10", "2026-01-00", "2026-01-32", "2026-04-31", "2026-06-31"],
        ...["2026-09-31", "2026-11-31", "2026-02-29", "1900-02-29", "2024-02-30", "2026-1-01", "26-01-01"],
        ...[" 2026-01-01", "2026-01-01 ", ""],
      ],
    ],
    [
      "date-time",
      [
        "2026-07-01T00:00:00Z",
        "2026-07-01t23:59:59.123456789z",
        "2026-07-01T09:00:00+23:59",
        "2026-07-01T09:00:00-00:00",
      ],
      [
        ...["2026-02-30T00:00:00Z", "2026-07-01T24:00:00Z", "2026-07-01T00:60:00Z", "2026-07-01T00:00:60Z"],
        ...["2026-07-01T00:00:00+24:00", "2026-07-01T00:00:00+00:60", "2026-07-01T00:00:00", "2026-07-01"],
        ...["2026-07-01T00:00:00.Z", "2026-07-01T00:00:00.1234567890Z"],
      ],
    ],
    [
      "email",
      ["a@b.cn", "a.b+c@d-e.f.cn", "名@单位.中国", `${"a".repeat(64)}@b.cn`, `a@${"b".repeat(249)}.cn`],
      [
        ...[
          "a",
          "a@b",
          "@b.cn",
          "a@",
          "a@b@c.cn",
          "a@b.cn@",
          "a@b.cn@c.cn",
          ".a@b.cn",
          "a.@b.cn",
          "a..b@c.cn",
          "a b@c.cn",
          "a@-b.cn",
          "a@b-.cn",
        ],
        ...["a@b..cn", "a@.cn", `${"a".repeat(65)}@b.cn`, `a@${"b".repeat(250)}.cn`],
      ],
    ],
    [
      "uri",
      ["http://a.cn", "HTTPS://a.cn/路?x#y"],
      ["ftp://a.cn", "a.cn", "javascript:alert(1)", "http://a .cn", "http://"],
    ],
  ])("%s", (format, fits, others) => {
    const test = formatChecks[format];
    for (const text of fits) expect(test?.(text), text).toBe(true);
    for (const text of others) expect(test?.(text), text).toBe(false);
  });
});
