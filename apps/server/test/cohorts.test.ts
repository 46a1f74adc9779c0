import { fillingAmong, reviewPoints } from "@duheng/assessment";
import type { Assessment, Job, QuotaGroup } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contributionsTo, fillingOf } from "../src/assessments/contributions/find.ts";
import { giveFeedback } from "../src/assessments/feedback.ts";
import { assessments, cohortValues, quotaGroups, scores } from "../src/assessments/model.ts";
import { returnToStaff } from "../src/assessments/return-to-staff.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { inTenant } from "../src/database/scope.ts";
import { formVersion } from "../src/forms/versions.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { perform } from "../src/use-cases/perform.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit, wholeNumber } from "./small-unit.ts";

/** A form whose points are held against the group, from its start to fixed grades. */
let server: TestServer;
let unit: SmallUnit;
let main: SignedIn;
let person: SignedIn;
let group: QuotaGroup;
let probation: string;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  unit = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 6,
    properties: { 件: wholeNumber("件") },
    indicators: [
      byFormula("件数", "件 ?? 0"),
      byFormula("高于平均", "(件 ?? 0) - COHORT.AVERAGE(件 ?? 0)"),
      byFormula("名次", "10 - COHORT.RANK(件 ?? 0)"),
      byFormula("评分", "", { by: { kind: "reviewer" }, points: { kind: "fixed", full: 10 } }),
    ],
  });
  probation = await unit.hire({ statuses: [{ kind: "probation", from: "2026-01-01", to: "2026-12-31" }] });
  main = await server.as("bureau", ["main-leader"]);
  await unit.start("2026-Q3");
  const first = (await papers())[0];
  person = await server.as("bureau", ["staff"], { staffId: first?.subject.id ?? "" });
  [group] = (await inTenant("bureau", () => quotaGroups.find({}))) as [QuotaGroup];
});
afterAll(() => server[Symbol.asyncDispose]());

const leader = () => unit.as("leader", ["leader-in-charge"]);
const papers = () => inTenant("bureau", () => assessments.find({}, { sort: { "snapshot.number": 1 } }));
const counted = async () => (await papers()).filter(({ subject }) => subject.id !== probation);
const at = async (index: number): Promise<Assessment> => {
  const one = (await papers())[index];
  if (one === undefined) throw new Error(`nobody is number ${index}`);
  return one;
};
const handIn = async (index: number, 件: number) => {
  const { id, subject } = await at(index);
  const { revision } = await inTenant("bureau", () => fillingOf(id));
  return perform(submit, { id, revision, answers: { 件 }, summary: "小结" }, unit.as(subject.id));
};
const judge = async (index: number, 评分 = 5) => {
  const { id, revision } = await at(index);
  return perform(review, { id, revision, points: { 评分 }, comment: "好" }, leader());
};
const scoringJobs = (): Promise<Job[]> =>
  jobs.find({ kind: "assessments.scoreCohort" }, { sort: { enqueuedAt: 1 } });
/** Until nothing is to be done. */
const work = async () => {
  for (;;) {
    const job = await claimJob(["assessments.scoreCohort"]);
    if (job === undefined) return;
    await runTurn(job, new AbortController().signal);
  }
};
const fix = async () => {
  const { revision } = await inTenant("bureau", () => quotaGroups.get(group.id));
  return main.api.assessments.fixGrades.mutate({ quotaGroupId: group.id, revision });
};
/** What the form's own package says of all of them together. */
const byPackage = async () => {
  const all = await papers();
  const { document } = await inTenant("bureau", () => formVersion(unit.formId, 1));
  const paper = prepareForm(document);
  const given = await inTenant("bureau", () =>
    Promise.all(
      all.map(async ({ id, excluded }) => {
        const put = await contributionsTo(id);
        const answers = fillingAmong(put)?.filling.answers ?? {};
        return { excluded, inputs: { answers, review: reviewPoints(put) ?? {} } };
      }),
    ),
  );
  const counted = given.filter(({ excluded }) => !excluded).map(({ inputs }) => inputs);
  const cohort = { ...paper.cohortOf(counted) };
  return given.map(({ inputs }) => paper.score({ ...inputs, cohort }));
};

