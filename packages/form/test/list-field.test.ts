import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryOver, checkForm, exampleInputs, prepareForm, randomInputs } from "../src/index.ts";
import { seededRandom } from "../src/merging/seeded-random.ts";
import { joinItems, readItem, splitItems } from "../src/reading/index.ts";
import { smallForm } from "./forms/small-form.ts";

type Schema = Record<string, unknown>;
const list = (items: Schema, more: Schema = {}): Schema => ({ type: "array", items, ...more });
const formOf = (properties: Record<string, Schema>, fields: Schema = {}) => smallForm({ properties, fields });
const problemsOf = (schema: Schema, value: unknown) =>
  prepareForm(formOf({ a: { title: "数（件）", ...schema } })).validate({ a: value }).problems;
const errorsOf = (properties: Record<string, Schema>) =>
  checkForm(formOf(properties))
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);

describe("a list of plain values", () => {
  test.each<[string, Schema, unknown, string]>([
    ["text", { type: "string" }, ["甲"], "text"],
    ["number", { type: "number" }, [1.5, 2], "number"],
    ["integer", { type: "integer" }, [1, 2], "integer"],
    ["date", { type: "string", format: "date" }, ["2026-07-01"], "date"],
    ["e-mail", { type: "string", format: "email" }, ["a@b.cn"], "email"],
    ["web address", { type: "string", format: "uri" }, ["https://a.cn"], "uri"],
  ])("of %s is a field", (_what, items, value, kind) => {
    const form = formOf({ a: list(items) });
    expect(errorsOf({ a: list(items) })).toEqual([]);
    const prepared = prepareForm(form);
    expect(prepared.fields[0]).toMatchObject({ kind: "list", item: { kind, path: "/a/*" } });
    expect(prepared.validate({ a: value })).toMatchObject({ valid: true, answers: { a: value } });
  });

  test("by a definition too", () => {
    const form = formOf({ a: list({ $ref: "#/$defs/n" }) }, { $defs: { n: { type: "number", minimum: 1 } } });
    const prepared = prepareForm(form);
    expect(prepared.fields[0]?.item?.bounds).toEqual({ minimum: 1 });
    expect(prepared.validate({ a: [0] }).valid).toBe(false);
  });

  test.each<[string, Schema, string]>([
    ["lists", list({ type: "string" }), "unsupported-list /fields/properties/a/items"],
    ["yes and no", { type: "boolean" }, "unsupported-list /fields/properties/a/items"],
    ["files", { type: "object", contentMediaType: "image/*" }, "unsupported-list /fields/properties/a/items"],
    [
      "items that hide",
      { type: "string", "x-visible": "TRUE" },
      "keyword-does-not-apply /fields/properties/a/items/x-visible",
    ],
    [
      "items with the bounds of another kind",
      { type: "string", minimum: 1 },
      "keyword-does-not-apply /fields/properties/a/items/minimum",
    ],
  ])("of %s is none", (_what, items, expected) => {
    expect(errorsOf({ a: list(items) })).toContain(expected);
  });

  test("is never computed, and takes no dataset column", () => {
    expect(errorsOf({ a: list({ type: "number" }, { "x-computed": "1" }) })).toEqual([
      "unsupported-computed /fields/properties/a/x-computed",
    ]);
    expect(errorsOf({ a: list({ type: "number" }, { "x-source": { dataset: "d", column: "c" } }) })).toEqual([
      "unsupported-source /fields/properties/a/x-source",
    ]);
  });
});

describe("what is wrong with a list is told at the list", () => {
  test.each<[string, Schema, unknown, string[]]>([
    ["no list", list({ type: "string" }), "甲", ["应为若干项"]],
    ["a text among numbers", list({ type: "number" }), [1, "三", 2], ["第 2 项：看来是 3：请用数字填写"]],
    [
      "another unit",
      list({ type: "number" }),
      ["3人"],
      ["第 1 项：认出数字 3，单位却是“人”，这里按“件”填：请核对后只填数字"],
    ],
    ["null", list({ type: "string" }), ["甲", null], ["第 2 项：应为文本"]],
    ["out of bounds", list({ type: "number", maximum: 5 }), [6], ["第 1 项：不能大于 5"]],
    [
      "a day that is none",
      list({ type: "string", format: "date" }),
      ["2026-02-30"],
      ["第 1 项：日历上没有 2026 年 2 月 30 日：请改成存在的日期"],
    ],
    ["too few", list({ type: "string" }, { minItems: 2 }), ["甲"], ["至少 2 项"]],
    ["too many", list({ type: "string" }, { maxItems: 1 }), ["甲", "乙"], ["最多 1 项"]],
    ["twice", list({ type: "string" }, { uniqueItems: true }), ["甲", "甲"], ["有重复的项"]],
    [
      "many wrong items",
      list({ type: "integer" }),
      Array.from({ length: 8 }, () => 0.5),
      [1, 2, 3, 4, 5].map((item) => `第 ${item} 项：应为整数`).concat("还有 3 项也不合要求"),
    ],
  ])("%s", (_what, schema, value, told) => {
    expect(problemsOf(schema, value).map(({ path, message }) => [path, message.zh])).toEqual(
      told.map((zh) => ["/a", zh]),
    );
  });

  test("a list longer than any form allows is not looked into", () => {
    const value = Array.from({ length: 200_000 }, () => "x".repeat(10));
    expect(problemsOf(list({ type: "string", pattern: "^(a+)+$" }), value).map(({ code }) => code)).toEqual([
      "too-many",
    ]);
  });
});

