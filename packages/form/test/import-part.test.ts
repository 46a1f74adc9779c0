import { describe, expect, test } from "vitest";
import { checkForm, importSchema, prepareForm } from "../src/index.ts";

type Schema = Record<string, unknown>;
const object = (properties: Schema, more: Schema = {}): Schema => ({ type: "object", properties, ...more });

function partOf(schema: unknown) {
  const { form, partial } = importSchema(schema);
  expect(form).toBeNull();
  if (partial === null) throw new Error("nothing remains");
  expect(checkForm(partial.form).filter(({ severity }) => severity === "error")).toEqual([]);
  return {
    ...partial,
    fields: partial.form.fields,
    told: partial.left.map(({ kind, path, title }) => [kind, path, title]),
  };
}

describe("a form of what can be taken over, and a list of the rest", () => {
  test.each<[string, unknown, Schema, [string, string, string | undefined][]]>([
    [
      "a field that is none",
      object({ a: { type: "string" }, b: { type: "object", title: "乙" } }, { required: ["a", "b"] }),
      { a: { type: "string" } },
      [["field", "/properties/b", "乙"]],
    ],
    [
      "a rule of a field",
      object({ a: { type: "string", title: "甲", not: { const: "x" } } }),
      { a: { type: "string", title: "甲" } },
      [["rule", "/properties/a/not", "甲"]],
    ],
    [
      "a rule of the form",
      object(
        { a: { type: "string" } },
        { if: {}, else: false, dependentRequired: { a: ["b"] }, patternProperties: { "^x": {} } },
      ),
      { a: { type: "string" } },
      [
        ["rule", "/if", undefined],
        ["rule", "/dependentRequired", undefined],
        ["rule", "/patternProperties", undefined],
      ],
    ],
    [
      "several types: the first that forms know",
      object({ a: { type: ["array", "string", "number"], minLength: 1 } }),
      { a: { type: "string", minLength: 1 } },
      [["narrowed", "/properties/a/type", "a"]],
    ],
    [
      "alternatives: the first that forms know",
      object({ a: { anyOf: [{ type: "object" }, { type: "number", minimum: 1 }, { type: "string" }] } }),
      { a: { type: "number", minimum: 1 } },
      [["narrowed", "/properties/a/anyOf", "a"]],
    ],
    [
      "alternatives that are rules",
      object({ a: { type: "string", anyOf: [{ minLength: 3 }, { pattern: "^x" }] } }),
      { a: { type: "string" } },
      [["rule", "/properties/a/anyOf", "a"]],
    ],
    [
      "no type: a text",
      object({ a: {}, b: true, c: { type: "array" } }),
      { a: { type: "string" }, b: { type: "string" }, c: { type: "array", items: { type: "string" } } },
      [
        ["narrowed", "/properties/a", "a"],
        ["narrowed", "/properties/b", "b"],
        ["narrowed", "/properties/c", "c"],
      ],
    ],
    [
      "further keys",
      object({ a: { type: "string" } }, { additionalProperties: { type: "number" } }),
      { a: { type: "string" } },
      [["narrowed", "/additionalProperties", undefined]],
    ],
    [
      "what refers to itself",
      object(
        { a: { $ref: "#/$defs/t" } },
        { $defs: { t: object({ n: { type: "string" }, t: { $ref: "#/$defs/t" } }) } },
      ),
      { a: { $ref: "#/$defs/t" } },
      [["field", "/$defs/t/properties/t/$ref", "t"]],
    ],
    [
      "elsewhere, and the whole",
      object({ a: { type: "string" }, b: { $ref: "other.json" }, c: { $ref: "#" } }),
      { a: { type: "string" } },
      [
        ["field", "/properties/b/$ref", "b"],
        ["field", "/properties/c/$ref", "c"],
      ],
    ],
    [
      "a list of which each item is another",
      object({ a: { type: "string" }, b: { type: "array", items: [{ type: "string" }] } }),
      { a: { type: "string" } },
      [["field", "/properties/b/items", "b"]],
    ],
    [
      "what the form's own check refuses: a rule, a key",
      object({ a: { type: "string", pattern: "(?=a)" }, data: { type: "string" } }),
      { a: { type: "string" } },
      [
        ["rule", "/properties/a/pattern", "a"],
        ["field", "/properties/data", "data"],
      ],
    ],
    [
      "inside of rows",
      object({
        a: {
          type: "array",
          items: object({ x: { type: "string" }, y: { type: "null" } }, { required: ["y"] }),
        },
      }),
      { a: { type: "array", items: { type: "object", properties: { x: { type: "string" } } } } },
      [["field", "/properties/a/items/properties/y", "y"]],
    ],
    [
      "the root in branches",
      { oneOf: [{ type: "string" }, object({ a: { type: "string" } }), object({ b: { type: "string" } })] },
      { a: { type: "string" } },
      [["narrowed", "/oneOf", undefined]],
    ],
    [
      "keys that are no names",
      JSON.parse('{"type":"object","properties":{"a":{"type":"string"},"constructor":{"type":"string"}}}'),
      { a: { type: "string" } },
      [["field", "/properties/constructor", "constructor"]],
    ],
    [
      "too many options",
      object({ a: { enum: Array.from({ length: 501 }, (_, index) => `o${index}`) } }),
      { a: { type: "string" } },
      [["rule", "/properties/a/enum", "a"]],
    ],
  ])("%s", (_what, schema, expected, left) => {
    const { fields, told } = partOf(schema);
    expect(withoutIds(fields.properties)).toEqual(expected);
    expect(told).toEqual(left);
  });

  test("says what it means that something is left, in both languages", () => {
    const { left } = partOf(
      object({
        a: { type: "string", title: "姓名", not: { const: "x" } },
        b: { type: "object", title: "附件" },
        c: { type: ["string", "number"], title: "编号" },
      }),
    );
    expect(left.map(({ message }) => message)).toEqual([
      {
        zh: "“姓名”的规则“not”没有导入，它会拒绝的内容现在能提交：不支持“not”",
        en: 'the rule "not" on "姓名" is left out, answers that it would refuse are accepted: the keyword "not" is not supported',
      },
      {
        zh: "“附件”没有导入，不能填写：一组字段须有 properties",
        en: '"附件" is left out and cannot be filled in: an object needs properties',
      },
      {
        zh: "“编号”只导入了一部分：可以是几种类型，取第一种 string；number 填不了",
        en: '"编号" is taken over in part: may be of several types, of which string is taken; nothing of number can be filled in',
      },
    ]);
  });

  test.each([
    ["no object", { type: "string" }],
    ["nothing remains", object({ a: { type: "null" } })],
    ["no schema", [1]],
  ])("is none where there is %s", (_what, schema) => {
    expect(importSchema(schema)).toMatchObject({ form: null, partial: null });
  });

  test("is not made where the whole can be imported", () => {
    expect(importSchema(object({ a: { type: "string" } }))).toMatchObject({
      partial: null,
      form: { title: "导入的考核表" },
    });
  });
});

