import { describe, expect, test } from "vitest";
import { check, compile, compileProgram, type Edition, ProgramError, render } from "../src/index.ts";
import { input, schema } from "./fixture.ts";

/** What is told of a formula that gives points: the words at its place, and the source after the fix. */
function told(source: string, edition: Edition = 1): string[] {
  const { diagnostics } = check(source, { schema, ratings: true, edition }, "points");
  return diagnostics.map(({ code, from, to, fix }) => {
    const fixed = fix === undefined ? "" : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
    return [code, source.slice(from, to), fixed].join(" | ");
  });
}

const refused: readonly (readonly [source: string, ...told: string[]])[] = [
  ["IF(base >= 95, 10)", "missing-else | IF(base >= 95, 10) | IF(base >= 95, 10, 0)"],
  ["IF（base >= 95，10）", "missing-else | IF（base >= 95，10） | IF（base >= 95，10, 0）"],
  ["(if(done, 10))", "missing-else | if(done, 10) | (if(done, 10, 0))"],
  [
    "IFS(base >= 95, 10, base > 80, 5)",
    "missing-else | IFS(base >= 95, 10, base > 80, 5) | IFS(base >= 95, 10, base > 80, 5, 0)",
  ],
  [
    'SWITCH(category, "field", 1)',
    'missing-else | SWITCH(category, "field", 1) | SWITCH(category, "field", 1, 0)',
  ],
  [
    "SWITCH(deduct, 1, 10, 2, 20)",
    "missing-else | SWITCH(deduct, 1, 10, 2, 20) | SWITCH(deduct, 1, 10, 2, 20, 0)",
  ],
  ["IF(done, IF(base > 90, 3), 1)", "missing-else | IF(base > 90, 3) | IF(done, IF(base > 90, 3, 0), 1)"],
  [
    "IF(done, IF(base > 90, 3))",
    "missing-else | IF(done, IF(base > 90, 3)) | IF(done, IF(base > 90, 3), 0)",
    "missing-else | IF(base > 90, 3) | IF(done, IF(base > 90, 3, 0))",
  ],
  [
    "IFS(done, IF(base > 90, 3), TRUE, 1)",
    "missing-else | IF(base > 90, 3) | IFS(done, IF(base > 90, 3, 0), TRUE, 1)",
  ],
  ["bonus ?? IF(done, 1)", "missing-else | IF(done, 1) | bonus ?? IF(done, 1, 0)"],
  ["IFBLANK(bonus, IF(done, 1))", "missing-else | IF(done, 1) | IFBLANK(bonus, IF(done, 1, 0))"],
  ["IFERROR(IF(done, 1), 0)", "missing-else | IF(done, 1) | IFERROR(IF(done, 1, 0), 0)"],
  ["SAFEDIV(1, deduct, IF(done, 1))", "missing-else | IF(done, 1) | SAFEDIV(1, deduct, IF(done, 1, 0))"],
  [
    "BAND(base, [[60, IF(done, 1)]], 0)",
    "missing-else | IF(done, 1) | BAND(base, [[60, IF(done, 1, 0)]], 0)",
  ],
  ["COHORT.RANK(IF(done, base))", "missing-else | IF(done, base) | COHORT.RANK(IF(done, base, 0))"],
  [
    "IFS(done, 1, done = TRUE, 0)",
    "missing-else | IFS(done, 1, done = TRUE, 0) | IFS(done, 1, done = TRUE, 0, 0)",
  ],
  ["IF(NOT done, IF(done, 1), 0)", "missing-else | IF(done, 1) | IF(NOT done, IF(done, 1, 0), 0)"],
  [
    "IFS(base > 60, 1, base < 60, 0)",
    "missing-else | IFS(base > 60, 1, base < 60, 0) | IFS(base > 60, 1, base < 60, 0, 0)",
  ],
];

