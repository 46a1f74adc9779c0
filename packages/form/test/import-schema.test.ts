import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearPattern } from "../src/fields/patterns.ts";
import { checkForm, importSchema, prepareForm } from "../src/index.ts";

const told = (schema: unknown) => importSchema(schema).findings.map(({ code, path }) => `${code} ${path}`);
const object = (properties: Record<string, unknown>, more = {}) => ({ type: "object", properties, ...more });

describe("a plain JSON Schema becomes a form", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://example.com/person.json",
    title: "人员",
    type: "object",
    required: ["name", "age"],
    properties: {
      name: { type: "string", minLength: 1, title: "姓名" },
      age: { type: ["integer", "null"], minimum: 0 },
      grade: { const: "A" },
      size: {
        anyOf: [
          { const: "s", title: "小" },
          { const: "l", title: "大" },
        ],
      },
      note: { anyOf: [{ type: "string", maxLength: 5 }, { type: "null" }] },
      tags: { type: "array", items: { enum: ["x", "y"] } },
      address: { $ref: "#/definitions/address" },
      more: { type: "array", items: { $ref: "#/$defs/row" }, maxItems: 3 },
      odd: { type: "string", minimum: 3, format: "hostname", deprecated: true, "x-vendor": 1, default: 7 },
    },
    additionalProperties: true,
    definitions: { address: object({ city: { type: "string" } }) },
    $defs: { row: object({ n: { type: "number", multipleOf: 0.01 } }, { required: ["n"] }) },
  };

  test("what it says differently it names; everything else is kept", () => {
    expect(told(schema).sort()).toEqual([
      "annotation-dropped /$id",
      "annotation-dropped /properties/odd/deprecated",
      "annotation-dropped /properties/odd/x-vendor",
      "closed /additionalProperties",
      "default-dropped /properties/odd/default",
      "format-dropped /properties/odd/format",
      "keyword-without-effect /properties/odd/minimum",
      "made-unique /properties/tags",
      "null-dropped /properties/age/type",
      "null-dropped /properties/note/anyOf",
    ]);
    const { form } = importSchema(schema);
    expect(form?.title).toBe("人员");
    expect(form?.fields.$defs).toMatchObject({ address: { type: "object" }, row: { required: ["n"] } });
    expect(form?.fields.properties).toMatchObject({
      age: { type: "integer", minimum: 0 },
      grade: { enum: ["A"] },
      size: { oneOf: [{ const: "s" }, { const: "l" }] },
      note: { type: "string", maxLength: 5 },
      address: { $ref: "#/$defs/address" },
      odd: { type: "string" },
    });
  });

  test("the form checks, has an id on every field, and fills", () => {
    const { form } = importSchema(schema);
    if (form === null) throw new Error("the schema is one of a form");
    expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    const prepared = prepareForm(form);
    expect(new Set(prepared.fields.map(({ id }) => id)).size).toBe(9);
    expect(prepared.validate({ name: "甲", age: 3, more: [{ n: 1.15 }], tags: ["x"] }).problems).toEqual([]);
    expect(prepared.validate({ name: "甲", age: 1.5, size: "m" }).problems.map(({ path }) => path)).toEqual([
      "/age",
      "/size",
    ]);
  });

  test("importing the fields of an imported form gives the same fields", () => {
    const { form } = importSchema(schema);
    expect(importSchema(form?.fields).form?.fields).toEqual(form?.fields);
  });

  test("a root that is a reference, as generators write it", () => {
    const { form } = importSchema({
      $ref: "#/definitions/P",
      definitions: { P: object({ a: { type: "string" } }) },
    });
    expect(Object.keys(form?.fields.properties ?? {})).toEqual(["a"]);
  });
});

describe("what a form has no way to ask for is refused by name, at its place in the schema given", () => {
  test.each<[string, unknown, string]>([
    ["no schema", 7, "no-object-schema "],
    ["a schema of something else", { type: "string" }, "no-object-schema "],
    ["not", object({ a: { type: "string", not: {} } }), "unsupported-keyword /properties/a/not"],
    [
      "patternProperties",
      object({}, { patternProperties: { "^x": {} } }),
      "unsupported-keyword /patternProperties",
    ],
    ["if", object({}, { if: {} }), "unsupported-keyword /if"],
    ["$dynamicRef", object({ a: { $dynamicRef: "#x" } }), "unsupported-keyword /properties/a/$dynamicRef"],
    [
      "a list of lists",
      object({ a: { type: "array", items: { type: "array", items: { type: "string" } } } }),
      "unsupported-list /properties/a/items",
    ],
    ["true", object({ a: true }), "unsupported-field /properties/a"],
    ["a reference to elsewhere", object({ a: { $ref: "other.json" } }), "bad-reference /properties/a/$ref"],
    ["recursion", object({ a: { $ref: "#" } }), "bad-reference /properties/a/$ref"],
    [
      "a mistake in a definition, where it stands",
      object({ a: { $ref: "#/definitions/d" } }, { definitions: { d: { type: "string", minLength: -1 } } }),
      "wrong-keyword-value /definitions/d/minLength",
    ],
    ["look-ahead", object({ a: { type: "string", pattern: "(?=a)" } }), "bad-pattern /properties/a/pattern"],
    ["a reserved key", object({ data: { type: "string" } }), "reserved-key /properties/data"],
    [
      "an open object's values",
      object({ a: object({}, { additionalProperties: { type: "string" } }) }),
      "wrong-keyword-value /properties/a/additionalProperties",
    ],
  ])("%s", (_what, schema, expected) => {
    expect(told(schema)).toContain(expected);
    expect(importSchema(schema).form).toBeNull();
  });
});

