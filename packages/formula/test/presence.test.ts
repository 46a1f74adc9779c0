import fc from "fast-check";
import { expect, test } from "vitest";
import { check, compile } from "../src/index.ts";

/** What conditions say of what is there, held against evaluation: no blank gets to where the checker rules it out. */
const names = ["a", "b", "c"];
const schema = {
  type: "object",
  required: ["n", "e", "f"],
  properties: {
    a: { type: "number" },
    b: { type: "number" },
    c: { type: "number" },
    n: { type: "number" },
    e: { enum: ["x", "y"] },
    f: { type: "boolean" },
    rows: { type: "array", items: { type: "object", properties: { a: { type: "number" } } } },
  },
};
const scope = { schema };

const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...names).map((name) => `ISBLANK(${name})`),
    fc.constantFrom("f", "n > 1", "n <= 1", "n = 2", 'e = "x"', 'e <> "x"', "TRUE", "FALSE"),
    fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 2 })).map(([name, k]) => `${name} > ${k}`),
    fc
      .tuple(tie("condition"), fc.constantFrom("AND", "OR"), tie("condition"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(fc.constantFrom("AND", "OR"), tie("condition"), tie("condition"), tie("condition"))
      .map(([name, ...parts]) => `${name}(${parts.join(", ")})`),
    tie("condition").map((a) => `NOT (${a})`),
  ),
})).condition;

const formula = fc.letrec<{ number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...names, "n", "1", "SUM(rows[NOT ISBLANK(a) AND a > 1].a)", "SUM(rows[a > 1].a)"),
    fc.tuple(fc.constantFrom(...names), tie("number")).map(([name, a]) => `(${name} * 2 + ${a})`),
    fc.tuple(condition, tie("number"), tie("number")).map((parts) => `IF(${parts.join(", ")})`),
    fc.tuple(condition, tie("number")).map((parts) => `IF(${parts.join(", ")})`),
    fc.tuple(condition, tie("number"), condition, tie("number")).map((parts) => `IFS(${parts.join(", ")})`),
    fc
      .tuple(condition, tie("number"), condition, tie("number"), tie("number"))
      .map((parts) => `IFS(${parts.join(", ")})`),
    fc.tuple(condition, tie("number"), tie("number")).map(([c, a, b]) => `IFS(${c}, ${a}, NOT (${c}), ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `SWITCH(e, "x", ${a}, "y", ${b})`),
    fc.tuple(fc.constantFrom(...names), tie("number")).map(([name, a]) => `(${name} ?? ${a})`),
  ),
})).number;

const number = fc.integer({ min: 0, max: 3 });
const complete = fc.record(
  {
    n: number,
    e: fc.constantFrom("x", "y"),
    f: fc.boolean(),
    a: fc.option(number),
    b: fc.option(number),
    c: fc.option(number),
    rows: fc.array(fc.record({ a: fc.option(number) }), { maxLength: 2 }),
  },
  { requiredKeys: ["n", "e", "f"] },
);

const seen = { checked: 0, narrowed: 0, covered: 0, evaluated: 0 };

test("what checks never misses a value of a complete form, and is blank only where its type says so", {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(formula, fc.array(complete, { minLength: 8, maxLength: 8 }), (source, inputs) => {
      const { type, diagnostics } = check(source, scope);
      if (diagnostics.length > 0) return;
      const before = check(source, { ...scope, edition: 0 });
      seen.checked += 1;
      seen.narrowed += Number(before.diagnostics.length > 0);
      seen.covered += Number(before.diagnostics.length === 0 && before.type.optional && !type.optional);
      const compiled = compile(source, scope);
      for (const input of inputs) {
        const result = compiled.evaluate(input);
        seen.evaluated += 1;
        if ("error" in result) throw new Error(`${result.error.code} of ${source}`);
        if (!type.optional) expect(result.value).not.toBeNull();
        expect(compiled.evaluateExactly(input)).toEqual(result);
      }
    }),
    { numRuns: 8_000, seed: 12 },
  );
});

test("much was concluded from conditions: else nothing would have been held", () => {
  expect(seen.checked).toBeGreaterThan(1_000);
  expect(seen.narrowed).toBeGreaterThan(100);
  expect(seen.covered).toBeGreaterThan(5);
});
