import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, compileProgram, limits, render } from "../src/index.ts";

const rows = {
  type: "array",
  items: { type: "object", required: ["a"], properties: { a: { type: "number" } } },
};
const schema = {
  type: "object",
  required: ["x", "factors", "rows"],
  properties: { x: { type: "number" }, factors: { type: "array", items: { type: "number" } }, rows },
};
const scope = { schema };

/** Definitions each of which is made of the one before. */
function chain(first: string, length: number, next: (before: string) => string) {
  const definitions = [{ name: "d0", source: first }];
  for (let index = 1; index <= length; index += 1)
    definitions.push({ name: `d${index}`, source: next(`d${index - 1}`) });
  return compileProgram(definitions, scope);
}

describe("an evaluation ends soon, whatever a formula asks for", () => {
  test("numbers that square each other and stay small: an error with its place, well within the time that a test may take", () => {
    const program = chain("x", 60, (before) => `MOD(${before} * ${before}, 7 / 3) + 1 / 11`);
    const { errors } = program.evaluateExactly({ x: 1.0000001 });
    const [error] = Object.values(errors);
    expect(error).toMatchObject({ code: "limit-exceeded" });
    expect(error && render(error, "zh")).toMatch(/计算量|长度/);
  });

  test("long powers joined over and over", () => {
    const power = (n: number) => `(x + 1 / ${n}) ^ 1000`;
    const source = Array.from({ length: 200 }, (_, index) => power(3 + 2 * index)).join(" + ");
    const result = compile(source, scope).evaluateExactly({ x: 0.123456789 });
    expect(result).toMatchObject({ error: { code: "limit-exceeded", params: { limit: "effort" } } });
  });

  test("texts that double each other: an error, no exception of the engine's", () => {
    const program = chain('"abcdefgh"', 60, (before) => `${before} & ${before}`);
    const { values, errors } = program.evaluate({});
    expect(values.d10).toHaveLength(8 * 2 ** 10);
    expect(errors.d60).toMatchObject({ code: "limit-exceeded", params: { limit: "text" } });
  });

  test("rows gone through once for each row: as many as a form holds, but not those multiplied", () => {
    const source = "COUNT(rows[COUNT(rows[COUNT(rows[a > x]) > 0]) > 0])";
    const formula = compile(source, scope);
    const filled = (count: number) => ({ x: 0, rows: Array.from({ length: count }, () => ({ a: 1 })) });
    expect(formula.evaluate(filled(50))).toEqual({ value: 50 });
    expect(formula.evaluate(filled(1_000))).toMatchObject({
      error: { code: "limit-exceeded", params: { limit: "effort", most: limits.effort } },
    });
    expect(compile("COUNT(rows[a > x])", scope).evaluate(filled(10_000))).toEqual({ value: 10_000 });
  });

  test("the product of a whole list of long decimals is within it", () => {
    const factors = Array.from({ length: 10_000 }, (_, index) => (index % 2 ? 0.123456789012345 : 8.1));
    expect(compile("PRODUCT(factors) < x", scope).evaluate({ x: 2, factors })).toEqual({ value: true });
  });
});

describe("what a definition comes to hangs on itself alone", () => {
  test("not on what was computed before it, and explaining says the same", () => {
    const heavy = "(x + 1 / 7) ^ 300 * (x + 1 / 11) ^ 200 + (x + 1 / 13) ^ 100";
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (copies, x) => {
          const alone = compile(heavy, scope).evaluateExactly({ x });
          const definitions = Array.from({ length: copies }, (_, index) => ({
            name: `c${index}`,
            source: heavy,
          }));
          const { values, errors } = compileProgram(definitions, scope).evaluateExactly({ x });
          for (const { name } of definitions) {
            if ("value" in alone) expect(values[name]).toEqual(alone.value);
            else expect(errors[name]).toMatchObject(alone.error);
          }
          const explained = compile(heavy, scope).explain({ x });
          if ("value" in alone) expect(explained.value).toEqual(alone.value);
          else expect(explained.error).toMatchObject(alone.error);
        },
      ),
      { numRuns: 5 },
    );
  });
});
