import { describe, expect, it } from "vitest";
import { bandCalls, format, readsAsValue } from "../src/index.ts";
import type { FormulaType } from "../src/types/formula-type.ts";
import { rowFromSchema } from "../src/types/from-schema.ts";
import { splitName } from "../src/types/scope.ts";

/** The type of the one required field `x`. */
const typeOf = (x: unknown, more: object = {}) =>
  rowFromSchema({ required: ["x"], properties: { x }, ...more }).find("x")?.type;
const number = (range?: object): FormulaType => ({
  ...{ kind: "number", optional: false },
  ...(range === undefined ? {} : { range }),
});

describe("the type of a field", () => {
  it.each<[what: string, schema: unknown, type: unknown]>([
    ["a number", { type: "number" }, number()],
    ["a whole number", { type: "integer" }, number({ integer: true })],
    ["a number by whole steps", { type: "number", multipleOf: 2 }, number({ integer: true })],
    ["a number by halves", { type: "number", multipleOf: 0.5 }, number()],
    ["a step that is none", { type: "number", multipleOf: "2" }, number()],
    ["bounds", { type: "number", minimum: 0, maximum: 9 }, number({ minimum: 0, maximum: 9 })],
    ["one bound", { type: "number", exclusiveMaximum: 9 }, number({ maximum: 9 })],
    ["the other", { type: "number", exclusiveMinimum: -1 }, number({ minimum: -1 })],
    ["bounds that are none", { type: "number", minimum: "0", maximum: Number.POSITIVE_INFINITY }, number()],
    ["a number or a whole one", { type: ["integer", "number"] }, number({ integer: true })],
    ["a number or a text", { type: ["number", "string"] }, { kind: "opaque", optional: false }],
    ["a number or nothing", { type: ["null", "number"] }, { ...number(), optional: true }],
    ["yes or no", { type: "boolean" }, { kind: "boolean", optional: false }],
    ["a text", { type: "string" }, { kind: "text", optional: false }],
    ["a day", { type: "string", format: "date" }, { kind: "date", optional: false }],
    ["a time", { type: "string", format: "date-time" }, { kind: "text", optional: false }],
    [
      "texts to choose from",
      { enum: ["a", "b"] },
      { kind: "enum", optional: false, values: [{ value: "a" }, { value: "b" }] },
    ],
    ["one text", { const: "a" }, { kind: "enum", optional: false, values: [{ value: "a" }] }],
    ["a text or nothing", { enum: ["a", null] }, { kind: "enum", optional: true, values: [{ value: "a" }] }],
    [
      "titles",
      { oneOf: [{ const: "a", title: "甲" }, { const: "b" }] },
      { kind: "enum", optional: false, values: [{ value: "a", title: "甲" }, { value: "b" }] },
    ],
    [
      "titles that are no texts",
      {
        oneOf: [
          { const: "a", title: 5 },
          { const: "b", title: null },
        ],
      },
      { kind: "enum", optional: false, values: [{ value: "a" }, { value: "b" }] },
    ],
    ["a text among numbers", { type: ["number", "integer", "string"] }, { kind: "opaque", optional: false }],
    ["bounds that are no numbers", { type: "number", minimum: "1", maximum: Number.NaN }, number()],
    [
      "bounds without an end",
      { type: "number", minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY },
      number(),
    ],
    [
      "titles or nothing",
      { anyOf: [{ const: "a" }, { type: "null" }] },
      { kind: "enum", optional: true, values: [{ value: "a" }] },
    ],
    ["numbers to choose from", { enum: [1, 2] }, { kind: "number", optional: false }],
    ["numbers or nothing", { enum: [1, null] }, { kind: "number", optional: true }],
    ["yes to choose", { enum: [true] }, { kind: "boolean", optional: false }],
    ["texts and numbers", { enum: ["a", 1] }, { kind: "opaque", optional: false }],
    ["nothing to choose from", { enum: [] }, { kind: "opaque", optional: false }],
    ["nothing but null", { enum: [null] }, { kind: "opaque", optional: true }],
    ["no alternatives", { type: "string", oneOf: [] }, { kind: "text", optional: false }],
    [
      "alternatives that are no values",
      { type: "string", oneOf: [{ const: "a" }, { minLength: 1 }] },
      { kind: "text", optional: false },
    ],
    ["none", {}, { kind: "opaque", optional: false }],
    ["what is no schema", 1, { kind: "opaque", optional: false }],
    ["hidden", { type: "boolean", "x-visible": "TRUE" }, { kind: "boolean", optional: true }],
    ["referred to", { $ref: "#/$defs/a~1b" }, { kind: "boolean", optional: false }],
    ["hidden where it is referred to", { $ref: "#/$defs/hidden" }, { kind: "boolean", optional: true }],
    ["referred to outside", { $ref: "other.json", type: "boolean" }, { kind: "boolean", optional: false }],
    ["referred to in a circle", { $ref: "#/properties/x" }, { kind: "opaque", optional: false }],
  ])("%s", (_what, schema, type) => {
    const $defs = { "a/b": { type: "boolean" }, hidden: { type: "boolean", "x-visible": "TRUE" } };
    expect(typeOf(schema, { $defs })).toEqual(type);
  });

  it("is optional where the field is not required, and has its title from either side", () => {
    const row = rowFromSchema({
      required: ["a"],
      properties: {
        a: { $ref: "#/$defs/t", title: "甲" },
        b: { $ref: "#/$defs/t" },
        c: { type: "text" },
      },
      $defs: { t: { type: "boolean", title: "乙" } },
    });
    expect(row.all()).toEqual([
      { key: "a", title: "甲", type: { kind: "boolean", optional: false } },
      { key: "b", title: "乙", type: { kind: "boolean", optional: true } },
      { key: "c", type: { kind: "opaque", optional: true } },
    ]);
    expect([row.find("d"), rowFromSchema(null).all(), rowFromSchema({ properties: 1 }).find("a")]).toEqual([
      null,
      [],
      null,
    ]);
  });

  it("of a row is that of its fields", () => {
    for (const schema of [
      { type: "object", properties: { y: { type: "boolean" } } },
      { properties: { y: { type: "boolean" } } },
    ]) {
      const type = typeOf(schema);
      expect(type).toMatchObject({ kind: "row", optional: false });
      expect(type?.kind === "row" && type.shape.all()).toEqual([
        { key: "y", type: { kind: "boolean", optional: true } },
      ]);
    }
  });
});

