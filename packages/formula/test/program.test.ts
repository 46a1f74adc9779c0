import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { compileProgram, type Definition, type Explanation, ProgramError, type Scope } from "../src/index.ts";
import { input, scope } from "./fixture.ts";

const thirds: readonly Definition[] = [
  {
    name: "score.published",
    source: "ROUND(CLAMP(score.raw, 0, 100), 2)",
    expected: "number",
    title: "公布分",
  },
  { name: "score.raw", source: "groups.common + indicators.[A-1] * 2", title: "原始分" },
  { name: "groups.common", source: "SUM(indicators.A1, indicators.A2, indicators.A3)", title: "共性指标" },
  { name: "indicators.A1", source: "10 / 3", title: "政治素质" },
  { name: "indicators.A2", source: "10 / 3" },
  { name: "indicators.A3", source: "10 / 3" },
  { name: "indicators.A-1", source: "办结数 / 受理数" },
];

function mistakes(definitions: readonly Definition[], within: Scope = scope): Record<string, string[]> {
  try {
    compileProgram(definitions, within);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return Object.fromEntries(
      Object.entries(error.byDefinition).map(([name, list]) => [
        name,
        list.map(({ code, from, to }) => `${code} ${from}-${to}`),
      ]),
    );
  }
  return {};
}

describe("definitions that name each other", () => {
  test("are evaluated in dependency order, exactly: three times 10/3 makes 10", () => {
    const program = compileProgram([...thirds, { name: "exact", source: "groups.common = 10" }], scope);
    expect(program.evaluate(input)).toEqual({
      values: {
        exact: true,
        "groups.common": 10,
        "indicators.A-1": 1 / 3,
        "indicators.A1": 10 / 3,
        "indicators.A2": 10 / 3,
        "indicators.A3": 10 / 3,
        "score.published": 10.67,
        "score.raw": 32 / 3,
      },
      errors: {},
    });
    expect(program.order.indexOf("score.raw")).toBeGreaterThan(program.order.indexOf("groups.common"));
  });

  test("see each other's types, also optional ones", () => {
    expect(
      mistakes([
        { name: "indicators.A1", source: "IF(done, 1)" },
        { name: "score.raw", source: "indicators.A1 + 1" },
        { name: "score.wrong", source: 'indicators.A1 ?? "x"' },
      ]),
    ).toEqual({ "score.raw": ["optional-value 0-13"], "score.wrong": ["type-mismatch 17-20"] });
  });

  test("an unknown one is told with the nearest", () => {
    expect(
      mistakes([
        { name: "indicators.A1", source: "1" },
        { name: "score.raw", source: "indicators.A2 + indicatrs.A1" },
      ]),
    ).toEqual({
      "score.raw": ["unknown-name 11-13", "unknown-name 16-25"],
    });
  });

  test("a name without a dot is read by itself", () => {
    const program = compileProgram(
      [
        { name: "total", source: "part * 2" },
        { name: "part", source: "base" },
      ],
      scope,
    );
    expect(program.evaluate(input).values).toEqual({ part: 60, total: 120 });
  });

  test("a mistake in one is not told again in those that name it", () => {
    expect(
      mistakes([
        { name: "a", source: "base +" },
        { name: "b", source: "a + 1" },
        { name: "c", source: "办结", expected: "text" },
        { name: "d", source: "c + 1" },
      ]),
    ).toEqual({
      a: ["expected-token 6-6"],
      c: ["unknown-name 0-2"],
      d: ["type-mismatch 0-1"],
    });
  });

  test("a loop is told in each of its definitions, by its names", () => {
    const definitions = [
      { name: "a.x", source: "a.y + 1" },
      { name: "a.y", source: "b * 2" },
      { name: "b", source: "1 + a.x" },
      { name: "self", source: "self" },
      { name: "outside", source: "a.x" },
    ];
    expect(mistakes(definitions)).toEqual({
      "a.x": ["cyclic-definition 0-3"],
      "a.y": ["cyclic-definition 0-1"],
      b: ["cyclic-definition 4-7"],
      self: ["cyclic-definition 0-4"],
    });
    try {
      compileProgram(definitions, scope);
    } catch (error) {
      const names = error instanceof ProgramError ? error.byDefinition["a.x"]?.[0]?.params.names : null;
      expect(names).toEqual(["a.x", "a.y", "b", "a.x"]);
    }
  });

  test("a long chain is no deep one", () => {
    const chain = Array.from({ length: 1_500 }, (_, index) => ({
      name: `n.x${index}`,
      source: index === 1_499 ? "1" : `n.x${index + 1} + 1`,
    }));
    expect(compileProgram(chain, scope).evaluate({}).values["n.x0"]).toBe(1_500);
  });

  test("an error passes on to those that name it, with its origin", () => {
    const program = compileProgram(
      [
        { name: "indicators.A1", source: "1 / (deduct - 2)" },
        { name: "score.raw", source: "indicators.A1 + 1" },
        { name: "score.safe", source: "IFERROR(indicators.A1, 0)" },
      ],
      scope,
    );
    const origin = { code: "division-by-zero", from: 0, to: 16, params: {}, definition: "indicators.A1" };
    expect(program.evaluate(input)).toEqual({
      values: { "indicators.A1": null, "score.raw": null, "score.safe": 0 },
      errors: { "indicators.A1": origin, "score.raw": origin },
    });
  });

  test("an expected type must be one, and is held", () => {
    expect(() => compileProgram([{ name: "x", source: "1", expected: "money" }], scope)).toThrow(TypeError);
    expect(mistakes([{ name: "x", source: "name", expected: "number" }])).toEqual({
      x: ["type-mismatch 0-4"],
    });
  });

  test("hostile names are names", () => {
    const program = compileProgram(
      [
        { name: "__proto__", source: "1" },
        { name: "x.constructor", source: "[__proto__] + 1" },
      ],
      scope,
    );
    expect(Object.entries(program.evaluate({}).values)).toEqual([
      ["__proto__", 1],
      ["x.constructor", 2],
    ]);
  });

  test("definitions that square each other end at a limit", () => {
    const squares = Array.from({ length: 40 }, (_, index) => ({
      name: `s${index}`,
      source: index === 0 ? "1 / 3" : `s${index - 1} * s${index - 1}`,
    }));
    expect(compileProgram(squares, scope).evaluate({}).errors.s39?.code).toBe("limit-exceeded");
  });
});

