import { describe, expect, it } from "vitest";
import type { FieldInfo } from "../src/api.ts";
import { checkForm, prepareForm, runSample } from "../src/index.ts";
import { plainDigits, readAmount, scaleOf, shift } from "../src/reading/amount.ts";
import { makeValue } from "../src/samples/make-value.ts";
import { textOfPattern } from "../src/samples/text-of-pattern.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

const field = (kind: FieldInfo["kind"], more: Partial<FieldInfo> = {}): FieldInfo => ({
  ...{ key: "a", path: "/a", at: "/fields/properties/a", id: "a", title: "甲" },
  ...{ kind, required: false, checks: [], bounds: {}, ...more },
});
const lowest = () => 0;
const highest = () => 0.999999;
const abc = { options: ["a", "b", "c"].map((value) => ({ value, title: value })) };

describe("a made value is the first that may be, or by chance any up to the last", () => {
  it.each<[what: string, field: FieldInfo, first: unknown, low: unknown, high: unknown]>([
    [
      "an example before anything",
      field("text", { examples: ["例"], default: "默" }),
      "例",
      "甲（样例）",
      "甲（样例）",
    ],
    ["a default", field("integer", { default: 7 }), 7, 0, 100],
    ["a whole number within", field("integer", { bounds: { minimum: 3, maximum: 5 } }), 3, 3, 5],
    ["one just inside", field("integer", { bounds: { exclusiveMinimum: 3, exclusiveMaximum: 5 } }), 4, 4, 4],
    ["a number by halves", field("number", { bounds: { minimum: 0.2, maximum: 1.2 } }), 0.5, 0.5, 1],
    ["a number between halves", field("number", { bounds: { minimum: 0.2, maximum: 0.4 } }), 0.2, 0.2, 0.2],
    ["a step", field("number", { bounds: { multipleOf: 0.1, minimum: 0.25, maximum: 0.5 } }), 0.3, 0.3, 0.5],
    [
      "no step within",
      field("number", { bounds: { multipleOf: 1, minimum: 0.2, maximum: 0.4 } }),
      undefined,
      undefined,
      undefined,
    ],
    ["below 0", field("integer", { bounds: { maximum: -5 } }), -5, -5, -5],
    ["without bounds", field("number"), 0, 0, 100],
    ["yes, or either", field("boolean"), true, true, false],
    ["an option", field("choice", abc), "a", "a", "c"],
    ["no option", field("choice"), undefined, undefined, undefined],
    ["several", field("choices", abc), ["a"], ["a", "b", "c"], ["a"]],
    [
      "several, at least two",
      field("choices", { ...abc, bounds: { minItems: 2 } }),
      ["a", "b"],
      ["a", "b", "c"],
      ["a", "b"],
    ],
    ["several, at most two", field("choices", { ...abc, bounds: { maxItems: 2 } }), ["a"], ["a", "b"], ["a"]],
    ["several, none allowed", field("choices", { ...abc, bounds: { maxItems: 0 } }), [], [], []],
    ["a text", field("text", { bounds: { maxLength: 3 } }), "甲（样", "甲（样", "甲（样"],
    [
      "a long text",
      field("text", { bounds: { minLength: 7 } }),
      "甲（样例）甲（样例）",
      "甲（样例）甲（样例）",
      "甲（样例）甲（样例）",
    ],
    [
      "a text of just its length",
      field("text", { bounds: { minLength: 5, maxLength: 5 } }),
      "甲（样例）",
      "甲（样例）",
      "甲（样例）",
    ],
    ["a pattern", field("text", { bounds: { pattern: "^[A-C]{2}$" } }), "BC", "AA", "CC"],
    [
      "a pattern with examples",
      field("text", { bounds: { pattern: "(x)" }, examples: ["x", "y"] }),
      "x",
      "x",
      "y",
    ],
    ["a day", field("date"), "2026-01-01", "2026-01-01", "2026-12-31"],
    [
      "a time",
      field("date-time"),
      "2026-01-01T09:00:00+08:00",
      "2026-01-01T09:00:00+08:00",
      "2026-12-31T09:00:00+08:00",
    ],
    ["a file is nobody's to make", field("file"), undefined, undefined, undefined],
    ["a list of one", field("list", { item: field("integer") }), [0], [0], [100]],
    ["a list of none", field("list", { item: field("integer"), bounds: { maxItems: 0 } }), [], [], []],
    [
      "a list of different ones",
      field("list", {
        item: field("integer", { bounds: { multipleOf: 5 } }),
        bounds: { minItems: 3, uniqueItems: true },
      }),
      ...([
        [0, 5, 10],
        [0, 5, 10],
        [100, 105, 110],
      ] as const),
    ],
    [
      "a list of texts that differ",
      field("list", { item: field("text"), bounds: { minItems: 2, uniqueItems: true } }),
      ...([
        ["甲（样例）", "2甲（样例"],
        ["甲（样例）", "2甲（样例"],
        ["甲（样例）", "2甲（样例"],
      ] as const),
    ],
    [
      "a list of addresses that differ",
      field("list", { item: field("email"), bounds: { minItems: 2, uniqueItems: true } }),
      ...([1, 2, 3] as const).map(() => ["sample@example.com", "2sample@example.com"]),
    ] as [string, FieldInfo, unknown, unknown, unknown],
    [
      "a list of links that differ",
      field("list", { item: field("uri"), bounds: { minItems: 2, uniqueItems: true } }),
      ...([1, 2, 3] as const).map(() => ["https://example.com/", "https://example.com/2"]),
    ] as [string, FieldInfo, unknown, unknown, unknown],
    [
      "a list of days that differ",
      field("list", { item: field("date"), bounds: { minItems: 2, uniqueItems: true } }),
      ...([
        ["2026-01-01", "2026-01-02"],
        ["2026-01-01", "2026-01-02"],
        ["2026-12-31", "2027-01-01"],
      ] as const),
    ],
    [
      "a list that cannot differ",
      field("list", { item: field("boolean"), bounds: { minItems: 2, uniqueItems: true } }),
      ...([undefined, undefined, undefined] as const),
    ],
    [
      "a list of what cannot be made",
      field("list", { item: field("file"), bounds: { minItems: 1 } }),
      ...([undefined, undefined, undefined] as const),
    ],
  ])("%s", (_what, one, first, low, high) => {
    expect([makeValue(one, null), makeValue(one, lowest), makeValue(one, highest)]).toEqual([
      first,
      low,
      high,
    ]);
  });
});