describe("formulas", () => {
  const computed = (formula: string, items: Schema, value: unknown) => {
    const { answers } = prepareForm(
      formOf({ 数列: list(items), 结果: { type: "number", "x-computed": formula } }),
    ).validate({ 数列: value });
    return answers.结果;
  };

  test.each<[string, Schema, unknown, unknown]>([
    ["SUM(数列)", { type: "number" }, [1, 2.5], 3.5],
    ["MAX(数列)", { type: "integer" }, [1, 4, 2], 4],
    ["COUNT(数列)", { type: "number" }, [1, 4, 2], 3],
    ["COUNTA(数列)", { type: "string" }, ["甲", "乙"], 2],
    ["COUNT(数列)", { type: "string", format: "date" }, ["2026-07-01"], 1],
    ['IF(CONTAINS(数列, "甲"), 1, 0)', { type: "string" }, ["甲", "乙"], 1],
    ['IF(CONTAINS(数列, "丙"), 1, 0)', { type: "string" }, ["甲", "乙"], 0],
    ["COUNT(数列[值 >= 2])", { type: "number" }, [1, 4, 2], 2],
    ["SUM(数列) ?? 0", { type: "number" }, undefined, 0],
  ])("%s", (formula, items, value, expected) => {
    expect(computed(formula, items, value)).toBe(expected);
  });
});

describe("values are made, read and carried over", () => {
  test("made ones fit (property)", () => {
    const items = fc.constantFrom<Schema>(
      { type: "string" },
      { type: "string", maxLength: 4 },
      { type: "string", pattern: "^[0-9]{4}$" },
      { type: "number", minimum: 2, multipleOf: 0.5 },
      { type: "integer" },
      { type: "string", format: "date" },
      { type: "string", format: "email" },
      { type: "string", format: "uri" },
    );
    fc.assert(
      fc.property(items, fc.nat({ max: 3 }), fc.boolean(), fc.nat(), (item, minItems, uniqueItems, seed) => {
        const form = formOf({
          项: list(item, { minItems, ...(uniqueItems && item.pattern === undefined ? { uniqueItems } : {}) }),
        });
        const prepared = prepareForm(form);
        for (const inputs of [
          exampleInputs(form, prepared),
          randomInputs(form, prepared, seededRandom(seed)),
        ])
          expect(prepared.validate(inputs.answers).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("items as one text, and back (property)", () => {
    const item = fc
      .stringMatching(/^[甲乙a1 、；;,，.]{1,6}$/)
      .map((text) => text.trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 4 }), (items) => {
        expect(splitItems(joinItems(items))).toEqual(items);
      }),
    );
  });

  test.each<[string, string[]]>([
    ["甲\r\n乙\r\n\r\n", ["甲", "乙"]],
    ["甲、乙；丙", ["甲、乙", "丙"]],
    ["张三, 李四", ["张三, 李四"]],
    ["1,200", ["1,200"]],
    [" 、 ", []],
  ])("%j lists %j", (text, items) => {
    expect(splitItems(text)).toEqual(items);
  });

  test("an item is read as the field of its kind reads it", () => {
    expect(readItem("number", "１，２００件", "件")).toBe(1200);
    expect(readItem("number", "很多")).toBe("很多");
    expect(readItem("date", "2026/7/1")).toBe("2026-07-01");
    expect(readItem("text", "2026/7/1")).toBe("2026/7/1");
  });

  const numbers = list({ type: "number" });
  test.each<[string, unknown, Schema, Schema, unknown, unknown[]]>([
    ["lines as a list", "甲\n乙", { type: "string" }, list({ type: "string" }), ["甲", "乙"], []],
    ["words as a list", "甲、乙", { type: "string" }, list({ type: "string" }), ["甲", "乙"], []],
    ["typed numbers", "1；2", { type: "string" }, numbers, [1, 2], []],
    ["a text of which one is no number", "1；很多", { type: "string" }, numbers, undefined, ["1；很多"]],
    ["a list as a text", ["甲", "乙"], list({ type: "string" }), { type: "string" }, "甲、乙", []],
    ["a list of texts as numbers", ["1", "很多"], list({ type: "string" }), numbers, [1], [["很多"]]],
    ["several as one", [1, 2], numbers, { type: "number" }, undefined, [[1, 2]]],
    ["the only one", [1], numbers, { type: "number" }, 1, []],
    ["as choices", ["甲", "丙"], list({ type: "string" }), list({ enum: ["甲", "乙"] }), ["甲"], [["丙"]]],
    ["choices", ["甲"], list({ enum: ["甲", "乙"] }), list({ type: "string" }), ["甲"], []],
  ])("%s", (_what, value, from, to, expected, lost) => {
    const one = (schema: Schema) => formOf({ a: { ...schema, "x-id": "f" } });
    const carried = carryOver({ a: value }, one(from), one(to));
    expect(carried.answers).toEqual(expected === undefined ? {} : { a: expected });
    expect(carried.lost.map((each) => each.value)).toEqual(lost);
  });
});