describe("reserved rows", () => {
  const within: Scope = {
    ...scope,
    ratings: true,
    previous: true,
    indicators: { B1: "number?", B2: { type: "number", title: "乙二" } },
    datasets: { 案件: { 办结率: "number", 名称: "text" } },
    names: {
      "review.A1": { type: "number?", title: "领导评分" },
      "review.A-2": { type: "number?" },
      cycle: { type: "text" },
    },
  };
  const filled = {
    ...input,
    ratings: { A1: { peer: [80, 90], self: [70] } },
    previous: { score: 88.5 },
    indicators: { B2: 3 },
    data: { 案件: { 办结率: 0.9 } },
    review: { A1: 5 },
    cycle: "2026-Q3",
  };
  const value = (source: string, more: Partial<Definition> = {}, given: unknown = filled) => {
    const { values, errors } = compileProgram([{ name: "x", source, ...more }], within).evaluate(given);
    return errors.x?.code ?? values.x;
  };

  test("ratings of the indicator at hand", () => {
    expect(value("AVERAGE(ratings.peer)", { ratingsOf: "A1" })).toBe(85);
    expect(value("COUNT(ratings.superior)", { ratingsOf: "A1" })).toBe(0);
    expect(value("COUNT(ratings.peer)", { ratingsOf: "A9" })).toBe(0);
    expect(value("COUNT(ratings.peer)", { ratingsOf: "A1" }, input)).toBe(0);
    expect(value("MAX(ratings.peer)", {}, { ...input, ratings: { peer: [1, 2] } })).toBe(2);
  });
  test("indicators from outside", () => {
    expect(value("(indicators.B1 ?? 1) + indicators.B2")).toBe(4);
    expect(value("indicators.B2", {}, input)).toBe("missing-value");
  });
  test("datasets, the cycle before, further names", () => {
    expect(value("data.案件.办结率 ?? 0")).toBe(0.9);
    expect(value("data.案件.办结率 ?? 0", {}, { datasets: { 案件: { 办结率: 0.8 } } })).toBe(0.8);
    expect(value('data.案件.名称 ?? "无"')).toBe("无");
    expect(value("previous.score ?? 0")).toBe(88.5);
    expect(value("previous.grade")).toBe(null);
    expect(value("(review.A1 ?? 0) + (review.[A-2] ?? 1)")).toBe(6);
    expect(value('cycle = "2026-Q3"')).toBe(true);
  });
  test("are not there unless the scope says so", () => {
    expect(mistakes([{ name: "x", source: "ratings.peer" }])).toEqual({ x: ["unknown-name 0-7"] });
  });
  test("stand beside definitions of the same namespace", () => {
    const program = compileProgram(
      [
        { name: "indicators.A1", source: "1" },
        { name: "x", source: "indicators.A1 + indicators.B2" },
      ],
      within,
    );
    expect(program.evaluate(filled).values.x).toBe(4);
  });
});