describe("fields are a schema that any validator accepts", () => {
  const scalar = fc.oneof(
    fc.record(
      {
        type: fc.constant("string"),
        minLength: fc.nat({ max: 3 }),
        maxLength: fc.integer({ min: 3, max: 6 }),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        type: fc.constantFrom("number", "integer"),
        minimum: fc.nat({ max: 3 }),
        exclusiveMaximum: fc.integer({ min: 4, max: 9 }),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record({
      type: fc.constant("string"),
      pattern: fc.constantFrom("^a", "b+$", "[0-9]{2}", "^\\p{L}*$", "\\s", "."),
    }),
    fc.constantFrom<Record<string, unknown>>(
      { type: "boolean" },
      { enum: ["a", 1, true] },
      { oneOf: [{ const: "a" }, { const: "b" }] },
      { type: "string", format: "date" },
      { type: "array", items: { enum: ["a", "b"] }, uniqueItems: true, minItems: 1 },
    ),
  );
  const { schema: anySchema } = fc.letrec<{
    schema: Record<string, unknown>;
    object: Record<string, unknown>;
  }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 2 },
      scalar,
      tie("object"),
      fc.record({ type: fc.constant("array"), items: tie("object"), maxItems: fc.constant(3) }),
    ),
    object: fc
      .dictionary(fc.constantFrom("a", "b", "c"), tie("schema"), { minKeys: 1 })
      .chain((properties) =>
        fc
          .subarray(Object.keys(properties))
          .map((required) => object(properties, { required, additionalProperties: false })),
      ),
  }));
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("a", "b", "abba", "12", "2026-07-01", "　", "x\ny", 0, 1, 3, 5, 2.5, true, false),
      fc.array(tie("any"), { minLength: 1, maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b", "c"), tie("any"), { minKeys: 1 }),
    ),
  })).any;

  test("answers are accepted just when ajv accepts them, where neither blanks nor unknown keys are in play (property)", () => {
    const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } });
    let compared = 0;
    fc.assert(
      fc.property(anySchema, fc.array(value, { minLength: 8, maxLength: 8 }), (schema, values) => {
        const { form } = importSchema(object({ v: schema }, { required: ["v"] }));
        if (form === null) throw new Error("the generated schema can be a form");
        expect(ajv.validateSchema(form.fields)).toBe(true);
        const [ours, theirs] = [prepareForm(form), ajv.compile(form.fields)];
        for (const v of values) {
          const { valid, answers } = ours.validate({ v });
          if (valid) expect(theirs(answers)).toBe(true);
          else expect(theirs({ v })).toBe(false);
          compared += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBe(1200);
  });

  test("a pattern means what ECMAScript means by it (property)", () => {
    const atom = fc.constantFrom(
      "a",
      "b",
      ".",
      "\\s",
      "\\S",
      "\\d",
      "\\w",
      "[a-c]",
      "[^a\\s]",
      "\\p{L}",
      "\\p{Script=Han}",
      "[\\s\\d]",
      "\\n",
      "$",
      "^",
      "\\u4e2d",
      "\\.",
    );
    const part = fc
      .tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{2}"))
      .map(([a, times]) => (a === "^" || a === "$" ? a : a + times));
    const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
    const text = fc
      .array(
        fc.constantFrom("a", "b", "中", "é", " ", "　", "\n", "\r", "\u2028", "\u00a0", "1", "_", "😀", "."),
        { maxLength: 5 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, fc.array(text, { maxLength: 5 }), (source, texts) => {
        const [ours, theirs] = [linearPattern(source), new RegExp(source, "u")];
        for (const each of texts)
          expect([source, each, ours.test(each)]).toEqual([source, each, theirs.test(each)]);
      }),
      { numRuns: 1000 },
    );
  });
});
