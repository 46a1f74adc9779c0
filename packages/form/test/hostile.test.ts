import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePaper } from "../src/compile.ts";
import { checkForm, FormError, prepareForm } from "../src/index.ts";
import { cpuTime } from "./cpu-time.ts";
import { fixed, smallForm } from "./forms/small-form.ts";

function codes(form: Form): string[] {
  return checkForm(form)
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);
}

const fieldCodes = (schema: Record<string, unknown>, more: Partial<Form["fields"]> = {}) =>
  codes(smallForm({ properties: { a: schema }, fields: more }));

describe("hostile and unsupported fields are refused by name and place", () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      "a keyword that is not supported",
      { type: "string", not: {} },
      "unsupported-keyword /fields/properties/a/not",
    ],
    ["allOf", { allOf: [] }, "unsupported-keyword /fields/properties/a/allOf"],
    [
      "a misspelt annotation",
      { type: "string", "x-visble": "TRUE" },
      "unsupported-keyword /fields/properties/a/x-visble",
    ],
    [
      "a keyword beside $ref that would be ignored",
      { $ref: "#/$defs/d", minimum: 1 },
      "unsupported-keyword /fields/properties/a/minimum",
    ],
    [
      "a reference to elsewhere",
      { $ref: "https://example.com/x.json" },
      "bad-reference /fields/properties/a/$ref",
    ],
    ["a reference to nothing", { $ref: "#/$defs/none" }, "bad-reference /fields/properties/a/$ref"],
    ["a reference outside of $defs", { $ref: "#/properties/a" }, "bad-reference /fields/properties/a/$ref"],
    [
      "a back-reference in a pattern",
      { type: "string", pattern: "(a)\\1" },
      "bad-pattern /fields/properties/a/pattern",
    ],
    [
      "look-ahead in a pattern",
      { type: "string", pattern: "(?=a)" },
      "bad-pattern /fields/properties/a/pattern",
    ],
    ["a broken pattern", { type: "string", pattern: "(" }, "bad-pattern /fields/properties/a/pattern"],
    [
      "a format that is not known",
      { type: "string", format: "ipv4" },
      "unsupported-format /fields/properties/a/format",
    ],
    [
      "a file as a text",
      { type: "string", contentMediaType: "image/png" },
      "file-is-object /fields/properties/a/type",
    ],
    [
      "a list of yes and no",
      { type: "array", items: { type: "boolean" } },
      "unsupported-list /fields/properties/a/items",
    ],
    ["no type", { title: "?" }, "unsupported-field /fields/properties/a"],
    ["several types", { type: ["string", "null"] }, "wrong-keyword-value /fields/properties/a/type"],
    ["options twice", { enum: ["x", "x"] }, "duplicate-option /fields/properties/a/enum/1"],
    ["no options", { enum: [] }, "bad-options /fields/properties/a/enum"],
    [
      "branches that are no options",
      { oneOf: [{ type: "string" }] },
      "bad-option /fields/properties/a/oneOf/0",
    ],
    [
      "bounds the wrong way round",
      { type: "integer", minimum: 5, maximum: 1 },
      "empty-range /fields/properties/a/maximum",
    ],
    [
      "an open object",
      { type: "object", properties: {}, additionalProperties: true },
      "unsupported-value /fields/properties/a/additionalProperties",
    ],
    [
      "a keyword that means nothing for the kind",
      { type: "integer", maxLength: 5 },
      "keyword-does-not-apply /fields/properties/a/maxLength",
    ],
    [
      "options in two ways",
      { enum: ["x"], oneOf: [{ const: "x" }] },
      "bad-options /fields/properties/a/oneOf",
    ],
    [
      "a default that does not fit",
      { type: "integer", minimum: 5, default: 1 },
      "bad-default /fields/properties/a/default",
    ],
    [
      "a check without message",
      { type: "string", "x-check": { formula: "TRUE" } },
      "wrong-keyword-value /fields/properties/a/x-check",
    ],
  ])("%s", (_what, schema, expected) => {
    expect(fieldCodes(schema, { $defs: { d: { type: "integer" } } })).toContain(expected);
  });

  test("keys that reach into prototypes, anywhere", () => {
    const form: Form = JSON.parse(
      '{"title":"t","fields":{"type":"object","properties":{"__proto__":{"type":"string"}}},"indicators":[],"score":{"groups":[{"id":"g","code":"constructor","title":"g"}]}}',
    );
    expect(codes(form)).toEqual(["forbidden-key /fields/properties/__proto__"]);
    expect(codes(smallForm({ indicators: [fixed("__proto__", 1, "1")] }))).toContain(
      "forbidden-key /indicators/0/code",
    );
  });

  test("reserved keys", () => {
    const properties = { ratings: { type: "string" }, review: { type: "string" }, score: { type: "string" } };
    expect(codes(smallForm({ properties }))).toEqual(
      Object.keys(properties).map((key) => `reserved-key /fields/properties/${key}`),
    );
  });

  test("a definition that holds itself", () => {
    const form = smallForm({
      properties: { a: { $ref: "#/$defs/tree" } },
      fields: { $defs: { tree: { type: "object", properties: { next: { $ref: "#/$defs/tree" } } } } },
    });
    expect(codes(form).join()).toContain("recursive-reference");
  });

  test("definitions that multiply (a billion laughs) end at the limit, quickly", () => {
    const $defs: Record<string, Record<string, unknown>> = { d0: { type: "string" } };
    for (let level = 1; level <= 5; level += 1) {
      const properties = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`p${index}`, { $ref: `#/$defs/d${level - 1}` }]),
      );
      $defs[`d${level}`] = { type: "object", properties };
    }
    const started = cpuTime();
    expect(
      codes(smallForm({ properties: { a: { $ref: "#/$defs/d5" } }, fields: { $defs } })).join(),
    ).toContain("too-many-fields");
    expect(cpuTime() - started).toBeLessThan(4_000);
  });

  test("depth beyond the stack", () => {
    let schema: Record<string, unknown> = { type: "string" };
    for (let level = 0; level < 20_000; level += 1) schema = { type: "object", properties: { a: schema } };
    expect(fieldCodes(schema)[0]).toMatch(/^too-deep /);
  });

  test("a form of many megabytes", () => {
    expect(fieldCodes({ type: "string", description: "x".repeat(3_000_000) })).toEqual(["too-large "]);
  });

  test("a pattern that would take a backtracking engine for ever answers at once", () => {
    const prepared = prepareForm(smallForm({ properties: { a: { type: "string", pattern: "^(a+)+$" } } }));
    const started = cpuTime();
    expect(prepared.validate({ a: `${"a".repeat(5_000)}!` }).valid).toBe(false);
    expect(cpuTime() - started).toBeLessThan(4_000);
  });

  test("hostile answers: a hundred thousand rows are refused, not evaluated; no object at all is refused", () => {
    const row = {
      type: "object",
      properties: { n: { type: "number" }, m: { type: "number", "x-computed": "n ?? 0" } },
    };
    const prepared = prepareForm(smallForm({ properties: { rows: { type: "array", items: row } } }));
    const started = cpuTime();
    const { problems } = prepared.validate({ rows: Array.from({ length: 100_000 }, () => ({ n: 1 })) });
    expect(problems.map(({ code }) => code)).toEqual(["too-many"]);
    expect(cpuTime() - started).toBeLessThan(4_000);
    expect(prepared.validate(JSON.parse("[1]"))).toMatchObject({ valid: false, answers: {} });
  });

  test("hostile answers: prototype keys are refused and change nothing", () => {
    const prepared = prepareForm(smallForm({ properties: { a: { type: "string" } } }));
    const answers = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"a":"x"}');
    const { valid, answers: kept } = prepared.validate(answers);
    expect(valid).toBe(false);
    expect(kept).toEqual({ a: "x" });
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("whatever stands in a form", () => {
  const words = [
    "type",
    "string",
    "integer",
    "array",
    "object",
    "properties",
    "items",
    "enum",
    "oneOf",
    "const",
    "$ref",
    "#/$defs/a",
    "x-visible",
    "x-computed",
    "x-check",
    "formula",
    "message",
    "a > 1",
    "SUM(a.b)",
    "a",
    "b",
    "pattern",
    "(",
    "required",
    "format",
    "date",
    "minLength",
    "maxItems",
    "default",
  ];
  const word = fc.constantFrom(...words);
  const { schema } = fc.letrec((tie) => ({
    schema: fc.dictionary(word, tie("value"), { maxKeys: 5 }),
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.integer({ min: -1, max: 5 }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("schema"),
    ),
  }));
  const object = fc
    .tuple(fc.constantFrom("string", "integer", "number", "boolean", "object", "array"), schema)
    .map(([type, rest]) => ({ ...(typeof rest === "object" ? rest : {}), type }));
  const plausible = fc.oneof(
    fc.record(
      {
        type: fc.constantFrom("string", "integer", "number", "boolean"),
        "x-visible": fc.constantFrom("TRUE", "ISBLANK(a)", "ISBLANK(b)"),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record({
      type: fc.constant("number"),
      "x-computed": fc.constantFrom("1 / 3", "COUNT(a)", "SUM(c.a)"),
    }),
    fc.record({ enum: fc.constantFrom(["x"], [1, 2], [true]), "x-required": fc.boolean() }),
    fc.record({
      type: fc.constant("array"),
      items: fc.constantFrom({ enum: ["x", "y"] }, { type: "object", properties: { a: { type: "number" } } }),
    }),
    fc.constantFrom({ $ref: "#/$defs/a" }, { type: "object", properties: { z: { type: "string" } } }),
  );
  const field = fc.oneof({ weight: 1, arbitrary: object }, { weight: 3, arbitrary: plausible });

  test("the check never throws, and what it passes can be prepared, compiled and filled (property)", () => {
    let passed = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("a", "b", "c"), field),
        fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(object, plausible)),
        fc.dictionary(fc.constantFrom("a", "b", "c"), fc.anything()),
        (properties, $defs, answers) => {
          const form = smallForm({ properties, fields: { $defs } });
          if (checkForm(form).some(({ severity }) => severity === "error")) return;
          passed += 1;
          const prepared = prepareForm(form);
          expect(compilePaper(form).module).toContain("createPaper");
          expect(Array.isArray(prepared.validate(answers).problems)).toBe(true);
          prepared.fill(answers);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(passed).toBeGreaterThan(50);
  });
});

describe("what is wrong in a form is told at its place", () => {
  test("required but hideable", () => {
    const properties = { b: { type: "boolean" }, a: { type: "string", "x-visible": "b" } };
    expect(codes(smallForm({ properties, required: ["b", "a"] }))).toEqual([
      "required-but-hideable /fields/required/1",
    ]);
  });

  test("unknown required field, layout field, group; duplicate ids and codes", () => {
    const form = smallForm({
      required: ["none"],
      indicators: [fixed("a", 1, "1"), fixed("a", 1, "1", { group: "nowhere" })],
    });
    expect(codes(form)).toEqual(
      expect.arrayContaining([
        "unknown-field /fields/required/0",
        "duplicate-id /indicators/1/id",
        "duplicate-code /indicators/1/code",
        "unknown-group /indicators/1/group",
      ]),
    );
    const layout = {
      pages: [{ id: "p", title: "p", sections: [{ id: "s", title: "s", items: [{ field: "zz" }] }] }],
    };
    expect(codes(smallForm({ form: { layout } }))).toEqual([
      "unknown-field /layout/pages/0/sections/0/items/0/field",
    ]);
  });

  test("every formula is type-checked, with its diagnostic and a fix", () => {
    const form = smallForm({
      properties: {
        n: { type: "number", "x-visible": "1 + 1" },
        c: { type: "number", "x-computed": '"text"' },
        k: { type: "number", "x-check": { formula: "n", message: "?" } },
      },
      indicators: [
        fixed("a", 10, "n * 2", { applicable: "3", veto: { when: "4", ceiling: "poor" } }),
        fixed("b", 10, "missing"),
      ],
      score: { total: '"x"' },
    });
    const problems = checkForm(form);
    expect(
      problems.filter(({ severity }) => severity === "error").map(({ code, path }) => `${code} ${path}`),
    ).toEqual(
      expect.arrayContaining([
        "formula-type-mismatch /fields/properties/n/x-visible",
        "formula-type-mismatch /fields/properties/c/x-computed",
        "formula-type-mismatch /fields/properties/k/x-check/formula",
        "formula-optional-value /indicators/0/by/formula",
        "formula-type-mismatch /indicators/0/applicable",
        "formula-type-mismatch /indicators/0/veto/when",
        "formula-unknown-name /indicators/1/by/formula",
        "formula-type-mismatch /score/total",
      ]),
    );
    const optional = problems.find(({ code }) => code === "formula-optional-value");
    expect(optional?.diagnostic).toMatchObject({
      from: 0,
      to: 1,
      fix: { insert: expect.stringContaining("??") },
    });
    expect(optional?.message.zh).toMatch(/空/);
  });

  test("formulas in a loop: indicators, and computed fields", () => {
    expect(
      codes(
        smallForm({ indicators: [fixed("a", 1, "indicators.b ?? 0"), fixed("b", 1, "indicators.a ?? 0")] }),
      ).join(),
    ).toContain("formula-cyclic-definition /indicators/0/by/formula");
    const properties = {
      a: { type: "number", "x-computed": "b ?? 0" },
      b: { type: "number", "x-computed": "a ?? 0" },
    };
    expect(codes(smallForm({ properties })).join()).toContain("field-loop");
    expect(
      codes(smallForm({ properties: { a: { type: "boolean", "x-visible": "a ?? TRUE" } } })).join(),
    ).toContain("field-loop");
  });

  test("a weight without fixed points, raters without weights, an empty range", () => {
    const rated = smallForm({ indicators: [fixed("m", 10, "", { by: { kind: "rating" } })] });
    expect(codes(rated)).toEqual(["ratings-missing /indicators/0/by"]);
    expect(codes(smallForm({ score: { lower: 5, upper: 5 } }))).toEqual(["empty-range /score/upper"]);
  });

  test("points that cannot reach the bound, or pass it, are warned of; floating ones may fill the rest (G7)", () => {
    const warned = (form: Form) => checkForm(form).map(({ code }) => code);
    const float = { points: { kind: "floating", min: 0, max: 20 } } as const;
    expect(warned(smallForm({ indicators: [fixed("a", 80, "80")] }))).toEqual(["points-below-bound"]);
    expect(warned(smallForm({ indicators: [fixed("a", 80, "80"), fixed("b", 1, "1", float)] }))).toEqual([]);
    expect(warned(smallForm({ indicators: [fixed("a", 101, "80")] }))).toEqual(["points-above-bound"]);
  });

  test("prepareForm throws what checkForm tells", () => {
    const form = smallForm({ indicators: [fixed("a", 1, "b")] });
    expect(() => prepareForm(form)).toThrow(FormError);
  });
});