it.each([
  ["a", "a", ""],
  ["a.b", "a", "b"],
  ["a.b.c", "a", "b.c"],
  [".b", "", "b"],
  ["a.", "a", ""],
])("the name %s is of %s", (name, namespace, key) => expect(splitName(name)).toEqual({ namespace, key }));

describe("a formula in one style", () => {
  it.each([
    ["=1+2", "1 + 2"],
    ["1 -2", "1 - 2"],
    ["- 2", "-2"],
    ["1--2", "1 - -2"],
    ["(1)-(2)", "(1) - (2)"],
    ["a[b>1].c-1", "a[b > 1].c - 1"],
    ["TRUE AND NOT(a)", "TRUE AND NOT(a)"],
    ["a AND(b)", "a AND (b)"],
    ["sum（1，2）", "SUM(1, 2)"],
    ["SUM(1,(2))", "SUM(1, (2))"],
    ["SUM(1,-2)", "SUM(1, -2)"],
    ["50%-1", "50% - 1"],
    ["50 %-1", "50 % - 1"],
    ["a%", "a%"],
    ["BAND(a,[[1,2],[3,4]],0)", "BAND(a, [[1, 2], [3, 4]], 0)"],
    ['"a""b"&c', '"a""b" & c'],
    ["IF(a,\n1,\n2)", "IF(a,\n  1,\n  2)"],
    ["a +", "a +"],
  ])("%s", (source, written) => {
    expect(format(source)).toBe(written);
    expect(format(written)).toBe(written);
  });
});

describe("bands taken apart", () => {
  it("are told by place and text, from the beginning on, inside each other too", () => {
    const source = "band(a, [[1, 2], [3, b]], 0) + BAND(BAND(c, [[5, 6]], 7), [[8, 9]], 1)";
    const told = bandCalls(source).map(({ from, to, value, rows, otherwise }) => [
      source.slice(from, to),
      value.text,
      rows.map((row) => [source.slice(row.from, row.to), row.threshold.text, row.points.text]),
      otherwise.text,
      source.slice(otherwise.from, otherwise.to),
    ]);
    expect(told).toEqual([
      [
        "band(a, [[1, 2], [3, b]], 0)",
        "a",
        [
          ["[1, 2]", "1", "2"],
          ["[3, b]", "3", "b"],
        ],
        "0",
        "0",
      ],
      ["BAND(BAND(c, [[5, 6]], 7), [[8, 9]], 1)", "BAND(c, [[5, 6]], 7)", [["[8, 9]", "8", "9"]], "1", "1"],
      ["BAND(c, [[5, 6]], 7)", "c", [["[5, 6]", "5", "6"]], "7", "7"],
    ]);
  });

  it.each([
    "BAND(a, 0, 0, 3, 2)",
    "BAND(a, [[1, 2]])",
    "BAND(a, [[1, 2]], 0, 1)",
    "BAND(a, [[1, 2, 3]], 0)",
    "BAND(a, [[1]], 0)",
    "SUM([[1, 2]], 1)",
    "WEIGHTED(a, [[1, 2]], 0)",
    "BAND(a, [[1, 2]], 0",
    "a",
  ])("%s is none", (source) => expect(bandCalls(source)).toEqual([]));

  it.each([
    ["1", true],
    ["a + 1", true],
    ["=1", false],
    [" =1", false],
    ["", false],
    ["1 +", false],
    ["[[1, 2]]", false],
  ])("%j can be a value: %s", (text, can) => expect(readsAsValue(text)).toBe(can));
});
