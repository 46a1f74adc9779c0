import type { Assessment } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CohortKey, cohortId } from "../src/assessments/cohorts/cohort.ts";
import { wantCohortScores } from "../src/assessments/cohorts/score-cohort.ts";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import {
  AssessmentModel,
  assessments,
  CohortModel,
  cohorts,
  cohortValues,
  ScoreModel,
} from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { inTenant } from "../src/database/scope.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { perform } from "../src/use-cases/perform.ts";
import { comparedForm, givePapers, inputsAt } from "./cohort-papers.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, wholeNumber } from "./small-unit.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ works: false });
});
afterAll(() => server[Symbol.asyncDispose]());

const never = new AbortController().signal;
const kinds = ["assessments.scoreCohort"];
const claim = async () => {
  const job = await claimJob(kinds);
  if (job === undefined) throw new Error("there is no job");
  return job;
};
const want = (tenantId: string, key: CohortKey) =>
  inTenant(tenantId, () => wantCohortScores(key, { by: "leader", categoryName: "综合类" }));
/** Some steps, after which the job is given back. */
const steps = async (milliseconds = 1) => runTurn(await claim(), never, milliseconds);
const phaseOf = async (id: string) => Reflect.get(Object((await jobs.get(id)).stage), "phase");
const expected = (people: number) => {
  const paper = prepareForm(comparedForm);
  const inputs = Array.from({ length: people }, (_, index) => inputsAt(index));
  const cohort = { ...paper.cohortOf(inputs) };
  return inputs.map((given) => paper.score({ ...given, cohort }));
};
const scored = (tenantId: string) => inTenant(tenantId, () => ScoreModel.countDocuments({ cause: "settle" }));

it("the last two reviews at the same moment want it, once, and nobody is left without", async () => {
  const unit = await makeSmallUnit(server, {
    tenantId: "two",
    people: 2,
    properties: { 件: wholeNumber("件") },
    indicators: [
      byFormula("名次", "10 - COHORT.RANK(件 ?? 0)"),
      byFormula("评分", "", { by: { kind: "reviewer" } }),
    ],
  });
  for (const period of ["2026-Q1", "2026-Q2"]) {
    const { id: cycleId } = await unit.start(period);
    const both = await inTenant("two", () => assessments.find({ cycleId }));
    const handedIn = await Promise.all(
      both.map(async ({ id, subject }, index) => {
        const { revision } = await inTenant("two", () => fillingOf(id));
        const input = { id, revision, answers: { 件: index }, summary: "小结" };
        return perform(submit, input, unit.as(subject.id));
      }),
    );
    const judge = ({ id, revision }: Assessment) =>
      perform(
        review,
        { id, revision, points: { 评分: 1 }, comment: "好" },
        unit.as("leader", ["leader-in-charge"]),
      );
    await Promise.all(handedIn.map(judge));
    expect(await jobs.count({ kind: kinds[0] ?? "", isOpen: true })).toBe(1);
    await runTurn(await claim(), never);
    const after = await inTenant("two", () => assessments.find({ cycleId }));
    expect(after.every(({ result }) => result?.provisional === false)).toBe(true);
  }
});

it("who comes out of a review while it is under way makes it begin again", async () => {
  const key = await givePapers("again", 90);
  const { id } = await want("again", key);
  await steps();
  while ((await phaseOf(id)) !== "scores") await steps();
  await inTenant("again", () => CohortModel.updateOne({ _id: cohortId(key) }, { $inc: { changes: 1 } }));
  await steps();
  expect(await phaseOf(id)).toBe("members");
  while ((await jobs.get(id)).isOpen) await steps();
  expect((await jobs.get(id)).state).toBe("done");
  const { changes, scoredChanges } = await inTenant("again", () => cohorts.get(cohortId(key)));
  expect([changes, scoredChanges]).toEqual([91, 91]);
});

it("somebody who is back before his review ends it, and it is wanted again by that review", async () => {
  const key = await givePapers("back", 50);
  const { id } = await want("back", key);
  await steps();
  await inTenant("back", async () => {
    await AssessmentModel.updateOne({ _id: "back-a00001" }, { $set: { state: "filling" } });
    await CohortModel.updateOne({ _id: cohortId(key) }, { $inc: { changes: 1 } });
  });
  await runTurn(await claim(), never);
  expect(await jobs.get(id)).toMatchObject({ state: "done", result: { scored: 0, waiting: 1 } });
  const { changes, scoredChanges } = await inTenant("back", () => cohorts.get(cohortId(key)));
  expect([changes, scoredChanges]).toEqual([51, undefined]);
});

it("a worker that was overtaken in the middle of a step writes nothing of it", async () => {
  const key = await givePapers("slow", 90);
  const { id } = await want("slow", key);
  const slow = runTurn(await claim(), never);
  await expect.poll(() => scored("slow"), { interval: 2, timeout: 20_000 }).toBeGreaterThan(0);
  await JobModel.updateMany({ _id: id }, { $set: { "lease.untilAt": new Date(0) } });
  await Promise.all([slow, claimJob(kinds).then((job) => (job ? runTurn(job, never) : undefined))]);
  expect(await jobs.get(id)).toMatchObject({ state: "done", result: { scored: 90 } });
  expect(await scored("slow")).toBe(90);
  expect(await inTenant("slow", () => ScoreModel.countDocuments({ supersededAt: { $exists: false } }))).toBe(
    90,
  );
});

it("of five hundred each is looked at twice, and what they say is kept once", async () => {
  const people = 500;
  const key = await givePapers("large", people);
  const { id } = await want("large", key);
  await runTurn(await claim(), never, 120_000);
  expect(await jobs.get(id)).toMatchObject({ state: "done", progress: { done: 1000, total: 1000 } });
  await inTenant("large", async () => {
    const all = await assessments.find({}, { sort: { _id: 1 } });
    expect(all.map(({ result }) => result)).toEqual(expected(people));
    expect(await cohortValues.count({})).toBe(1);
    const kept = await ScoreModel.find({ cause: "settle" }).lean();
    expect(Math.max(...kept.map((one) => JSON.stringify(one).length))).toBeLessThan(1500);
    const page = await AssessmentModel.find({
      cycleId: key.cycleId,
      "snapshot.categoryId": key.categoryId,
      excluded: { $exists: false },
      _id: { $gt: "large-a00250" },
    })
      .sort({ _id: 1 })
      .limit(40)
      .explain("executionStats");
    expect(Object(page).executionStats.totalDocsExamined).toBeLessThanOrEqual(41);
    const waiting = await AssessmentModel.find({
      cycleId: key.cycleId,
      "snapshot.categoryId": key.categoryId,
      excluded: { $exists: false },
      state: { $in: ["filling", "submitted"] },
    })
      .limit(1)
      .explain("executionStats");
    expect(Object(waiting).executionStats.totalDocsExamined).toBeLessThanOrEqual(1);
  });
}, 180_000);