describe("a text of a pattern", () => {
  it.each<[pattern: string, first: string | undefined, low: string | undefined, high: string | undefined]>([
    ["^\\d{3}$", "123", "000", "999"],
    ["a?b", "ab", "b", "ab"],
    ["a*", "a", "", "aaa"],
    ["a+", "a", "a", "aaaa"],
    ["a{2,}", "aa", "aa", "aaaaa"],
    ["a{1,2}", "a", "a", "aa"],
    ["a{0,9}", "a", "", "aaa"],
    ["a{0}", "", "", ""],
    ["x|y", "x", "x", "x"],
    ["[0-9A-C]", "1", "0", "C"],
    ["[a-]", "-", "a", "-"],
    ["\\.\\(", ".(", ".(", ".("],
    [".", "1", "0", "9"],
    ["\\s\\w", " 1", " 0", " Z"],
    ["[\\d-]", "1", "0", "-"],
    // Of a wide class the first hundred letters, and of a long repetition a thousand.
    ["[\u4e00-\u9fff]", "\u4e01", "\u4e00", "\u4e63"],
    ["[a-c]{3}", "bca", "aaa", "ccc"],
    ["a{1001}", "a".repeat(1000), "a".repeat(1000), "a".repeat(1000)],
    ["a{999,1001}", "a".repeat(999), "a".repeat(999), "a".repeat(1001)],
    ["[^a]", undefined, undefined, undefined],
    ["(a)", undefined, undefined, undefined],
    ["\\b", undefined, undefined, undefined],
    ["[z-a]", undefined, undefined, undefined],
    ["a++", undefined, undefined, undefined],
    ["[^a]b", undefined, undefined, undefined],
  ])("%s", (pattern, first, low, high) => {
    expect([
      textOfPattern(pattern, null),
      textOfPattern(pattern, lowest),
      textOfPattern(pattern, highest),
    ]).toEqual([first, low, high]);
  });
});

