import { type Form, type ScoreInputs, validators } from "@duheng/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForm, prepareForm } from "../src/index.ts";
import { waitingFor } from "../src/scoring/index.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

function score(form: Form, inputs: Partial<ScoreInputs> = {}) {
  validators.Form.parse(form);
  const result = prepareForm(form).score({ answers: {}, ...inputs });
  validators.ScoreResult.parse(result);
  return result;
}

describe("G1 groups are capped before they are netted", () => {
  const form = smallForm({
    groups: [group("main"), group("plus", { min: 0, max: 10 }), group("minus", { min: -20, max: 0 })],
    indicators: [
      fixed("base", 90, "90"),
      floating("a1", 0, 8, "8", { group: "plus" }),
      floating("a2", 0, 5, "5", { group: "plus" }),
      floating("d1", -10, 0, "-4", { group: "minus" }),
    ],
  });

  test("additions 8 + 5 capped at 10, deduction 4: +6", () => {
    const result = score(form);
    expect(result.groups).toEqual({ main: 90, plus: 10, minus: -4 });
    expect(result.score).toBe(96);
  });
});

describe("G2 ranges", () => {
  test("an item never goes below 0 by its own deductions", () => {
    const result = score(smallForm({ indicators: [fixed("a", 10, "10 - 15"), fixed("b", 10, "7")] }));
    expect(result.indicators.a).toEqual({ state: "scored", points: 0 });
    expect(result.raw).toBe(7);
  });

  test("an item never gives more than its full points", () => {
    expect(score(smallForm({ indicators: [fixed("a", 10, "12")] })).indicators.a?.points).toBe(10);
  });

  test("a pure deduction item stays within its own range", () => {
    expect(score(smallForm({ indicators: [floating("d", -5, 0, "-8")] })).raw).toBe(-5);
    expect(score(smallForm({ indicators: [floating("d", -5, 0, "3")] })).raw).toBe(0);
  });

  test("raw −3 is kept and published as 0", () => {
    const result = score(smallForm({ indicators: [floating("d", -5, 0, "-3")] }));
    expect([result.raw, result.score]).toEqual([-3, 0]);
  });

  test("above the upper bound: published as the bound, raw kept", () => {
    const result = score(smallForm({ indicators: [fixed("a", 100, "100"), floating("b", 0, 5, "4")] }));
    expect([result.raw, result.score]).toEqual([104, 100]);
  });
});

describe("G4 what does not apply is spread over its group", () => {
  const cases = {
    案件数: { type: "integer", title: "案件数", minimum: 0 },
    办结数: { type: "integer", title: "办结数", minimum: 0 },
  };
  const items = (rate: string, applicable?: string) =>
    smallForm({
      properties: cases,
      required: ["案件数", "办结数"],
      groups: [group("main"), group("other")],
      indicators: [
        fixed("rate", 10, rate, applicable === undefined ? {} : { applicable }),
        fixed("a", 10, "6"),
        fixed("b", 20, "15"),
        floating("extra", 0, 5, "2"),
        fixed("c", 30, "30", { group: "other" }),
      ],
    });

  test("zero cases: blank points, the others carry 40 instead of 30, floating points and other groups untouched", () => {
    const result = score(items("办结数 / 案件数 * 10", "案件数 > 0"), { answers: { 案件数: 0, 办结数: 0 } });
    expect(result.indicators.rate).toEqual({ state: "not-applicable", points: null });
    expect(result.groups).toEqual({ main: 30, other: 30 });
    expect(result.errors).toBeUndefined();
  });

  test("with cases nothing is spread", () => {
    const result = score(items("办结数 / 案件数 * 10", "案件数 > 0"), { answers: { 案件数: 4, 办结数: 3 } });
    expect(result.indicators.rate?.points).toBe(7.5);
    expect(result.groups.main).toBe(30.5);
  });

  test("a formula that comes out blank counts as not applicable, and the author is warned", () => {
    const form = items("IF(案件数 > 0, 办结数 / 案件数 * 10, BLANK())");
    expect(score(form, { answers: { 案件数: 0, 办结数: 0 } }).groups.main).toBe(30);
    expect(checkForm(form).map(({ code, path }) => [code, path])).toContainEqual([
      "may-be-blank",
      "/indicators/0/by/formula",
    ]);
  });

  test("nothing of a group applies: no score, and it says so", () => {
    const form = smallForm({ indicators: [fixed("a", 10, "5", { applicable: "FALSE" })] });
    const result = score(form);
    expect([result.raw, result.score]).toEqual([null, null]);
    expect(result.errors).toEqual([
      { code: "nothing-applicable", from: 0, to: 0, definition: "groups.main" },
    ]);
  });

  test("never more than all points: full marks on the rest are the group's full points (property)", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.nat(), (fulls, which) => {
        const idle = which % fulls.length;
        const indicators = fulls.map((full, index) =>
          fixed(`i${index}`, full / 10, `${full / 10}`, index === idle ? { applicable: "FALSE" } : {}),
        );
        const all = fulls.reduce((sum, full) => sum + full, 0) / 10;
        const result = score(smallForm({ indicators, score: { upper: 10_000 } }));
        expect(result.raw).toBe(all);
      }),
      { numRuns: 50 },
    );
  });
});

