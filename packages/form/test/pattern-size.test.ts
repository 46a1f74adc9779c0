import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { fieldLimits } from "../src/fields/limits.ts";
import { longestTextFor, patternSize } from "../src/fields/pattern-size.ts";
import { linearPattern } from "../src/fields/patterns.ts";
import { checkForm, importSchema, prepareForm } from "../src/index.ts";
import { rangesOf } from "./forms/hostile-forms.ts";
import { smallForm } from "./forms/small-form.ts";

const large = rangesOf(36);

function formOf(properties: Record<string, unknown>) {
  return JSON.parse(JSON.stringify({ ...smallForm({}), fields: { type: "object", properties } }));
}
const ofPatterns = (patterns: readonly string[]) =>
  formOf(
    Object.fromEntries(
      patterns.map((pattern, index) => [`t${index}`, { type: "string", title: `文${index}`, pattern }]),
    ),
  );
const told = (patterns: readonly string[]) =>
  checkForm(ofPatterns(patterns)).filter(({ path }) => path.endsWith("/pattern"));

describe("the size of a pattern with its repetitions written out", () => {
  test.each([
    ["abc", 3],
    ["^[0-9]{17}[0-9Xx]$", 20],
    ["(ab){3}", 12],
    ["a{2,5}", 8],
    ["a{3,}", 4],
    ["(?:a{10}){10}", 120],
    [String.raw`\(a\){2}`, 4],
    ["[(]{3}", 3],
    ["[a-z]{0,1000}", 2_000],
    [large, 72_000],
  ])("%s: %i steps", (pattern, size) => {
    expect(patternSize(pattern)).toBe(size);
  });

  test("is what the engine makes of it, or somewhat more; never less by far", () => {
    const atom = fc.constantFrom("a", "[a-z]", String.raw`\d`, ".", "[^x]", "(a|b)", "(?:ab)");
    const times = fc.constantFrom("", "*", "+", "?", "{3}", "{0,20}", "{2,}", "{5,9}");
    const part = fc.tuple(atom, times).map((pair) => pair.join(""));
    const pattern = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 6 }), times)
      .map(([parts, outer]) => `(?:${parts.join("")})${outer}x`);
    fc.assert(
      fc.property(pattern, (source) => {
        const steps = RE2JS.compile(source).programSize();
        expect(patternSize(source)).toBeGreaterThan(steps / 3 - 5);
      }),
    );
  });
});

describe("a pattern too large to run soon", () => {
  test("is refused with its size and the mend, without compiling it", () => {
    const [problem, ...others] = told([large]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "bad-pattern", severity: "error" });
    expect(problem?.message.zh).toContain("展开后有 72000 步，最多 5000 步");
    expect(problem?.message.en).toContain("maxLength");
  });

  test("so are those that are too large together, each beyond the limit, and equal ones count once", () => {
    const each = (index: number) => `^${index}[a-z]{0,1000}$`;
    const many = Array.from({ length: 40 }, (_, index) => each(index));
    const refused = told(many);
    expect(refused.length).toBe(40 - Math.floor(fieldLimits.patternSizes / patternSize(each(0))));
    expect(refused[0]?.message.zh).toContain("全表的格式规则");
    expect(told(Array.from({ length: 40 }, () => each(0)))).toEqual([]);
  });

  test("of a foreign schema is left out by its name, its default and options untried", () => {
    const { findings, partial } = importSchema({
      type: "object",
      properties: {
        a: { type: "string", pattern: large, default: "x" },
        b: { type: "string", pattern: `${large}1`, enum: ["x", "y"] },
        c: { type: "array", items: { type: "string", pattern: `${large}2` }, default: ["x"] },
      },
    });
    expect(findings.filter(({ severity }) => severity === "error").map(({ path }) => path)).toContain(
      "/properties/a/pattern",
    );
    expect(partial?.form.fields.properties.a).not.toHaveProperty("pattern");
  });
});

describe("a text too long for its pattern", () => {
  const pattern = "^[ab]{0,1000}$";
  const longest = longestTextFor(2_000);

  test("is not looked at, and told as too long", () => {
    const prepared = prepareForm(ofPatterns([pattern]));
    const codes = (text: string) => prepared.validate({ t0: text }).problems.map(({ code }) => code);
    expect(codes("ab")).toEqual([]);
    expect(codes("c")).toEqual(["wrong-pattern"]);
    expect(codes("c".repeat(longest - 50))).toEqual(["wrong-pattern"]);
    expect(codes("a".repeat(longest + 1))).toEqual(["too-long"]);
  });

  test("usual patterns take any text that can be stored", () => {
    expect(linearPattern("^[0-9]{17}[0-9Xx]$").longest).toBeGreaterThan(200_000);
  });
});
