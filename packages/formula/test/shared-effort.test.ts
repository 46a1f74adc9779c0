import { describe, expect, test } from "vitest";
import { compileProgram, limits, ProgramError, render } from "../src/index.ts";
import * as runtime from "../src/runtime.ts";

const rows = {
  type: "array",
  items: { type: "object", required: ["a"], properties: { a: { type: "number" } } },
};
const schema = {
  type: "object",
  required: ["x", "text", "rows"],
  properties: { x: { type: "number" }, text: { type: "string" }, rows },
};
const scope = { schema };
const filled = (count: number) => ({
  x: 0,
  text: "文".repeat(100_000),
  rows: Array.from({ length: count }, () => ({ a: 1 })),
});
const nested = "COUNT(rows[COUNT(rows[a > x]) > 0])";
const many = (count: number, source: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `d${index}`, source }));

describe("one effort for an evaluation of a program", () => {
  // 850 rows for each of them are some 8 million units: two definitions are within the twenty million, the third is not.
  const program = compileProgram(many(13, nested), scope);
  const { values, errors } = program.evaluate(filled(850));

  test("what is beyond it is an error in words at its place, in each further definition", () => {
    expect([values.d0, values.d1]).toEqual([850, 850]);
    expect(Object.keys(errors)).toEqual(
      many(13, "")
        .slice(2)
        .map(({ name }) => name),
    );
    expect(errors.d2).toMatchObject({
      code: "limit-exceeded",
      definition: "d2",
      params: { limit: "effort", most: limits.effort },
    });
    expect(errors.d2 && render(errors.d2, "zh")).toContain("计算量");
  });

  test("exact evaluation, explanation and the kept tree say the same", () => {
    expect(program.evaluateExactly(filled(850))).toEqual({ values, errors });
    const { d1, d2 } = program.explain(filled(850));
    expect(d1?.value).toBe(850);
    expect(d2?.error?.code).toBe("limit-exceeded");
    const kept: runtime.TypedProgram = JSON.parse(JSON.stringify(program.tree));
    expect(runtime.instantiate(kept).evaluate(filled(850))).toEqual({ values, errors });
  });

  test("as many rows as a form holds, gone through for each of them, are within it", () => {
    expect(compileProgram(many(1, nested), scope).evaluate(filled(1_000)).errors).toEqual({});
  });

  test("each evaluation has its own", () => {
    expect(program.evaluate(filled(850))).toEqual({ values, errors });
    expect(program.evaluate(filled(50)).errors).toEqual({});
  });

  test("thousands of definitions that look at a few rows each are within it", () => {
    const cheap = compileProgram(many(1_000, nested), scope);
    expect(cheap.evaluate(filled(20)).errors).toEqual({});
  });

  test("long conditions cost what they are long, and long texts too", () => {
    const condition = Array.from({ length: 400 }, (_, index) => `a > x - ${index}`).join(" AND ");
    const long = compileProgram(many(60, `COUNT(rows[${condition}]) / 7`), scope);
    expect(long.evaluateExactly(filled(1_000)).errors.d59).toMatchObject({ params: { limit: "effort" } });
    const texts = Array.from({ length: 250 }, () => 'IF(CONTAINS(text, "甲"), 1, 0)').join(" + ");
    const ofTexts = compileProgram(many(100, texts), scope);
    expect(ofTexts.evaluate(filled(1)).errors.d99).toMatchObject({ params: { limit: "effort" } });
  });
});

describe("a program compiled before the effort was shared", () => {
  test("has as much for each definition, and scores what it scored", () => {
    const { effort, ...before } = compileProgram(many(4, nested), scope).tree;
    expect(effort).toBe("shared");
    const { values, errors } = runtime.instantiate(before).evaluate(filled(850));
    expect([values, errors]).toEqual([{ d0: 850, d1: 850, d2: 850, d3: 850 }, {}]);
  });

  test("edition 0 stays so", () => {
    expect(compileProgram(many(2, "1 / 3"), { ...scope, edition: 0 }).tree).not.toHaveProperty("effort");
  });
});

describe("a large loop of definitions", () => {
  const loopOf = (count: number) => {
    try {
      compileProgram(
        Array.from({ length: count }, (_, index) => ({
          name: `d${index}`,
          source: `d${(index + 1) % count}`,
        })),
        scope,
      );
    } catch (error) {
      if (error instanceof ProgramError) return error.byDefinition;
    }
    throw new Error("a loop compiles");
  };

  test("is told at each of its members, naming a few", () => {
    const told = loopOf(800);
    expect(Object.keys(told)).toHaveLength(800);
    const [first] = told.d5 ?? [];
    expect(first && render(first, "zh")).toBe("循环引用：d5 → d6 → d7 → d8 → d9 → d10 → d11 → … → d5");
    expect(JSON.stringify(told).length / JSON.stringify(loopOf(400)).length).toBeLessThan(2.1);
  });

  test("a small one is named whole", () => {
    const [first] = loopOf(3).d1 ?? [];
    expect(first && render(first, "en")).toBe("These definitions need each other: d1 → d2 → d0 → d1");
  });
});