describe("G5 exact arithmetic, rounded once", () => {
  test("three indicators of 10/3 make exactly 10", () => {
    const indicators = ["a", "b", "c"].map((code) => fixed(code, 5, "10 / 3"));
    const result = score(smallForm({ indicators }));
    expect([result.raw, result.score]).toEqual([10, 10]);
  });

  test("92.675 is published as 92.68", () => {
    expect(score(smallForm({ indicators: [fixed("a", 100, "92.675")] })).score).toBe(92.68);
  });

  test("10/20/70 % of 60/84/96 is exactly 90", () => {
    expect(score(smallForm({ indicators: [fixed("a", 100, "60 * 10% + 84 * 20% + 96 * 70%")] })).raw).toBe(
      90,
    );
  });

  test("a weighted group is exact: 1 of 3 at weight 60 thrice", () => {
    const form = smallForm({
      groups: [group("main", { weight: 60 }), group("rest")],
      indicators: [fixed("a", 1, "1"), fixed("b", 2, "1"), fixed("c", 40, "40", { group: "rest" })],
    });
    expect(score(form)).toMatchObject({ groups: { main: 40, rest: 40 }, raw: 80 });
  });

  test("decimals as the form says", () => {
    expect(score(smallForm({ indicators: [fixed("a", 100, "92.675")], score: { decimals: 1 } })).score).toBe(
      92.7,
    );
  });
});

describe("G6 raters", () => {
  const weights = { self: 10, peer: 20, superior: 70 };
  const rated = (ratings: NonNullable<Form["ratings"]>) =>
    smallForm({ indicators: [fixed("m", 100, "", { by: { kind: "rating" } })], form: { ratings } });

  test("absent peers: self 80, superior 90 at 10/20/70 give 88.75", () => {
    const result = score(rated({ weights }), { ratings: { m: { self: [80], superior: [90] } } });
    expect(result).toMatchObject({
      indicators: { m: { state: "scored", points: 88.75 } },
      score: 88.75,
      provisional: false,
    });
  });

  test("a missing superior blocks the result and says so", () => {
    const form = rated({ weights });
    const inputs = { answers: {}, ratings: { m: { self: [80], peer: [90, 90] } } };
    expect(score(form, inputs)).toMatchObject({
      indicators: { m: { state: "pending", points: null } },
      provisional: true,
    });
    const explanation = prepareForm(form).explain(inputs, "m");
    expect(explanation.sentences.map(({ zh }) => zh)).toContain("上级评价尚无，缺此项不能计分");
  });

  test("nobody rated yet: pending", () => {
    expect(score(rated({ weights }))).toMatchObject({
      indicators: { m: { state: "pending" } },
      provisional: true,
    });
  });

  test("peers: from 5 ballots on the highest and lowest are dropped, below that none", () => {
    const only = { weights: { peer: 100 }, required: [] };
    expect(score(rated(only), { ratings: { m: { peer: [0, 80, 80, 80, 100] } } }).score).toBe(80);
    expect(score(rated(only), { ratings: { m: { peer: [0, 80, 80, 80] } } }).score).toBe(60);
  });

  test("trimming as the form says, of any kind", () => {
    const rules = { weights: { public: 1 }, required: [], trim: { from: 3, drop: 1 } };
    expect(score(rated(rules), { ratings: { m: { public: [0, 70, 100] } } }).score).toBe(70);
  });

  test("fewer ballots than the minimum: as if absent", () => {
    const rules = { weights, minimum: { peer: 3 } };
    const result = score(rated(rules), { ratings: { m: { self: [80], peer: [10, 10], superior: [90] } } });
    expect(result.score).toBe(88.75);
  });

  test("points are the share of the indicator's own full points, only of the raters it names", () => {
    const form = smallForm({
      indicators: [fixed("m", 10, "", { by: { kind: "rating", raters: ["peer", "superior"] } })],
      form: { ratings: { weights } },
    });
    expect(score(form, { ratings: { m: { self: [0], peer: [80], superior: [80] } } }).raw).toBe(8);
  });

  test("an indicator sees its own ballots only", () => {
    const by = { kind: "rating" } as const;
    const form = smallForm({
      indicators: [fixed("m", 10, "", { by }), fixed("n", 10, "", { by })],
      form: { ratings: { weights } },
    });
    const result = score(form, { ratings: { m: { superior: [100] }, n: { superior: [50] } } });
    expect([result.indicators.m?.points, result.indicators.n?.points]).toEqual([10, 5]);
  });

  test("a formula may read the ballots itself", () => {
    const form = smallForm({
      indicators: [fixed("m", 10, "COUNT(ratings.peer)")],
      form: { ratings: { weights } },
    });
    expect(score(form, { ratings: { m: { peer: [1, 2, 3] } } }).raw).toBe(3);
  });
});