describe("amounts in words", () => {
  it.each<[text: string, digits: string | null, isScaled: boolean, of: string]>([
    ["12", "12", false, ""],
    ["1.2万元", "12000", true, "元"],
    ["1亿2000万", "120000000", true, ""],
    ["3万2000", "32000", true, ""],
    ["3万5", null, true, ""],
    ["3万 5000 件", "35000", true, "件"],
    ["3万20000", null, true, ""],
    ["1万2千3百", "12300", true, ""],
    ["2千1万", null, true, ""],
    ["1.5万5000", null, true, ""],
    ["-3k", "-3000", true, ""],
    ["+ 2w", "+20000", true, ""],
    ["3km", "3", false, "km"],
    ["5百分点", "5", false, "百分点"],
    ["2百万", "2000000", true, ""],
  ])("%s", (text, digits, isScaled, of) => {
    expect(readAmount(text)).toEqual({ digits, isScaled, of });
  });

  it.each(["", "件", "1,2", "万"])("%j is none", (text) => expect(readAmount(text)).toBeUndefined());

  it.each<[digits: string, by: number, shifted: string]>([
    ["1.2", 4, "12000"],
    ["12", -1, "1.2"],
    ["12", -3, "0.012"],
    ["-1.50", 1, "-15"],
    ["0.05", 1, "0.5"],
    ["007", 0, "7"],
    ["0", 3, "0"],
    [".5", 0, "0.5"],
  ])("%s shifted by %i", (digits, by, shifted) => expect(shift(digits, by)).toBe(shifted));

  it.each<[text: string, digits: string | undefined]>([
    ["1,234,567.8", "1234567.8"],
    ["12 000", "12000"],
    ["1,23", undefined],
    ["1234,567", undefined],
    ["12 00", undefined],
    [",5", undefined],
    ["5.", "5."],
    ["-.5", "-.5"],
  ])("digits of %s", (text, digits) => expect(plainDigits(text)).toBe(digits));

  it("of a unit", () => {
    expect([scaleOf("万元"), scaleOf("元"), scaleOf("百分点"), scaleOf("千万")]).toEqual([
      { power: 4, of: "元" },
      { power: 0, of: "元" },
      { power: 0, of: "百分点" },
      { power: 7, of: "" },
    ]);
  });
});

describe("a sample is held to 6 decimals, and to answers that can be handed in", () => {
  const form = smallForm({
    properties: { 数: { type: "integer", title: "数", maximum: 9 } },
    indicators: [fixed("I", 10, "10 / 3")],
  });
  const run = (expected: object, answers = {}) => {
    const sample = { id: "s", title: "样", inputs: { answers }, expected };
    return runSample(prepareForm(form), sample);
  };

  it.each<[expected: object, messages: string[]]>([
    [{}, []],
    [{ score: 3.33, indicators: { I: 3.333333 }, groups: { main: 3.333333 } }, []],
    [
      { indicators: { I: 3.333334 } },
      ["“I”应为 3.333334，实得 3.333333", '"I" should be 3.333334 but is 3.333333'],
    ],
    [{ score: 3.34 }, ["总分应为 3.34，实得 3.33", "the score should be 3.34 but is 3.33"]],
    [{ score: null }, ["总分应为 空，实得 3.33", "the score should be blank but is 3.33"]],
    [{ groups: { main: 4 } }, ["“main”应为 4，实得 3.3333", '"main" should be 4 but is 3.3333']],
    [{ indicators: { 旧: 1 } }, ["“旧”应为 1，实得 空", '"旧" should be 1 but is blank']],
  ])("%j", (expected, messages) => {
    const result = run(expected);
    expect(result.differences.flatMap(({ message: { zh, en } }) => [zh, en])).toEqual(messages);
    expect(result.passed).toBe(messages.length === 0);
  });

  it("what scores as expected and could not be handed in fails", () => {
    expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(run({ score: 3.33 }, { 数: 10 })).toMatchObject({
      passed: false,
      differences: [],
      problems: [{ code: "too-large" }],
    });
  });
});
