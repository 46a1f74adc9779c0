import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { compile, mayComeBelowZero } from "../src/index.ts";

const negative = (words: readonly string[]) => words.includes("差");

describe("whether a formula may come below 0", () => {
  it.each([
    ["0", false],
    ["-0", false],
    ["-1", true],
    ["数 * 2 + 1", false],
    ["数 - 1", true],
    ["MAX(0, 数 - 1)", false],
    ["MIN(0, 数 - 1)", true],
    ["MIN(5, 数)", false],
    ["CLAMP(差, 0, 5)", false],
    ["CLAMP(差, -5, 0)", true],
    ["SCALE(差, -5, 5, 0, 10)", false],
    ["SCALE(数, 0, 5, 10, -10)", true],
    ["IF(差 < -1, 1, 2)", false],
    ["IF(数 > 1, -1, 2)", true],
    ["IFS(数 > -1, 1, TRUE, 2)", false],
    ["SWITCH(差, -1, 1, 2)", false],
    ["SWITCH(数, 1, -1, 2)", true],
    ["SWITCH(数, 1, 2, -1)", true],
    ["BAND(差, [[-1, 1]], 0)", false],
    ["BAND(差, [[1, 1]], -1)", true],
    ["BAND(数, [[3, 1], [1, -1]], 0)", true],
    ["BAND(数, [[3, -1], [1, 1]], 0)", true],
    ["WEIGHTED([[1, 数], [2, 差]])", true],
    ["WEIGHTED([[1, 差], [2, 数]])", true],
    ["WEIGHTED([[1, 数], [2, 数]])", false],
    ["SUM(表.差)", true],
    ["SUM(表[差 < -1].数)", false],
    ["DAYSBETWEEN(起, 止)", true],
    ["数 +", true],
  ])("%s: %s", (source, expected) => {
    expect(mayComeBelowZero(source, negative)).toBe(expected);
  });
});

const part = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("数", "差", "0", "2", "-3"),
    fc.tuple(fc.constantFrom("+", "-", "*"), tie("part"), tie("part")).map(([o, a, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(fc.constantFrom("MAX", "MIN", "SUM"), tie("part"), tie("part"))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    tie("part").map((a) => `ABS(${a})`),
    fc.tuple(tie("part"), tie("part"), tie("part")).map(([a, b, c]) => `IF(${a} > 0, ${b}, ${c})`),
    fc.tuple(tie("part"), tie("part"), tie("part")).map(([a, b, c]) => `BAND(${a}, [[1, ${b}]], ${c})`),
  ),
})).part;

test("what is said never to come below 0 never does", () => {
  const number = { type: "number" };
  const scope = {
    schema: { type: "object", required: ["数", "差"], properties: { 数: number, 差: number } },
  };
  fc.assert(
    fc.property(part, fc.integer({ min: 0, max: 9 }), fc.integer({ min: -9, max: 9 }), (source, 数, 差) => {
      if (mayComeBelowZero(source, negative)) return;
      const result = compile(source, scope).evaluate({ 数, 差 });
      expect([source, "value" in result && Number(result.value) >= 0]).toEqual([source, true]);
    }),
  );
});
