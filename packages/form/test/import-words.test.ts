import { describe, expect, test } from "vitest";
import { importSchema } from "../src/index.ts";

type Schema = Record<string, unknown>;
const object = (properties: Schema, more: Schema = {}): Schema => ({ type: "object", properties, ...more });
const draft = (number: string) => ({ $schema: `http://json-schema.org/draft-${number}/schema#` });

function imported(schema: Schema) {
  const { form, partial, findings } = importSchema(schema);
  const made = form ?? partial?.form;
  const fields = JSON.parse(
    JSON.stringify(made?.fields, (key, each: unknown) => (key === "x-id" ? undefined : each)),
  );
  return {
    isWhole: form !== null,
    properties: fields.properties,
    defs: fields.$defs,
    required: fields.required,
    told: findings
      .map(({ code, path }) => `${code} ${path}`)
      .filter((each) => !each.startsWith("other-dialect")),
  };
}

describe("what older drafts write otherwise", () => {
  test.each<[string, Schema, Schema, string[]]>([
    [
      "bounds that exclude, draft 4",
      object(
        { a: { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false } },
        draft("04"),
      ),
      { a: { type: "number", exclusiveMinimum: 1, maximum: 3 } },
      [],
    ],
    [
      "id, draft 4",
      object(
        { a: { $ref: "#b" }, id: { type: "string" } },
        { ...draft("04"), definitions: { x: { id: "#b", type: "integer" } } },
      ),
      { a: { $ref: "#/$defs/x" }, id: { type: "string" } },
      [],
    ],
    [
      "steps, draft 3",
      object(
        { a: { type: "number", divisibleBy: 0.5 }, b: { type: ["string", { type: "null" }] } },
        draft("03"),
      ),
      { a: { type: "number", multipleOf: 0.5 }, b: { type: "string" } },
      ["null-dropped /properties/b/type"],
    ],
    [
      "a schema that others extend, draft 3",
      object({ a: { type: "string" } }, { ...draft("03"), extends: object({ b: { type: "string" } }) }),
      { a: { type: "string" }, b: { type: "string" } },
      [],
    ],
    [
      "beside a reference nothing counts, draft 7",
      object(
        { a: { $ref: "#/definitions/d", title: "甲", maxLength: 3 } },
        { ...draft("07"), definitions: { d: { type: "string" } } },
      ),
      { a: { type: "string", title: "甲" } },
      ["ignored-beside-reference /properties/a/maxLength"],
    ],
    [
      "beside a reference all counts, 2019-09",
      object(
        { a: { $ref: "#/$defs/d", maxLength: 3 } },
        {
          $schema: "https://json-schema.org/draft/2019-09/schema",
          $defs: { d: { type: "string", maxLength: 9, minLength: 1 } },
        },
      ),
      { a: { type: "string", maxLength: 3, minLength: 1 } },
      [],
    ],
  ])("%s", (_what, schema, properties, told) => {
    expect(imported(schema)).toMatchObject({ isWhole: true, properties, told });
  });

  test("required beside a property, draft 3", () => {
    expect(
      imported(
        object(
          { a: { type: "string", required: true }, b: { type: "string", required: false } },
          draft("03"),
        ),
      ),
    ).toMatchObject({
      isWhole: true,
      required: ["a"],
      told: [],
    });
  });

  test("dependencies by what they have become, and lists of items", () => {
    const schema = object(
      { a: { type: "string" }, b: { type: "array", items: [{ type: "string" }], additionalItems: false } },
      { ...draft("07"), dependencies: { a: ["b"], b: { required: ["a"] } } },
    );
    const { findings } = importSchema(schema);
    expect(
      findings.flatMap(({ code, path, message }) =>
        code === "unsupported-keyword" ? [[path, message.en]] : [],
      ),
    ).toEqual([
      ["/dependencies", 'the keyword "dependentRequired" is not supported'],
      ["/properties/b/items", expect.stringContaining("prefixItems")],
    ]);
  });
});

