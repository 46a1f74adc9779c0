import { describe, expect, test } from "vitest";
import { check, compile, typeName } from "../src/index.ts";

function typeOf(source: string, schema: unknown): string {
  const { type, diagnostics } = check(source, { schema });
  return diagnostics.length > 0 ? diagnostics.map(({ code }) => code).join() : typeName(type);
}

describe("types come from the JSON Schema", () => {
  const schema = {
    required: ["n", "hiddenN", "e", "list", "group", "hiddenGroup", "nullable", "mixed", "a b", "ref"],
    properties: {
      n: { type: "number" },
      i: { type: "integer" },
      hiddenN: { type: "number", "x-visible": "n > 1" },
      s: { type: "string" },
      d: { type: "string", format: "date" },
      e: { enum: ["a", "b"] },
      one: { const: "only" },
      numbers: { enum: [1, 2, 3] },
      choices: { type: "array", items: { oneOf: [{ const: "x", title: "甲" }, { const: "y" }] } },
      list: { type: "array", items: { type: "number" } },
      group: {
        type: "object",
        required: ["x"],
        properties: { x: { type: "number" }, y: { type: "boolean" } },
      },
      hiddenGroup: {
        type: "object",
        "x-visible": "n > 1",
        required: ["x"],
        properties: { x: { type: "number" } },
      },
      nullable: { type: ["number", "null"] },
      mixed: { enum: ["a", 1] },
      "a b": { type: "number" },
      "a]b\\": { type: "number" },
      ref: { $ref: "#/$defs/points" },
      tree: { $ref: "#/$defs/tree" },
      loop: { $ref: "#/$defs/loop" },
    },
    $defs: {
      points: { type: "number", title: "分值" },
      loop: { $ref: "#/$defs/loop" },
      tree: {
        type: "object",
        properties: {
          value: { type: "number" },
          children: { type: "array", items: { $ref: "#/$defs/tree" } },
        },
      },
    },
  };
  const table: readonly (readonly [string, string])[] = [
    ["n", "number"],
    ["i", "number?"],
    ["hiddenN", "number?"],
    ["s", "text?"],
    ["d", "date?"],
    ["e", "enum"],
    ["one", "enum?"],
    ["numbers", "number?"],
    ["choices", "list of enum"],
    ["list", "list of number"],
    ["group.x", "number"],
    ["group.y", "boolean?"],
    ["hiddenGroup.x", "number?"],
    ["nullable", "number?"],
    ["mixed + 1", "type-mismatch"],
    ["ISBLANK(mixed)", "boolean"],
    ["[a b] + 1", "number"],
    ["[a\\]b\\\\]", "number?"],
    ["ref", "number"],
    ["tree.children.children.value", "list of number?"],
    ["loop + 1", "type-mismatch"],
    ['CONTAINS(choices, "甲")', "not-in-enum"],
    ['CONTAINS(choices, "x")', "boolean"],
    ['IF(TRUE, e, "a")', "enum"],
    ['IF(TRUE, e, "c")', "text"],
    ['(one ?? "") = "only"', "boolean"],
    ['IF(TRUE, d, "2026-01-01")', "date?"],
    ["IF(TRUE, n, i)", "number?"],
    ["IF(TRUE, n)", "number?"],
    ["IFS(TRUE, n)", "number"],
  ];
  for (const [source, expected] of table) test(source, () => expect(typeOf(source, schema)).toBe(expected));
});

describe("schemas and inputs from strangers", () => {
  test("own keys only: __proto__ and constructor are keys like any other", () => {
    const schema = JSON.parse(
      '{"required":["__proto__","constructor"],"properties":{"__proto__":{"type":"number"},"constructor":{"type":"number"}}}',
    );
    const formula = compile("__proto__ + constructor", { schema });
    expect(formula.evaluate(JSON.parse('{"__proto__":1,"constructor":2}'))).toEqual({ value: 3 });
    expect(formula.evaluate({})).toMatchObject({ error: { code: "missing-value", from: 0, to: 9 } });
  });
  test("anything may stand where a schema should", () => {
    for (const schema of [
      null,
      1,
      "x",
      [],
      { properties: 1 },
      { properties: { x: null } },
      { $ref: "#" },
      { $ref: "#/%" },
      { properties: { x: { enum: [] } } },
    ]) {
      expect(() => check("x + 1", { schema })).not.toThrow();
    }
  });
  test("anything may stand where an input should", () => {
    const formula = compile("x ?? 1", { schema: { properties: { x: { type: "number" } } } });
    for (const given of [null, undefined, 1, "x", [], () => 1])
      expect(formula.evaluate(given)).toEqual({ value: 1 });
  });
  test("absent lists are empty where they may be, and missing where they must be there", () => {
    const properties = {
      free: { type: "array", items: { type: "number" } },
      needed: { type: "array", items: { type: "number" } },
    };
    const scope = { schema: { required: ["needed"], properties } };
    expect(compile("SUM(free)", scope).evaluate({})).toEqual({ value: 0 });
    expect(compile("SUM(needed)", scope).evaluate({})).toMatchObject({ error: { code: "missing-value" } });
    expect(compile("ISBLANK(needed)", scope).evaluate({})).toEqual({ value: true });
  });
});

test("references lead from the root, also inside of filters", () => {
  const schema = {
    properties: {
      加分: { type: "array", items: { properties: { 类: { type: "string" }, 分: { type: "number" } } } },
      x: { type: "number" },
    },
  };
  const { references } = check('SUM(加分[(类 ?? "") = "a" AND (x ?? 0) > 1].分)', { schema });
  expect(references.map(({ path }) => path.join("."))).toEqual(["加分", "加分.类", "x", "加分.分"]);
});
