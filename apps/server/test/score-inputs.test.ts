import type { Assessment, Grade, Indicator } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inputProviders } from "../src/assessments/inputs/providers.ts";
import { assessments } from "../src/assessments/model.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, wholeNumber } from "./small-unit.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("a form that uses what nothing gives", () => {
  const refused = {
    ratings: {
      indicator: byFormula("民主测评", "", { by: { kind: "rating", raters: ["peer"] } }),
      zh: "考核表“季度考核表”：“民主测评”要用评议票，目前还不能收集评议票。请改由领导评分，或去掉这项指标。",
      en: "The form “季度考核表”: “民主测评” is given by ballots, which cannot be collected yet. Let a leader give its points, or take the indicator out.",
    },
    "ratings-in-a-formula": {
      indicator: byFormula("自评", "SUM(ratings.self)"),
      zh: "考核表“季度考核表”：“自评”的公式要用评议票，目前还不能收集评议票。请改写公式，或去掉这项指标。",
      en: "The form “季度考核表”: the formula of “自评” uses ballots, which cannot be collected yet. Change the formula, or take the indicator out.",
    },
  };

  it.each(Object.entries(refused))(
    "cannot be started and says why: %s",
    async (name, { indicator, zh, en }) => {
      const unit = await makeSmallUnit(server, {
        tenantId: name,
        people: 1,
        properties: { 办结: wholeNumber("办结") },
        indicators: [byFormula("办结", "办结 ?? 0"), indicator],
        parts: { ratings: { weights: { peer: 100 } } },
      });
      const expected = [
        { code: "input-unavailable", path: "/papers/0/formId", severity: "error", message: { zh, en } },
      ];
      const { problems } = await unit.admin.api.cycles.preview.query({
        planId: unit.plan.id,
        period: "2026-Q3",
      });
      expect(problems).toEqual(expected);
      const { code, problems: against } = await refusal(unit.start("2026-Q3"));
      expect([code, against]).toEqual(["invalid-document", expected]);
    },
  );

  it("and one that uses all that is given is started; every kind is one or the other", async () => {
    const uses: Indicator[] = [
      byFormula("回答", "办结 ?? 0"),
      byFormula("领导评分", "", { by: { kind: "reviewer" } }),
      byFormula("进步", "previous.score ?? 0"),
      byFormula("比较", "COHORT.RANK(办结 ?? 0)"),
    ];
    const unit = await makeSmallUnit(server, {
      tenantId: "given",
      people: 1,
      properties: { 办结: wholeNumber("办结") },
      indicators: uses,
    });
    expect((await unit.start("2026-Q3")).state).toBe("running");
    const missing = Object.entries(inputProviders).flatMap(([kind, row]) => ("missing" in row ? [kind] : []));
    expect(missing).toEqual(["ratings"]);
  });
});

