import { afterAll, beforeAll, expect, it } from "vitest";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { acknowledge, giveFeedback } from "../src/assessments/feedback.ts";
import { assessments, quotaGroups } from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { inTenant } from "../src/database/scope.ts";
import { jobKinds } from "../src/jobs/job-kind.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { perform } from "../src/use-cases/perform.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit, wholeNumber } from "./small-unit.ts";

/** What an earlier cycle came to is told by the names of then, whatever becomes of the unit. */
const tenantId = "bureau";
let server: TestServer;
let manager: SignedIn;
let unit: SmallUnit;
let main: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  await server.tenant("city", { kind: "city", name: "某市" });
  await server.tenant("banner", { kind: "banner", name: "某旗", reportsTo: "city", path: ["city"] });
  await server.tenant(tenantId, { name: "农业局", reportsTo: "city", path: ["city"] });
  await server.tenant("other", { name: "农牧局", reportsTo: "banner", path: ["city", "banner"] });
  manager = await server.as("city", ["system-admin"]);
  unit = await makeSmallUnit(server, {
    ...{ tenantId, people: 4, properties: { 件: wholeNumber("件") } },
    indicators: [byFormula("件数", "件 ?? 0")],
  });
  main = await server.as(tenantId, ["main-leader"]);
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

const papers = (cycleId: string) =>
  inTenant(tenantId, () => assessments.find({ cycleId }, { sort: { _id: 1 } }));

async function work(): Promise<void> {
  for (let job = await claimJob(jobKinds()); job !== undefined; job = await claimJob(jobKinds()))
    await runTurn(job, new AbortController().signal);
}

/** A cycle from its start to its end. */
async function runCycle(): Promise<{ cycleId: string; quotaGroupId: string }> {
  const { id: cycleId } = await unit.start("2026-Q2");
  const leader = unit.as("leader", ["leader-in-charge"]);
  for (const [at, { id, subject }] of (await papers(cycleId)).entries()) {
    const { revision } = await inTenant(tenantId, () => fillingOf(id));
    await perform(submit, { id, revision, answers: { 件: at }, summary: "小结" }, unit.as(subject.id));
  }
  for (const { id, revision } of await papers(cycleId))
    await perform(review, { id, revision, points: {}, comment: "好" }, leader);
  const [group] = await inTenant(tenantId, () => quotaGroups.find({ cycleId }));
  const quotaGroupId = group?.id ?? "";
  const { rows } = await main.api.assessments.ranking.query({ quotaGroupId });
  for (const { assessmentId, revision, proposed = "average" } of rows)
    await main.api.assessments.setGrade.mutate({ id: assessmentId, revision, grade: proposed });
  const { revision } = await inTenant(tenantId, () => quotaGroups.get(quotaGroupId));
  await main.api.assessments.fixGrades.mutate({ quotaGroupId, revision });
  for (const { id, revision: decided, subject } of await papers(cycleId)) {
    const told = await perform(giveFeedback, { id, revision: decided, text: "继续" }, leader);
    await perform(acknowledge, { id, revision: told.revision }, unit.as(subject.id));
  }
  const cycle = await unit.admin.api.cycles.get.query({ id: cycleId });
  await unit.admin.api.cycles.close.mutate({ cycleId, revision: cycle.revision });
  return { cycleId, quotaGroupId };
}

it("results, ranking and quota are the same after the unit was renamed, moved, merged and its departments renamed", async () => {
  const { cycleId, quotaGroupId } = await runCycle();
  const { api } = unit.admin;
  const told = async () => ({
    papers: await papers(cycleId),
    group: await inTenant(tenantId, () => quotaGroups.get(quotaGroupId)),
    cycle: await api.cycles.get.query({ id: cycleId }),
    progress: await api.cycles.progress.query({ cycleId }),
    ranking: await main.api.assessments.ranking.query({ quotaGroupId }),
    listed: await api.assessments.list.query({ filter: { cycleId } }),
  });
  const before = await told();
  expect(
    before.papers.map(({ snapshot, grade, state }) => [
      snapshot.unitName,
      snapshot.departmentName,
      grade?.final,
      state,
    ]),
  ).toEqual(Array(4).fill(["农业局", "办公室", true, "closed"]));
  expect(before.group.seats).toBe(1);

  // Renamed and moved, then its department and category renamed, then merged into a unit elsewhere that is renamed again.
  const own = await manager.api.tenants.get.query({ id: tenantId });
  await manager.api.tenants.update.mutate({
    ...{ id: tenantId, revision: own.revision, name: "农业和农村局", kind: "unit", reportsTo: "banner" },
  });
  const department = await api.departments.get.query({ id: unit.departmentId });
  await api.departments.update.mutate({ id: department.id, revision: department.revision, name: "综合办" });
  const category = await api.staffCategories.get.query({ id: unit.categoryId });
  const { revision, code } = category;
  await api.staffCategories.update.mutate({ id: category.id, revision, code, name: "综合岗" });
  expect(await told()).toEqual(before);
  const draft = {
    ...{ kind: "merge" as const, withRoles: true, receivers: [{ ref: "a", tenantId: "other" }] },
    ...{ parts: [{ fromId: tenantId, ref: "a" }] },
    categories: [{ fromId: unit.categoryId, ref: "a", make: "综合岗" }],
  };
  const { seen, hindrances } = await manager.api.reorganisations.preview.query(draft);
  expect(hindrances).toEqual([]);
  await manager.api.reorganisations.begin.mutate({ draft, reason: "机构改革", seen });
  await work();
  const successor = await manager.api.tenants.get.query({ id: "other" });
  await manager.api.tenants.update.mutate({
    ...{ id: "other", revision: successor.revision, name: "农牧和水利局", kind: "unit", reportsTo: "banner" },
  });

  // Those who were of the unit read it there.
  for (const who of [unit.admin, main]) await who.api.identity.switchTenant.mutate({ tenantId });
  expect(await told()).toEqual(before);
});