const accepted: readonly string[] = [
  "IF(base >= 95, 10, 0)",
  "IF(base >= 95, 10, BLANK())",
  "IFS(done, 1, done = FALSE, 0)",
  "IFS(done = TRUE, 1, done <> TRUE, 0)",
  "IF(done, bonus, 0)",
  "bonus",
  "BLANK()",
  "IF(base >= 95, 10) ?? 0",
  "IFBLANK(IF(done, 1), 0)",
  "SUM(IF(done, 5), IF(base > 60, 3))",
  "WEIGHTED([[1, IF(done, 5)], [2, base]])",
  "IF(ISBLANK(IF(done, 5)), 1, 2)",
  "IFS(base >= 95, 10, TRUE, 0)",
  "IFS(base >= 60, 1, base < 60, 0)",
  "IFS(60 <= base, 1, NOT base >= 60, 0)",
  "IFS(base >= 90, 10, base >= 80 AND base < 90, 8, base < 80, 0)",
  "IFS(base < 0, 1, base = 0, 2, base > 0, 3)",
  "IFS(base > quality, 1, quality >= base, 0)",
  "IFS(since < until, 1, since >= until, 0)",
  "IFS(done, 1, NOT done, 0)",
  "IFS(done AND base > 60, 1, NOT done, 2, base <= 60, 3)",
  "IFS(ISBLANK(bonus), 1, NOT ISBLANK(bonus), 2)",
  'IFS(category = "field", 1, category = "technical", 2, category = "general", 3)',
  'IFS(category = "field", 1, category <> "field", 3)',
  "IF(base >= 60, 1, IF(base < 60, 0))",
  'SWITCH(category, "field", 1, "technical", 2, "general", 3)',
  "SWITCH(done, TRUE, 1, FALSE, 0)",
  "SWITCH(TRUE, base >= 60, 1, base < 60, 0)",
];

describe("a formula that gives points", () => {
  for (const [source, ...expected] of refused)
    test(`refuses ${source}`, () => expect(told(source)).toEqual(expected));
  for (const source of accepted) test(`accepts ${source}`, () => expect(told(source)).toEqual([]));

  test("is a number", () => {
    expect(told("name")).toEqual(["type-mismatch | name | "]);
    expect(told('IF(done, "合格")')[0]).toMatch(/^type-mismatch/);
  });

  test("may leave out the else in edition 0, and where no points are given", () => {
    expect(told("IF(base >= 95, 10)", 0)).toEqual([]);
    expect(check("IF(base >= 95, 10)", { schema }, "number?").diagnostics).toEqual([]);
    expect(check("IF(done, 10)", { schema })).toMatchObject({ type: { optional: true }, diagnostics: [] });
  });

  test("is held in a program, where it may be blank", () => {
    const program = (source: string) =>
      compileProgram([{ name: "a", source, expected: "points" }], { schema });
    expect(() => program("IF(done, 1)")).toThrow(ProgramError);
    expect(program("BLANK()").tree.definitions[0]?.type).toBe("number?");
    expect(program("IF(done, 1, BLANK())").evaluate({ ...input, done: false })).toEqual({
      values: { a: null },
      errors: {},
    });
  });

  test("says why in both languages", () => {
    const [told] = check("IF(done, 1)", { schema }, "points").diagnostics;
    if (told === undefined) throw new Error("nothing is told");
    expect(render(told, "zh")).toMatch(/^IF 没有写.*BLANK\(\)$/);
    expect(render(told, "en")).toMatch(/^IF does not say.*BLANK\(\).*$/);
  });
});

describe("what is known to be covered is plain", () => {
  test.each([
    ['SWITCH(category, "field", 1, "technical", 2, "general", 3)', "other", 19],
    ['IFS(category = "field", 1, category = "technical", 2, category = "general", 3)', "other", 20],
  ])("%s, and a value that is none of the choices is missing", (source, category, to) => {
    const formula = compile(source, { schema });
    expect(formula.type).toEqual({ kind: "number", optional: false });
    expect(formula.evaluate({ ...input, category })).toMatchObject({ error: { code: "missing-value" } });
    expect(formula.evaluate({ ...input, category: "general" })).toEqual({ value: 3 });
    expect(to).toBeGreaterThan(0);
  });

  test("conditions that are too many or too long to go through prove nothing", () => {
    const long = Array.from({ length: 61 }, (_, index) => `base = ${index}, 1`).join(", ");
    expect(check(`IFS(${long}, NOT base = 0, 2)`, { schema }).type.optional).toBe(true);
    const many = ["base", "quality", "deduct", "办结数", "受理数"].map((name) => `${name} > 1`).join(" OR ");
    expect(check(`IFS(${many}, 1, NOT (${many}), 2)`, { schema }).type.optional).toBe(true);
  });
});