describe("references to any place inside become definitions", () => {
  test.each<[string, Schema, Schema, Schema]>([
    [
      "another property",
      object({ a: { $ref: "#/properties/b" }, b: { type: "string" } }),
      { a: { $ref: "#/$defs/b" }, b: { type: "string" } },
      { b: { type: "string" } },
    ],
    [
      "inside of a definition",
      object(
        { a: { $ref: "#/$defs/d/properties/x~1y" } },
        { $defs: { d: object({ "x/y": { type: "integer" } }) } },
      ),
      { a: { $ref: "#/$defs/x-y" } },
      { "x-y": { type: "integer" } },
    ],
    [
      "an anchor",
      object({ a: { $ref: "#here" } }, { $defs: { d: { $anchor: "here", type: "boolean" } } }),
      { a: { $ref: "#/$defs/d" } },
      { d: { type: "boolean" } },
    ],
    [
      "its own address",
      object(
        { a: { $ref: "https://example.com/s.json#/$defs/d" }, b: { $ref: "e.json" } },
        {
          $id: "https://example.com/s.json",
          $defs: { d: { type: "boolean" }, e: { $id: "e.json", type: "string" } },
        },
      ),
      { a: { $ref: "#/$defs/d" }, b: { $ref: "#/$defs/e" } },
      { d: { type: "boolean" }, e: { type: "string" } },
    ],
    [
      "two of one name",
      object(
        { a: { $ref: "#/$defs/d" }, b: { $ref: "#/definitions/d" } },
        { $defs: { d: { type: "string" } }, definitions: { d: { type: "number" } } },
      ),
      { a: { $ref: "#/$defs/d" }, b: { $ref: "#/$defs/d-2" } },
      { d: { type: "string" }, "d-2": { type: "number" } },
    ],
    [
      "in an allOf of one, beside null",
      object(
        {
          a: { allOf: [{ $ref: "#/$defs/d" }], title: "甲" },
          b: { anyOf: [{ $ref: "#/$defs/d" }, { type: "null" }], default: null },
        },
        { $defs: { d: object({ x: { type: "string" } }), unused: { not: {} } } },
      ),
      { a: { $ref: "#/$defs/d", title: "甲" }, b: { $ref: "#/$defs/d", default: null } },
      { d: object({ x: { type: "string" } }) },
    ],
  ])("%s", (_what, schema, properties, defs) => {
    const { isWhole, ...found } = imported(schema);
    expect(isWhole).toBe(true);
    expect(found.properties).toEqual(properties);
    expect(found.defs).toEqual(defs);
  });
});

describe("options, however they are written", () => {
  const named = {
    oneOf: [
      { const: 1, title: "甲" },
      { const: 2, title: "乙" },
    ],
  };
  test.each<[string, Schema, Schema]>([
    ["enumNames", { enum: [1, 2], enumNames: ["甲", "乙"] }, named],
    ["x-enumNames", { enum: [1, 2], "x-enumNames": ["甲", "乙"] }, named],
    ["x-enum-varnames", { enum: [1, 2], "x-enum-varnames": ["甲", "乙"] }, named],
    ["enumDescriptions", { enum: [1, 2], enumDescriptions: ["甲", "乙"] }, named],
    [
      "names and descriptions",
      { enum: [1], enumNames: ["甲"], enumDescriptions: ["第一"] },
      { oneOf: [{ const: 1, title: "甲", description: "第一" }] },
    ],
    [
      "fewer names than values",
      { enum: [1, 2], enumNames: ["甲"] },
      { oneOf: [{ const: 1, title: "甲" }, { const: 2 }] },
    ],
    ["null as const", { oneOf: [...named.oneOf, { const: null }] }, named],
    ["null as type", { anyOf: [...named.oneOf, { type: "null" }] }, named],
    ["null as enum", { anyOf: [...named.oneOf, { enum: [null] }] }, named],
    [
      "enums of one",
      {
        oneOf: [
          { enum: [1], title: "甲" },
          { enum: [2], title: "乙" },
        ],
      },
      named,
    ],
    ["by reference", { oneOf: [{ $ref: "#/$defs/one" }, { const: 2, title: "乙" }] }, named],
    ["nullable", { enum: [1, 2], nullable: true }, { enum: [1, 2] }],
    ["of another type", { enum: ["a", 1], type: "string" }, { enum: ["a"], type: "string" }],
    ["out of bounds", { enum: [1, 2, 3], minimum: 2 }, { enum: [2, 3] }],
    ["twice", { enum: [1, 1, 2] }, { enum: [1, 2] }],
    [
      "twice under oneOf: refused by it",
      { oneOf: [{ const: 1 }, { const: 1 }, { const: 2 }] },
      { enum: [2] },
    ],
    ["in both of two lists", { allOf: [{ enum: [1, 2, 3] }, { enum: [2, 3, 4] }] }, { enum: [2, 3] }],
  ])("%s", (_what, field, expected) => {
    const { isWhole, properties } = imported(
      object({ a: field }, { $defs: { one: { const: 1, title: "甲" } } }),
    );
    expect(isWhole).toBe(true);
    expect(properties).toEqual({ a: expected });
  });
});

