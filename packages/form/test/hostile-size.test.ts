import type { Form } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { linearPattern } from "../src/fields/patterns.ts";
import { carryOver, checkForm, createFillStore, importSchema, prepareForm } from "../src/index.ts";
import { cpuTime } from "./cpu-time.ts";
import { policeForm } from "./forms/police-form.ts";
import { smallForm } from "./forms/small-form.ts";

type Schema = Record<string, unknown>;

const nested = (depth: number, wrap: (inner: Schema) => Schema): Schema => {
  let schema: Schema = { type: "string" };
  for (let level = 0; level < depth; level += 1) schema = wrap(schema);
  return schema;
};
const many = (count: number, item: (index: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => item(index)));
const object = (properties: Schema, more: Schema = {}): Schema => ({ type: "object", properties, ...more });

/** Schemas that grow with n, each refused or taken, never thrown at. */
const growing: Readonly<Record<string, (n: number) => Schema>> = {
  "objects inside objects": (n) => object({ a: nested(n, (inner) => object({ a: inner })) }),
  "lists inside lists": (n) => object({ a: nested(n, (items) => ({ type: "array", items })) }),
  "a deep annotation": (n) =>
    object({ a: { type: "string", examples: [nested(n, (inner) => ({ inner }))] } }),
  "many options": (n) => object({ a: { enum: Array.from({ length: n }, (_, index) => `o${index}`) } }),
  "many equal options": (n) => object({ a: { enum: Array.from({ length: n }, () => "same") } }),
  "many fields": (n) => object(many(n, (index) => [`f${index}`, { type: "string" }])),
  "many wrong fields": (n) => object(many(n, (index) => [`f${index}`, { not: {} }])),
  "many required keys": (n) => object({}, { required: Array.from({ length: n }, (_, index) => `f${index}`) }),
  "a chain of references": (n) =>
    object(
      { a: { $ref: "#/$defs/d0" } },
      { $defs: many(n, (index) => [`d${index}`, { $ref: `#/$defs/d${index + 1}` }]) },
    ),
  "a ring of references": (n) =>
    object(
      { a: { $ref: "#/$defs/d0" } },
      { $defs: many(n, (index) => [`d${index}`, { $ref: `#/$defs/d${(index + 1) % n}` }]) },
    ),
  "lists that hold themselves": (n) =>
    object(
      { a: { $ref: "#/$defs/d0" } },
      {
        $defs: many(n, (index) => [
          `d${index}`,
          { type: "array", items: { $ref: `#/$defs/d${(index + 1) % n}` } },
        ]),
      },
    ),
  "objects that multiply": (n) =>
    object(
      { a: { $ref: "#/$defs/d0" } },
      {
        $defs: many(n, (index) => [
          `d${index}`,
          object({ x: { $ref: `#/$defs/d${index + 1}` }, y: { $ref: `#/$defs/d${index + 1}` } }),
        ]),
      },
    ),
  "a long pattern": (n) => object({ a: { type: "string", pattern: "a?".repeat(n) } }),
  "many patterns": (n) =>
    object(many(Math.min(n, 400), (index) => [`f${index}`, { type: "string", pattern: `(a+)+${index}` }])),
  "a long text": (n) => object({ a: { type: "string", description: "x".repeat(n) } }),
  "a long key": (n) => object({ ["k".repeat(n)]: { type: "string" } }),
  "many formulas": (n) =>
    object(
      many(Math.min(n, 300), (index) => [
        `f${index}`,
        { type: "number", "x-computed": index === 0 ? "1" : `f${index - 1} + 1` },
      ]),
    ),
  "a long formula": (n) => object({ a: { type: "number", "x-computed": "1 + ".repeat(n) } }),
  "brackets without end": (n) => object({ a: { type: "number", "x-computed": "(".repeat(n) } }),
};

function asForm(fields: Schema): Form {
  return JSON.parse(JSON.stringify(smallForm({ fields: { ...fields } })));
}