describe("G9 veto", () => {
  const form = smallForm({
    properties: { 泄密: { type: "boolean", title: "泄密" }, 事故: { type: "boolean", title: "事故" } },
    required: ["泄密", "事故"],
    indicators: [
      fixed("a", 100, "95"),
      floating("leak", -10, 0, "IF(泄密, -10, 0)", { veto: { when: "泄密", ceiling: "average" } }),
      floating("accident", -10, 0, "0", { veto: { when: "事故", ceiling: "poor" } }),
    ],
  });

  test("sets the ceiling and keeps the score visible", () => {
    expect(score(form, { answers: { 泄密: true, 事故: false } })).toMatchObject({
      score: 85,
      ceiling: "average",
      vetoes: ["leak"],
    });
  });

  test("of several the lowest ceiling counts", () => {
    expect(score(form, { answers: { 泄密: true, 事故: true } })).toMatchObject({
      ceiling: "poor",
      vetoes: ["leak", "accident"],
    });
  });

  test("none: no ceiling", () => {
    const result = score(form, { answers: { 泄密: false, 事故: false } });
    expect([result.ceiling, result.vetoes, result.score]).toEqual([undefined, undefined, 95]);
  });
});

describe("reviewers and errors", () => {
  test("while the reviewer's points are absent the item is pending and the total provisional", () => {
    const form = smallForm({
      indicators: [fixed("a", 60, "60"), fixed("r", 40, "", { by: { kind: "reviewer" } })],
    });
    expect(score(form)).toMatchObject({
      indicators: { r: { state: "pending", points: null } },
      raw: 60,
      provisional: true,
    });
    expect(score(form, { review: { r: 35 } })).toMatchObject({ raw: 95, score: 95, provisional: false });
    expect(score(form, { review: { r: 45 } }).indicators.r?.points).toBe(40);
  });

  test("a division by zero: the item in error at its place, no score", () => {
    const form = smallForm({
      properties: { n: { type: "integer" } },
      required: ["n"],
      indicators: [fixed("a", 10, "1 + 10 / n")],
    });
    const failure = { code: "division-by-zero", from: 4, to: 10, definition: "indicators.a" };
    const result = score(form, { answers: { n: 0 } });
    expect(result).toMatchObject({
      indicators: { a: { state: "error", points: null, error: failure } },
      raw: null,
      score: null,
    });
    expect(result.errors).toMatchObject([failure]);
  });

  test("a missing answer: pending, no score, the place named", () => {
    const form = smallForm({
      properties: { n: { type: "integer" } },
      required: ["n"],
      indicators: [fixed("a", 10, "n")],
    });
    expect(score(form)).toMatchObject({
      indicators: { a: { state: "pending", error: { code: "missing-value" } } },
      score: null,
      provisional: true,
    });
  });

  test("a hidden field's value does not score", () => {
    const form = smallForm({
      properties: { has: { type: "boolean" }, n: { type: "integer", "x-visible": "has" } },
      required: ["has"],
      indicators: [fixed("a", 10, "n ?? 0")],
    });
    expect(score(form, { answers: { has: false, n: 7 } }).raw).toBe(0);
    expect(score(form, { answers: { has: true, n: 7 } }).raw).toBe(7);
  });

  test("no answer can take the place of the reviewer's points", () => {
    const form = smallForm({ indicators: [fixed("r", 40, "", { by: { kind: "reviewer" } })] });
    expect(score(form, { answers: { review: { r: 40 }, _given: { r: 40 } } }).indicators.r?.state).toBe(
      "pending",
    );
  });

  test("indicators, groups, previous and datasets may be named", () => {
    const form = smallForm({
      properties: { 有效率: { type: "number", "x-source": { dataset: "monitor", column: "rate" } } },
      indicators: [
        fixed("a", 10, "4"),
        fixed("b", 50, "indicators.a * 2 + (previous.score ?? 0) + (data.monitor.rate ?? 0)"),
      ],
      score: { total: "groups.main + indicators.b" },
    });
    expect(score(form, { previous: { score: 1 }, data: { monitor: { rate: 2 } } }).raw).toBe(4 + 11 + 11);
  });

  test("what was not brought in yet is waited for, where it is read; of whom it says nothing has blanks", () => {
    const form = smallForm({
      properties: { 有效率: { type: "number", "x-source": { dataset: "monitor", column: "rate" } } },
      indicators: [
        fixed("a", 10, "4"),
        fixed("b", 50, "(data.monitor.rate ?? 0) / 2"),
        fixed("c", 10, "IF(indicators.a > 3, 5, data.monitor.rate ?? 0)"),
        fixed("d", 10, "(有效率 ?? 0) / 10"),
      ],
    });
    const waits = score(form, { answers: { 有效率: 70 }, data: { monitor: null } });
    expect(waits).toMatchObject({
      indicators: {
        a: { state: "scored", points: 4 },
        b: {
          state: "pending",
          points: null,
          error: { code: "missing-value", params: { path: "/data/monitor" } },
        },
        c: { state: "scored", points: 5 },
        d: { state: "pending", points: null },
      },
      provisional: true,
      raw: 9,
    });
    const { sentences } = prepareForm(form).explain({ answers: {}, data: { monitor: null } }, "b");
    expect(sentences).toEqual([
      { zh: "待数据“monitor”导入后计算", en: "waits for the data “monitor” to be brought in" },
    ]);
    const waitsFor = (code: string) => waitingFor(waits.indicators[code] ?? { state: "error", points: null });
    expect(["a", "b", "d"].map(waitsFor)).toEqual([null, "data", "data"]);
    expect(prepareForm(form).explain({ answers: {}, data: { monitor: null } }, "d").sentences).toEqual([
      { zh: "“有效率”等待数据", en: "“有效率” waits for data" },
    ]);
    const filling = prepareForm(form).startFilling({});
    expect(filling.score({ data: { monitor: null } }).indicators.d?.state).toBe("pending");
    const blank = score(form, { data: { monitor: {} } });
    expect([blank.indicators.b, blank.provisional, blank.raw]).toEqual([
      { state: "scored", points: 0 },
      false,
      9,
    ]);
    expect(score(form).raw).toBe(9);
    expect(score(form, { data: { monitor: { rate: 90 } } }).indicators.b?.points).toBe(45);
  });

  test("codes that are words of the formula language work", () => {
    const form = smallForm({
      groups: [group("OR")],
      indicators: [
        fixed("AND", 10, "4", { group: "OR" }),
        fixed("TRUE", 10, "", { group: "OR", by: { kind: "reviewer" } }),
      ],
    });
    expect(score(form, { review: { TRUE: 3 } }).raw).toBe(7);
  });

  test("a formula over the group: two phases; without the group's values the item is pending", () => {
    const form = smallForm({
      properties: { n: { type: "integer" } },
      required: ["n"],
      indicators: [fixed("a", 100, "n / COHORT.MAX(n) * 100")],
    });
    const prepared = prepareForm(form);
    const members = [3, 4].map((n) => ({ answers: { n } }));
    expect(prepared.needsCohort).toBe(true);
    const cohort = prepared.cohortOf(members);
    expect(members.map((inputs) => prepared.score({ ...inputs, cohort }).score)).toEqual([75, 100]);
    expect(prepared.score({ answers: { n: 3 } })).toMatchObject({
      indicators: { a: { state: "pending" } },
      score: null,
    });
  });
});