describe("the last result", () => {
  const tenantId = "earlier";
  let made = 0;
  const give = async (period: string, over: Partial<Assessment> = {}) => {
    made += 1;
    return assessments.insert({
      cycleId: `cycle-${made}`,
      period,
      subject: { kind: "person", id: "p" },
      snapshot: {
        name: "示例",
        departmentId: "d",
        departmentName: "科",
        categoryId: "c",
        categoryName: "类",
      },
      formId: "form",
      version: 1,
      paperHash: "0".repeat(64),
      formTitle: "考核表",
      state: "closed",
      steps: [],
      ...over,
    });
  };
  const decided = (score: number, value: Grade = "good", at = "2026-01-01T00:00:00.000Z") => ({
    score,
    grade: { value, at, final: true },
  });
  const before = async (period: string, subject: Assessment["subject"] = { kind: "person", id: "p" }) =>
    inputProviders.previous.give(await give(period, { subject }), { answers: {} });

  beforeAll(async () => {
    await server.tenant(tenantId);
    await inTenant(tenantId, async () => {
      await give("2024", decided(24, "fair"));
      await give("2025-Q4", decided(54));
      await give("2025-11", decided(11));
      await give("2026-Q1", decided(61));
      await give("2026-05", decided(65, "average"));
      await give("2026-06", decided(66));
      await give("2026-Q2", decided(62));
      await give("2026-08", decided(68));
      // Not final, another's, another's kind: none of them counts.
      await give("2026-09", {
        score: 69,
        grade: { value: "good", at: "2026-10-01T00:00:00.000Z", final: false },
      });
      await give("2026-09", { ...decided(1), subject: { kind: "person", id: "q" } });
      await give("2026-09", { ...decided(2), subject: { kind: "unit", id: "p" } });
    });
  });

  it.each([
    ["2026-07", 66],
    ["2026-Q3", 62],
    ["2026-H2", 62],
    ["2026-06", 65],
    ["2026-Q2", 61],
    ["2026-Q4", 68],
    ["2026-10", 68],
    ["2026-01", 54],
    ["2026-Q1", 54],
    ["2026", 54],
    ["2025-12", 11],
    ["2025-Q1", 24],
    ["2030-Q1", 68],
    ["2024", undefined],
    ["2023-12", undefined],
  ])("before %s is %s, whatever the periods are called", async (period, score) => {
    expect((await inTenant(tenantId, () => before(period)))?.score).toBe(score);
  });

  it("of two of one period, the one that was decided last", async () => {
    const subject = { kind: "person", id: "twice" } as const;
    await inTenant(tenantId, async () => {
      await give("2026-Q2", { subject, ...decided(70, "fair", "2026-07-20T00:00:00.000Z") });
      await give("2026-Q2", { subject, ...decided(80, "good", "2026-07-10T00:00:00.000Z") });
      expect(await before("2026-Q3", subject)).toEqual({ score: 70, grade: "fair" });
    });
  });

  it("is found by an index, and of thirty years only two are read", async () => {
    const subject = { kind: "person", id: "long" } as const;
    await inTenant(tenantId, async () => {
      for (let year = 1990; year < 2020; year += 1)
        for (const part of ["Q1", "Q2", "Q3", "Q4"])
          await give(`${year}-${part}`, { subject, ...decided(year - 1950) });
      const paper = await give("2026-Q1", { subject });
      const read: number[] = [];
      const client = mongoose.connection.getClient();
      const count = ({ reply }: { reply: object }) => {
        const batch: unknown = Reflect.get(Object(Reflect.get(reply, "cursor")), "firstBatch");
        if (Array.isArray(batch)) read.push(batch.length);
      };
      client.on("commandSucceeded", count);
      expect(await inputProviders.previous.give(paper, { answers: {} })).toEqual({
        score: 69,
        grade: "good",
      });
      client.off("commandSucceeded", count);
      expect(read).toEqual([0, 1, 4]);
      const plan = await assessments.model
        .find({
          "subject.kind": "person",
          "subject.id": "long",
          "grade.final": true,
          period: { $lt: "2026" },
        })
        .sort({ period: -1 })
        .limit(1)
        .explain("executionStats");
      expect(Object(plan).executionStats.totalDocsExamined).toBeLessThanOrEqual(2);
    });
  });
});

describe("an earlier grade that the person was not told yet", () => {
  it("is known to whoever judges, and by no way to the person", async () => {
    const unit = await makeSmallUnit(server, {
      tenantId: "untold",
      people: 1,
      properties: { 件: wholeNumber("件") },
      indicators: [
        byFormula("件数", "件 ?? 0"),
        byFormula("上期", "previous.score ?? 0"),
        byFormula("评分", "", { by: { kind: "reviewer" }, points: { kind: "fixed", full: 10 } }),
      ],
    });
    const { id: cycleId } = await unit.start("2026-Q3");
    const [paper] = await inTenant("untold", () => assessments.find({ cycleId }));
    if (paper === undefined) throw new Error("one paper was given out");
    const { subject, snapshot } = paper;
    const earlier = await inTenant("untold", () =>
      assessments.insert({
        cycleId: "before",
        period: "2026-Q2",
        ...{ subject, snapshot, formId: "form", version: 1, paperHash: "0".repeat(64), formTitle: "考核表" },
        state: "decided",
        steps: [],
        score: 61,
        grade: { value: "average", at: "2026-08-01T00:00:00.000Z", final: true },
      }),
    );
    const person = await server.as("untold", ["staff"], { staffId: subject.id });
    const { revision } = await person.api.assessments.filling.query({ id: paper.id });
    const handedIn = { id: paper.id, revision, answers: { 件: 5 }, summary: "小结" };
    const submitted = await person.api.assessments.submit.mutate(handedIn);
    const seen = async () => {
      const told = await person.api.assessments.explain.query({ id: paper.id });
      const { score } = await person.api.assessments.get.query({ id: paper.id });
      return [score, told.result.score, told.inputs.previous];
    };
    expect(submitted.score).toBe(5);
    expect(await seen()).toEqual([5, 5, undefined]);
    const judged = await unit.admin.api.assessments.explain.query({ id: paper.id });
    expect([judged.result.score, judged.inputs.previous]).toEqual([66, { score: 61, grade: "average" }]);
    await inTenant("untold", () => assessments.replace({ ...earlier, state: "closed" }));
    expect(await seen()).toEqual([66, 66, { score: 61, grade: "average" }]);
  });
});
