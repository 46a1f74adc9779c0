import type { Form, Indicator, IndicatorGroup, Points } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { checkForm } from "../src/index.ts";

const fields = {
  type: "object",
  properties: {
    次数: { type: "integer", title: "次数", "x-id": "a", minimum: 0 },
    净变化: { type: "number", title: "净变化", "x-id": "b", minimum: -10 },
    未限: { type: "number", title: "未限", "x-id": "d" },
    差: { type: "number", title: "差", "x-id": "c", "x-computed": "次数 - 3" },
  },
} as const;

function told(
  kind: IndicatorGroup["kind"],
  points: Points,
  formula = "0",
  more: Partial<Indicator> = {},
): string[] {
  const indicator: Indicator = {
    id: "i1",
    code: "迟到",
    title: "迟到",
    group: "组",
    points,
    by: { kind: "formula", formula },
    ...more,
  };
  const group: IndicatorGroup = {
    id: "g1",
    code: "组",
    title: "组",
    ...(kind === undefined ? {} : { kind }),
  };
  const form: Form = { title: "表", fields, indicators: [indicator], score: { groups: [group] } };
  return checkForm(form).flatMap(({ code, path }) =>
    /^(addition|deduction)-/.test(code) ? [`${code} ${path}`] : [],
  );
}

const floating = (min: number, max: number): Points => ({ kind: "floating", min, max });

describe("points against what the group is for", () => {
  test.each<[IndicatorGroup["kind"], Points, string[]]>([
    [undefined, { kind: "fixed", full: 10 }, []],
    ["common", floating(-5, 5), []],
    ["additions", { kind: "fixed", full: 5 }, ["addition-is-fixed /indicators/0/points"]],
    ["additions", floating(0, 5), []],
    ["additions", floating(-1, 5), ["addition-takes-off /indicators/0/points/min"]],
    ["deductions", { kind: "fixed", full: 5 }, ["deduction-is-fixed /indicators/0/points"]],
    ["deductions", floating(-5, 0), []],
    ["deductions", floating(-5, 1), ["deduction-adds /indicators/0/points/max"]],
  ])("%s: %o", (kind, points, expected) => {
    expect(told(kind, points)).toEqual(expected);
  });
});

test("an item of the negative list in a group of additions is meant to take off", () => {
  expect(told("additions", floating(-20, 0), "0", { polarity: "negative" })).toEqual([]);
});

describe("a formula of a deduction that never comes below 0", () => {
  test.each([
    "次数",
    "次数 * 0.5",
    "MIN(次数, 5)",
    "IF(次数 > 3, 2, 0)",
    "BAND(次数, 0, 0, 3, 2)",
    "BAND(净变化, [[-3, 1], [3, 2]], 0)",
    "MAX(0, 5 - 次数)",
    "max（0，5－次数）",
    "MAX(5 - 次数 * 2, 0)",
    "(MAX(0, 次数 - 3)) * 0.5",
    "MAX(0, 满分 - 次数)",
    "满分 * CLAMP(次数 / 10, 0, 1)",
    "CLAMP(5 - 次数, 0, 5)",
    "ABS(净变化)",
    "IF(净变化 < -3, 1, 0)",
    "SCALE(差, -5, 5, 0, 5)",
  ])("%s is told", (formula) => {
    expect(told("deductions", floating(-5, 0), formula)).toEqual([
      "deduction-never-negative /indicators/0/by/formula",
    ]);
  });

  test.each([
    "-次数",
    "0 - 次数",
    "-0.5 * 次数",
    "－次数",
    "净变化",
    "未限",
    "差",
    "IF(次数 > 3, -2, 0)",
    "0",
    "-MAX(0, 次数 - 3)",
    "MAX(-5, 0 - 次数)",
    "MIN(0, 满分 - 次数)",
    "CLAMP(5 - 次数, -5, 0)",
    "BAND(次数, [[3, -2]], 0)",
    "次数 -",
  ])("%s is not", (formula) => {
    expect(told("deductions", floating(-5, 0), formula)).toEqual([]);
  });

  test("nor in other groups", () => {
    expect(told(undefined, floating(-5, 0), "次数")).toEqual([]);
  });

  test("its fix takes off what the formula said", () => {
    const [problem] = checkForm({
      title: "表",
      fields,
      indicators: [
        {
          id: "i1",
          code: "迟到",
          title: "迟到",
          group: "组",
          points: floating(-5, 0),
          by: { kind: "formula", formula: "次数 * 0.5" },
        },
      ],
      score: { groups: [{ id: "g1", code: "组", title: "组", kind: "deductions" }] },
    }).filter(({ code }) => code === "deduction-never-negative");
    expect(problem?.diagnostic?.fix).toEqual({ from: 0, to: 8, insert: "-(次数 * 0.5)" });
  });

  const problemOf = (formula: string, min = -5, max = 0) =>
    checkForm({
      title: "表",
      fields,
      indicators: [
        {
          id: "i1",
          code: "迟到",
          title: "迟到",
          group: "组",
          points: floating(min, max),
          by: { kind: "formula", formula },
        },
      ],
      score: { groups: [{ id: "g1", code: "组", title: "组", kind: "deductions" }] },
    }).find(({ code }) => code === "deduction-never-negative");

  test("where it counts down from full points that are 0, that is told, and the lesser of both taken", () => {
    const problem = problemOf(" MAX(0, 满分 - 次数)");
    expect(problem?.message.zh).toContain("“满分”在这一项是 0");
    expect(problem?.diagnostic?.fix).toEqual({ from: 1, to: 4, insert: "MIN" });
    expect(problemOf("满分 * 80%")?.diagnostic?.fix).toBeUndefined();
    expect(problemOf("满分 * 80%", -5, -1)).toBeUndefined();
  });
});