describe("schemas that must all hold", () => {
  test.each<[string, Schema, Schema, string[]]>([
    [
      "the tighter bound counts",
      object({
        a: {
          type: "number",
          minimum: 1,
          allOf: [
            { minimum: 2, maximum: 9 },
            { maximum: 5, type: "integer" },
          ],
        },
      }),
      { a: { type: "integer", minimum: 2, maximum: 5 } },
      [],
    ],
    [
      "properties of all, each by all",
      object(
        { a: { type: "string" } },
        { allOf: [object({ a: { maxLength: 3 }, b: { type: "string" } }, { required: ["b"] })] },
      ),
      { a: { type: "string", maxLength: 3 }, b: { type: "string" } },
      [],
    ],
    [
      "a root that is a reference beside its own",
      object(
        { a: { type: "string" } },
        { $ref: "#/$defs/r", $defs: { r: object({ b: { type: "string" } }) } },
      ),
      { a: { type: "string" }, b: { type: "string" } },
      [],
    ],
    [
      "what a closed one forbids",
      object(
        { a: { type: "string" } },
        { allOf: [object({ b: { type: "string" } }, { additionalProperties: false })] },
      ),
      { b: { type: "string" } },
      ["never-filled /properties/a"],
    ],
    [
      "two patterns, of which one is kept",
      object({ a: { type: "string", pattern: "a", allOf: [{ pattern: "b" }] } }),
      { a: { type: "string", pattern: "a" } },
      ["unsupported-keyword /properties/a/allOf/0/pattern"],
    ],
    [
      "further keys at the root of an allOf",
      { allOf: [object({ a: { type: "string" } }, { additionalProperties: { type: "number" } })] },
      { a: { type: "string" } },
      ["wrong-keyword-value /allOf/0/additionalProperties"],
    ],
  ])("%s", (_what, schema, properties, told) => {
    const found = imported(schema);
    expect(found.properties).toEqual(properties);
    expect(found.told).toEqual(told);
  });
});

describe("lists of plain values", () => {
  test.each<[string, Schema, Schema, string[]]>([
    ["texts", { type: "array", items: { type: "string" } }, { type: "array", items: { type: "string" } }, []],
    [
      "of a format that is not checked",
      { type: "array", items: { type: "string", format: "date-time" } },
      { type: "array", items: { type: "string" } },
      ["format-dropped /properties/a/items/format"],
    ],
    [
      "with a default for each",
      { type: "array", items: { type: "number", default: 1, title: "分" }, default: [1, 2] },
      { type: "array", items: { type: "number", title: "分" }, default: [1, 2] },
      ["default-dropped /properties/a/items/default"],
    ],
    [
      "longer than any form's",
      { type: "array", items: { type: ["string", "null"] }, maxItems: 5000 },
      { type: "array", items: { type: "string" } },
      ["null-dropped /properties/a/items/type", "fewer-items /properties/a/maxItems"],
    ],
  ])("%s", (_what, field, expected, told) => {
    expect(imported(object({ a: field }))).toMatchObject({
      isWhole: true,
      properties: { a: expected },
      told,
    });
  });
});
