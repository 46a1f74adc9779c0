import { describe, expect, test } from "vitest";
import { check, compile, complete, references, render } from "../src/index.ts";

/** Conditions on lists of single values, in which `value` and `值` name the member. */
const schema = {
  type: "object",
  required: ["marks", "value", "tags", "days", "rows", "least"],
  properties: {
    marks: { type: "array", items: { type: ["number", "null"] } },
    value: { type: "number" },
    least: { type: "number" },
    tags: { type: "array", items: { enum: ["甲", "乙"] } },
    days: { type: "array", items: { type: "string", format: "date" } },
    rows: {
      type: "array",
      items: {
        type: "object",
        required: ["n", "value", "xs"],
        properties: {
          n: { type: "number" },
          value: { type: "number" },
          xs: { type: "array", items: { type: "number" } },
        },
      },
    },
  },
};
const scope = { schema, ratings: true };
const input = {
  marks: [90, null, 80, 95],
  value: 1,
  least: 90,
  tags: ["甲", "乙", "甲"],
  days: ["2026-07-01", "2026-08-01"],
  rows: [
    { n: 1, value: 5, xs: [1, 6] },
    { n: 2, value: 1, xs: [2] },
  ],
  ratings: { peer: [90, 85] },
};

describe("a condition on single values", () => {
  test.each([
    ["COUNT(ratings.peer[value >= 90]) / COUNT(ratings.peer)", 0.5],
    ["COUNT(ratings.peer[值 >= 90])", 1],
    ["COUNT(ratings.self[value >= 90])", 0],
    ["SUM(marks[value >= least])", 185],
    ["COUNT(marks[TRUE])", 3],
    ["ISBLANK(marks[value > 100])", true],
    ['COUNTA(tags[value = "甲"])', 2],
    ['COUNT(days[value > "2026-07-15"])', 1],
    ["AVERAGE(marks[value > AVERAGE(marks)])", 92.5],
    ["SUM(marks[value < 95][value > 80])", 90],
    ["LARGE(marks[value < 95], 1)", 90],
    // The row's own name comes first, and is no member.
    ["COUNT(rows[value > 2])", 1],
    ["COUNT(rows[COUNT(xs[value > n]) > 0])", 1],
    ["SUM(rows.xs[value > 1])", 8],
    // A field of that name is hidden.
    ["COUNT(marks[value = 1])", 0],
    ["value + COUNT(marks[值 > 80])", 3],
  ])("%s", (source, value) => {
    const formula = compile(source, scope);
    expect(formula.evaluate(input)).toEqual({ value });
    expect(formula.evaluateExactly(input)).toEqual({ value });
    expect(formula.explain(input).value).toEqual(value);
  });

  test.each([
    ["marks[value]", "type-mismatch 6-11"],
    ['marks[value = "甲"]', "type-mismatch 14-17"],
    ['tags[value = "丙"]', "not-in-enum 13-16"],
    ["marks[分 > 1]", "unknown-name 6-7"],
    ["marks[value > 1].x", "type-mismatch 0-16"],
    ["least[value > 1]", "type-mismatch 0-5"],
    ["值 > 1", "unknown-name 0-1"],
  ])("%s is refused", (source, expected) => {
    const { diagnostics } = check(source, scope);
    expect(diagnostics.map(({ code, from, to }) => `${code} ${from}-${to}`)).toEqual([expected]);
    for (const diagnostic of diagnostics) expect(render(diagnostic, "zh")).not.toBe("");
  });

  test("came with edition 1", () => {
    const { diagnostics } = check("SUM(marks[value > 1])", { ...scope, edition: 0 });
    expect(diagnostics.map(({ code }) => code)).toEqual(["type-mismatch"]);
  });

  test("the member is no reference to the field of that name, and is offered while writing", () => {
    const source = "value + COUNT(marks[value > least])";
    const paths = references(source, scope).map(({ path, from }) => `${path.join(".")} ${from}`);
    expect(paths).toEqual(["value 0", "marks 14", "least 28"]);
    expect(complete("COUNT(marks[val", 15, scope).map(({ label }) => label)).toContain("value");
    expect(complete("COUNT(marks[值", 13, scope).map(({ label }) => label)).toEqual(["值"]);
  });
});
