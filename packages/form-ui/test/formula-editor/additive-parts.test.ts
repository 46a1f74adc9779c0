import { describe, expect, it } from "vitest";
import { additiveParts } from "../../src/formula-editor/additive-parts.ts";
import { contributionsOf } from "../../src/formula-editor/contributions.ts";

describe("the parts of a sum", () => {
  it.each([
    ["a + b - c", "+a | +b | -c"],
    ["ROUND(MIN(30, a / b * 30) + SUM(x.y) - z * 5, 2)", "+MIN(30, a / b * 30) | +SUM(x.y) | -z * 5"],
    ["ROUND(MIN(100, MAX(0, a - (b - c) + -d)), 2)", "+a | -b | +c | +-d"],
    ["=CLAMP(SUM(a, b ?? 0), 0, 100)", "+a | +b ?? 0"],
    ["（a ＋ b）－ c", "+a | +b | -c"],
    ["a % + b", "+a % | +b"],
    ['IF(x = "+", 1, 2) + b', '+IF(x = "+", 1, 2) | +b'],
  ])("of %s are %s", (source, parts) => {
    const found = additiveParts(source).map(
      ({ from, to, sign }) => (sign < 0 ? "-" : "+") + source.slice(from, to),
    );
    expect(found.join(" | ")).toBe(parts);
  });

  it.each(["a", "a * (b + c)", "a > b + c", "MIN(a, b + c)", "a & b + c", "", "a +"])(
    "%s has none",
    (source) => expect(additiveParts(source)).toEqual([]),
  );
});

describe("contributions", () => {
  const scope = {
    schema: {
      type: "object",
      required: ["a", "b"],
      properties: {
        a: { type: "number" },
        b: { type: "number" },
        list: {
          type: "array",
          items: { type: "object", required: ["n"], properties: { n: { type: "number" } } },
        },
      },
    },
  };

  it("add up to the result with what limits and rounding take away", () => {
    const found = contributionsOf("ROUND(MIN(10, a * 2 - b), 0)", scope, { a: 8, b: 3.4 });
    expect(found?.parts.map(({ value }) => value)).toEqual([16, -3.4]);
    expect(found?.result).toBe(10);
    expect(found?.adjustment).toBeCloseTo(-2.6, 9);
    expect(found?.parts.map(({ share }) => share)).toEqual([16 / 19.4, 3.4 / 19.4]);
  });

  it("of lists inside SUM are the lists' sums", () => {
    const found = contributionsOf("SUM(a, list.n)", scope, { a: 1, b: 0, list: [{ n: 2 }, { n: 3 }] });
    expect(found?.parts.map(({ value }) => value)).toEqual([1, 5]);
  });

  it("are not told of a formula with mistakes, of a part without value, of a single part", () => {
    expect(contributionsOf("a + nothing", scope, { a: 1, b: 1 })).toBeNull();
    expect(contributionsOf("a + 1 / b", scope, { a: 1, b: 0 })).toBeNull();
    expect(contributionsOf("a * b", scope, { a: 1, b: 1 })).toBeNull();
  });
});