describe("however large", () => {
  test.each<[string, () => Schema, (count: number) => boolean]>([
    [
      "5 MB of fields",
      () =>
        object(
          Object.fromEntries(
            Array.from({ length: 40_000 }, (_, index) => [
              `field${index}`,
              { type: "string", maxLength: 10, description: "x".repeat(60) },
            ]),
          ),
        ),
      (count) => count > 1_900,
    ],
    [
      "5 MB of definitions that refer to each other",
      () => ({
        ...object({ a: { $ref: "#/$defs/d0" }, b: { type: "string" } }),
        $defs: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, index) => [
            `d${index}`,
            object({
              x: { $ref: `#/$defs/d${(index * 7) % 20_000}` },
              y: { $ref: `#/$defs/d${(index + 1) % 20_000}`, minProperties: 1 },
            }),
          ]),
        ),
      }),
      (count) => count >= 1,
    ],
    [
      "references that multiply",
      () => ({
        ...object({ a: { $ref: "#/$defs/d0" }, b: { type: "string" } }),
        $defs: Object.fromEntries(
          Array.from({ length: 60 }, (_, index) => [
            `d${index}`,
            object({
              x: { $ref: `#/$defs/d${index + 1}`, minProperties: 1 },
              y: { $ref: `#/$defs/d${index + 1}`, maxProperties: 9 },
              z: { type: "string" },
            }),
          ]),
        ),
      }),
      (count) => count >= 1,
    ],
    [
      "a large description",
      () => object({ a: { type: "string", description: "x".repeat(5_000_000) }, b: { type: "string" } }),
      (count) => count === 1,
    ],
  ])("%s", (_what, make, isEnough) => {
    const schema = make();
    const begun = performance.now();
    const { fields, form } = partOf(schema);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(isEnough(Object.keys(fields.properties).length)).toBe(true);
    prepareForm(form);
  });
});

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === "x-id" ? undefined : each)));
}