describe("a hostile schema, however large", () => {
  test.each(Object.entries(growing))("%s: refused or taken, without an exception", (_what, grow) => {
    for (const size of [1, 2, 7, 50, 3_000]) {
      const schema = grow(size);
      const { form, findings } = importSchema(schema);
      expect(form === null).toBe(findings.some(({ severity }) => severity === "error"));
      if (size > 100) continue;
      const problems = checkForm(asForm(schema));
      if (!problems.some(({ severity }) => severity === "error"))
        prepareForm(asForm(schema)).fill({ a: "x" });
    }
  });

  test.each(Object.entries(growing))(
    "%s: ten times as much takes no more than linearly longer",
    (_what, grow) => {
      const time = (size: number) => {
        const schema = grow(size);
        const begun = cpuTime();
        importSchema(schema);
        return cpuTime() - begun;
      };
      time(100);
      const [small, large] = [time(1_000), time(10_000)];
      // Generous, for a busy machine: quadratic would be a hundred times, and seconds.
      expect(large).toBeLessThan(40 * small + 3_000);
    },
  );

  test.each([
    ["one text", () => object({ a: { type: "string", description: "x".repeat(10_000_000) } })],
    ["numbers", () => object({ a: { enum: Array.from({ length: 2_500_000 }, (_, index) => index) } })],
    ["keys", () => object(many(400_000, (index) => [`field-number-${index}`, { type: "string" }]))],
    [
      "objects",
      () => object({ a: { type: "string", examples: Array.from({ length: 1_000_000 }, () => ({})) } }),
    ],
  ])("10 MB of %s: refused as too large, at once", (_what, make) => {
    const schema = make();
    const begun = cpuTime();
    const { form, findings } = importSchema(schema);
    expect([form, findings.map(({ code }) => code)]).toEqual([null, ["too-large"]]);
    expect(cpuTime() - begun).toBeLessThan(3_000);
  });

  test("keys that reach into prototypes, at any place, from JSON text", () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const texts = [
        `{"type":"object","properties":{"${key}":{"type":"string"}}}`,
        `{"type":"object","properties":{"a":{"type":"string","${key}":{"polluted":true}}}}`,
        `{"type":"object","properties":{},"$defs":{"${key}":{"type":"string"}}}`,
        `{"${key}":{"polluted":true},"type":"object","properties":{}}`,
      ];
      for (const text of texts)
        expect(importSchema(JSON.parse(text)).findings.map(({ code }) => code)).toEqual(["forbidden-key"]);
    }
    expect({}).not.toHaveProperty("polluted");
  });

  test("a schema that contains itself is refused", () => {
    const schema: Schema = object({});
    schema.properties = { a: schema };
    expect(importSchema(schema).findings.map(({ code }) => code)).toContain("too-deep");
  });
});

describe("patterns made to hang an engine that goes back", () => {
  test.each(["^(a+)+$", "^(a|aa)+$", "^(a|a)*$", "(.*a){12}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y"])(
    "%s",
    (source) => {
      const begun = cpuTime();
      linearPattern(source).test(`${"a".repeat(50_000)}!`);
      expect(cpuTime() - begun).toBeLessThan(3_000);
    },
  );
});

describe("hostile answers", () => {
  const prepared = prepareForm(policeForm());
  const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  const deepObject: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
  const polluted: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":1}');
  const values: readonly unknown[] = [
    deep,
    deepObject,
    polluted,
    "x".repeat(5_000_000),
    Array.from({ length: 200_000 }, () => ({})),
    Array.from({ length: 1_000 }, () => ({ 名称: deep })),
    [deep, deepObject],
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Symbol("s"),
    () => 1,
    1n,
  ];

  test("are refused or dropped at every field, in bounded time, without an exception", () => {
    const begun = cpuTime();
    for (const value of values) {
      for (const key of Object.keys(policeForm().fields.properties)) {
        const answers = { 姓名: "示例甲", 接警数: 4, 及时数: 2, [key]: value };
        expect(Array.isArray(prepared.validate(answers).problems)).toBe(true);
        prepared.score({ answers });
        carryOver(answers, policeForm(), policeForm());
        const store = createFillStore(prepared, answers);
        store.set("/接警数", 5);
        store.snapshot();
      }
    }
    expect({}).not.toHaveProperty("x");
    expect(cpuTime() - begun).toBeLessThan(60_000);
  });
});