describe("explanation", () => {
  const outline = ({ text, value, label, children }: Explanation): unknown[] => [
    label === undefined ? text : `${text} (${label})`,
    value,
    ...children.map(outline),
  ];

  test("unfolds the definitions that are referred to, with titles", () => {
    const why = compileProgram(thirds, scope).explain(input, "score.raw");
    expect(why === null ? null : outline(why)).toEqual([
      "groups.common + indicators.[A-1] * 2 (原始分)",
      32 / 3,
      [
        "groups.common (共性指标)",
        10,
        [
          "SUM(indicators.A1, indicators.A2, indicators.A3)",
          10,
          ["indicators.A1 (政治素质)", 10 / 3, ["10 / 3", 10 / 3, ["10", 10], ["3", 3]]],
          ["indicators.A2", 10 / 3, ["10 / 3", 10 / 3, ["10", 10], ["3", 3]]],
          ["indicators.A3", 10 / 3, ["10 / 3", 10 / 3, ["10", 10], ["3", 3]]],
        ],
      ],
      [
        "indicators.[A-1] * 2",
        2 / 3,
        ["indicators.[A-1]", 1 / 3, ["办结数 / 受理数", 1 / 3, ["办结数", 7], ["受理数", 21]]],
        ["2", 2],
      ],
    ]);
  });

  test("shows only what was evaluated, and the error where it arose", () => {
    const program = compileProgram([{ name: "x", source: "IF(done, 1 / (deduct - 2), 5)" }], scope);
    const why = program.explain(input, "x");
    expect(why?.error?.code).toBe("division-by-zero");
    expect(why?.children.map(({ text }) => text)).toEqual(["done", "1 / (deduct - 2)"]);
    expect(program.explain(input, "y")).toBe(null);
    expect(Object.keys(program.explain(input))).toEqual(["x"]);
  });

  test("stays of bearable size", () => {
    const doubling = Array.from({ length: 40 }, (_, index) => ({
      name: `d${index}`,
      source: index === 0 ? "1" : `d${index - 1} + d${index - 1}`,
    }));
    const program = compileProgram(doubling, scope);
    const count = (tree: Explanation): number => tree.children.reduce((sum, child) => sum + count(child), 1);
    const why = program.explain({}, "d39");
    expect(why?.value).toBe(2 ** 39);
    expect(why === null ? 0 : count(why)).toBeLessThanOrEqual(5_000);
  });
});

describe("the group", () => {
  const definitions: readonly Definition[] = [
    { name: "raw", source: "quality + (bonus ?? 0)" },
    {
      name: "standard",
      source: "IF(COHORT.STDEV.P(raw) = 0, 80, 80 + 10 * (raw - COHORT.AVERAGE(raw)) / COHORT.STDEV.P(raw))",
    },
    { name: "rank", source: "COHORT.RANK(raw)" },
    { name: "share", source: "COHORT.PERCENTILE(raw)" },
    { name: "size", source: "COHORT.COUNT()" },
    { name: "bonusRank", source: "COHORT.RANK(bonus)" },
  ];
  const members = [
    { ...input, quality: 90 },
    { ...input, quality: 80, bonus: 10 },
    { ...input, quality: 70 },
    { ...input, quality: null },
  ];

  test("is asked first, then each member", () => {
    const program = compileProgram(definitions, scope);
    expect(program.cohort.map(({ name, definition }) => `${definition} ${name}`).sort()).toEqual([
      "bonusRank RANK",
      "rank RANK",
      "share PERCENTILE",
      "size COUNT",
      "standard AVERAGE",
      "standard STDEV.P",
      "standard STDEV.P",
    ]);
    const cohort = JSON.parse(JSON.stringify(program.cohortValues(members)));
    const each = members.map((member) => program.evaluate({ ...member, cohort }).values);
    expect(each.map(({ rank }) => rank)).toEqual([1, 1, 3, null]);
    expect(each.map(({ share }) => share)).toEqual([1, 1, 1 / 3, null]);
    expect(each.map(({ size }) => size)).toEqual([4, 4, 4, 4]);
    expect(each.map(({ bonusRank }) => bonusRank)).toEqual([null, 1, null, null]);
    expect(each[2]?.standard).toBeCloseTo(80 - 10 * Math.SQRT2, 12);
  });

  test("what is not known yet is a missing value", () => {
    const { errors } = compileProgram(definitions, scope).evaluate(input);
    expect(errors.rank).toMatchObject({ code: "missing-value", from: 0, to: 16 });
  });

  test("an aggregate of nobody is told", () => {
    const program = compileProgram([{ name: "x", source: "COHORT.AVERAGE(bonus)" }], scope);
    expect(program.evaluate({ cohort: program.cohortValues([input]) }).errors.x?.code).toBe(
      "empty-aggregate",
    );
  });

  test("is not nested through definitions either", () => {
    expect(
      mistakes([
        { name: "a", source: "COHORT.MAX(base)" },
        { name: "b", source: "a + 1" },
        { name: "c", source: "COHORT.MAX(b)" },
      ]),
    ).toEqual({
      c: ["nested-cohort 11-12"],
    });
  });
});

describe("the generated module", () => {
  test("evaluates the same, and imports the runtime alone", async () => {
    const program = compileProgram([...thirds, { name: "text", source: '"</script>\u2028` \\"' }], scope);
    const runtime = pathToFileURL(join(import.meta.dirname, "../src/runtime.ts")).href;
    const source = program.toModule({ runtime });
    expect(source.match(/import /g)).toHaveLength(1);
    expect(source).not.toContain("</script>");
    const folder = await mkdtemp(join(import.meta.dirname, "module-"));
    try {
      const file = join(folder, "paper.mjs");
      await writeFile(file, source);
      const module = await import(/* @vite-ignore */ pathToFileURL(file).href);
      expect(module.evaluate(input)).toEqual(program.evaluate(input));
      expect(module.cohort).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("by default names the package's runtime", () => {
    expect(compileProgram(thirds, scope).toModule()).toContain('from "@duheng/formula/runtime"');
  });
});