describe("points that are held against the group", () => {
  it("wait until everybody who counts is reviewed, and say why", async () => {
    for (let index = 0; index < 6; index += 1) await handIn(index, 10 + index);
    for (let index = 0; index < 5; index += 1) await judge(index);
    const waiting = (await counted()).slice(0, 5);
    for (const { result, score } of waiting) {
      expect(result).toMatchObject({
        provisional: true,
        indicators: { 件数: { state: "scored" }, 名次: { state: "pending" }, 高于平均: { state: "pending" } },
      });
      expect(score).toBeGreaterThan(0);
    }
    expect(await scoringJobs()).toEqual([]);
    const { code, message } = await refusal(fix());
    expect([code, message.zh]).toEqual([
      "wrong-state",
      "“综合管理类”的得分要与全组比较，还有 1 人未评鉴。请先完成评鉴，得分会自动算出，然后再确定等次。",
    ]);
    expect(await main.api.assessments.outstanding.query({ quotaGroupId: group.id })).toMatchObject([
      { categoryName: "综合管理类", waiting: 1 },
    ]);
  });

  it("are worked out after the last review, which wants it in the same transaction", async () => {
    await judge(5);
    expect(await scoringJobs()).toMatchObject([{ state: "waiting", tenantId: "bureau" }]);
    expect((await refusal(fix())).message.zh).toMatch(/^“综合管理类”的得分要与全组比较，正在计算。/);
    await work();
    expect(await scoringJobs()).toMatchObject([
      { state: "done", progress: { done: 13, total: 13 }, result: { scored: 6, waiting: 0 } },
    ]);
    const expected = await byPackage();
    for (const [index, one] of (await counted()).entries()) {
      expect(one.result).toEqual(expected[index]);
      expect(one.score).toBe(expected[index]?.score);
      expect(one.result?.provisional).toBe(false);
    }
    expect((await counted()).map(({ result }) => result?.indicators.名次?.points)).toEqual([
      4, 5, 6, 7, 8, 9,
    ]);
    expect(await main.api.assessments.outstanding.query({ quotaGroupId: group.id })).toEqual([]);
    expect((await main.api.assessments.ranking.query({ quotaGroupId: group.id })).unready).toBe(0);
  });

  it("supersede what was before, keep what the group said once for all, and can be explained", async () => {
    const { id, scoreId, paperHash } = await at(0);
    const kept = await inTenant("bureau", () => scores.find({ assessmentId: id }, { sort: { scoredAt: 1 } }));
    expect(kept.map(({ cause }) => cause)).toEqual(["submit", "review", "settle"]);
    expect(kept.map(({ supersededAt }) => supersededAt !== undefined)).toEqual([true, true, false]);
    expect(kept[2]).toMatchObject({ id: scoreId, scoredBy: "user-of-leader" });
    const values = await inTenant("bureau", () => cohortValues.find({}));
    expect(values).toMatchObject([{ id: kept[2]?.cohortValuesId, members: 6, paperHash }]);
    const told = await main.api.assessments.explain.query({ id });
    expect(told.inputs.cohort).toEqual(JSON.parse(values[0]?.values ?? ""));
    expect(prepareForm(told.form).score(told.inputs)).toEqual(told.result);
  });

  it("tell nobody the others' values who does not decide on the group", async () => {
    const { id, result } = await at(1);
    const told = await unit.admin.api.assessments.explain.query({ id });
    expect(told.result).toEqual(result);
    expect(prepareForm(told.form).score(told.inputs)).toEqual(result);
    const whole = await main.api.assessments.explain.query({ id });
    const sortedIn = (inputs: typeof told.inputs): number =>
      Object.values(inputs.cohort ?? {}).flatMap((known) => {
        const sorted: unknown = Reflect.get(Object(known), "sorted");
        return Array.isArray(sorted) ? [new Set(sorted).size] : [];
      })[0] ?? 0;
    expect([sortedIn(whole.inputs), sortedIn(told.inputs)]).toEqual([6, 2]);
  });

  it("tell the person nothing of others before the feedback", async () => {
    const { id, revision } = await at(0);
    const { inputs, result } = await person.api.assessments.explain.query({ id });
    expect(inputs).toEqual({ answers: { 件: 10 } });
    expect(result).toMatchObject({
      provisional: true,
      indicators: { 名次: { state: "pending", points: null } },
    });
    const own = [
      await person.api.assessments.get.query({ id }),
      ...(await person.api.assessments.mine.query({})).data.map(({ assessment }) => assessment),
    ];
    for (const one of own)
      expect(one.result).toMatchObject({
        provisional: true,
        indicators: { 名次: { points: null }, 高于平均: { points: null } },
      });
    const [listed] = (await person.api.assessments.list.query({})).data;
    expect(listed?.score).toBe(own[0]?.score);
    const late = refusal(
      person.api.assessments.submit.mutate({ id, revision: revision - 1, answers: { 件: 1 }, summary: "晚" }),
    );
    expect(JSON.stringify((await late).data ?? {})).not.toContain("cohort");
  });

  it("are worked out again when a paper was returned and is reviewed again", async () => {
    const { id, revision } = await at(5);
    await perform(returnToStaff, { id, revision, reason: "请核对" }, leader());
    expect((await refusal(fix())).code).toBe("wrong-state");
    await handIn(5, 1);
    expect(await scoringJobs()).toHaveLength(1);
    // What the group said with the paper that went back is no more, for whoever's grades hang on it.
    expect(await main.api.assessments.outstanding.query({ quotaGroupId: group.id })).toMatchObject([
      { waiting: 1 },
    ]);
    await judge(5);
    await work();
    expect(await scoringJobs()).toMatchObject([{ state: "done" }, { state: "done", result: { scored: 6 } }]);
    const expected = await byPackage();
    expect((await counted()).map(({ result }) => result)).toEqual(expected.slice(0, 6));
    expect((await counted()).map(({ result }) => result?.indicators.名次?.points)).toEqual([
      5, 6, 7, 8, 9, 4,
    ]);
    expect(await inTenant("bureau", () => cohortValues.count({}))).toBe(2);
  });

  it("of somebody who does not count follow his own review, and change nobody else's", async () => {
    const before = (await counted()).map(({ scoreId }) => scoreId);
    await handIn(6, 30);
    await judge(6);
    await work();
    expect((await scoringJobs()).at(-1)).toMatchObject({ state: "done", result: { scored: 1 } });
    expect((await at(6)).result).toEqual((await byPackage())[6]);
    expect((await at(6)).result).toMatchObject({ provisional: false, indicators: { 名次: { points: 9 } } });
    expect((await counted()).map(({ scoreId }) => scoreId)).toEqual(before);
    expect(await inTenant("bureau", () => cohortValues.count({}))).toBe(2);
  });

  it("of a job that was cancelled are told so, and wanted again", async () => {
    const { id, revision } = await at(5);
    await perform(returnToStaff, { id, revision, reason: "再核对" }, leader());
    await handIn(5, 2);
    await judge(5);
    const open = (await scoringJobs()).find(({ isOpen }) => isOpen);
    await unit.admin.api.jobs.cancel.mutate({ id: open?.id ?? "" });
    expect((await refusal(fix())).message.zh).toBe(
      "“综合管理类”的得分要与全组比较，但计算没有完成：任务已被取消。请点“重新计算”，算完后再确定等次。",
    );
    expect(
      (await refusal(unit.admin.api.assessments.scoreCohorts.mutate({ quotaGroupId: group.id }))).code,
    ).toBe("forbidden");
    await main.api.assessments.scoreCohorts.mutate({ quotaGroupId: group.id });
    await work();
    expect((await counted()).map(({ result }) => result)).toEqual((await byPackage()).slice(0, 6));
    // Nothing waits: nothing is wanted.
    const count = (await scoringJobs()).length;
    await main.api.assessments.scoreCohorts.mutate({ quotaGroupId: group.id });
    expect(await scoringJobs()).toHaveLength(count);
  });

  it("lead to fixed grades, which no later scoring changes", async () => {
    const { rows } = await main.api.assessments.ranking.query({ quotaGroupId: group.id });
    for (const { assessmentId, revision, proposed = "fair" } of rows)
      await main.api.assessments.setGrade.mutate({ id: assessmentId, revision, grade: proposed });
    expect((await fix()).state).toBe("fixed");
    const final = await counted();
    expect(final.every(({ grade, state }) => grade?.final === true && state === "decided")).toBe(true);
    expect(final.map(({ result }) => result)).toEqual((await byPackage()).slice(0, 6));
  });

  it("tell the person the own place after the feedback, and nobody's value", async () => {
    const { id, revision, result } = await at(0);
    const decided = await inTenant("bureau", () => assessments.get(id));
    expect(decided.steps.find(({ state }) => state === "open")?.kind).toBe("feedback");
    await perform(giveFeedback, { id, revision, text: "继续" }, leader());
    const told = await person.api.assessments.explain.query({ id });
    expect(told.result).toEqual(result);
    expect(prepareForm(told.form).score(told.inputs)).toEqual(result);
    for (const known of Object.values(told.inputs.cohort ?? {})) {
      const sorted: unknown = Reflect.get(Object(known), "sorted");
      if (Array.isArray(sorted)) expect(new Set(sorted)).toEqual(new Set(["10", "11"]));
    }
  });
});
