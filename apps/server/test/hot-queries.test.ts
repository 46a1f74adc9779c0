import type { Assessment } from "@duheng/contracts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { acknowledge, giveFeedback } from "../src/assessments/feedback.ts";
import { assessments, quotaGroups } from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { sealTrail } from "../src/audit/seals/seal-trail.ts";
import { inTenant } from "../src/database/scope.ts";
import { sweepFiles } from "../src/files/sweep.ts";
import { jobKinds } from "../src/jobs/job-kind.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { perform } from "../src/use-cases/perform.ts";
import { bring } from "./bring-table.ts";
import { dataUnit } from "./data-unit.ts";
import { allProcedures } from "./procedures.ts";
import { explainQuery, type QueryWatch, unserved, watchQueries } from "./query-plans.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit, wholeNumber } from "./small-unit.ts";

/** Whatever is asked of the database on the way of a cycle, and by each procedure that reads, is found by an index. */
const tenantId = "bureau";
let server: TestServer;
let watch: QueryWatch;
let unit: SmallUnit;
let main: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  watch = watchQueries();
  await server.tenant("city", { kind: "city" });
  await server.tenant(tenantId, { reportsTo: "city", path: ["city"] });
  unit = await makeSmallUnit(server, {
    tenantId,
    people: 3,
    properties: {
      件: wholeNumber("件"),
      有效率: {
        ...{ type: "number", title: "有效率", "x-id": "field-rate" },
        "x-source": { dataset: "monitoring", column: "validRate" },
      },
    },
    indicators: [
      byFormula("件数", "件 ?? 0"),
      byFormula("监测", "data.monitoring.validRate ?? 0"),
      byFormula("进步", "previous.score ?? 0"),
      byFormula("名次", "10 - COHORT.RANK(件 ?? 0)"),
      byFormula("评分", "", { by: { kind: "reviewer" }, points: { kind: "fixed", full: 10 } }),
    ],
  });
  main = await server.as(tenantId, ["main-leader"]);
}, 60_000);
afterAll(async () => {
  watch[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

const papers = (cycleId: string) => inTenant(tenantId, () => assessments.find({ cycleId }));
const leader = () => unit.as("leader", ["leader-in-charge"]);

/** A cycle from its start to the last acknowledgement. */
async function runCycle(period: string): Promise<string> {
  const { id: cycleId } = await unit.start(period);
  for (const { id, subject } of await papers(cycleId)) {
    const { revision } = await inTenant(tenantId, () => fillingOf(id));
    await perform(submit, { id, revision, answers: { 件: 3 }, summary: "小结" }, unit.as(subject.id));
  }
  for (const { id, revision } of await papers(cycleId))
    await perform(review, { id, revision, points: { 评分: 5 }, comment: "好" }, leader());
  await work();
  const [group] = await inTenant(tenantId, () => quotaGroups.find({ cycleId }));
  const quotaGroupId = group?.id ?? "";
  const { rows } = await main.api.assessments.ranking.query({ quotaGroupId });
  for (const { assessmentId, revision, proposed = "average" } of rows)
    await main.api.assessments.setGrade.mutate({ id: assessmentId, revision, grade: proposed });
  const { revision } = await inTenant(tenantId, () => quotaGroups.get(quotaGroupId));
  await main.api.assessments.fixGrades.mutate({ quotaGroupId, revision });
  for (const { id, revision: decided, subject } of await papers(cycleId)) {
    const told = await perform(giveFeedback, { id, revision: decided, text: "继续" }, leader());
    await perform(acknowledge, { id, revision: told.revision }, unit.as(subject.id));
  }
  return cycleId;
}

async function work(): Promise<void> {
  for (;;) {
    const job = await claimJob(jobKinds());
    if (job === undefined) return;
    await runTurn(job, new AbortController().signal);
  }
}

/** A table of people that is checked, written and undone. */
async function runImport(): Promise<string> {
  const { admin } = unit;
  const [{ name: department = "" } = {}] = (await admin.api.departments.list.query({})).data;
  const [{ name: category = "" } = {}] = (await admin.api.staffCategories.list.query({})).data;
  const { staged } = await bring(admin, `姓名,工号,科室,人员类别\n示例-新,N1,${department},${category}`);
  const { id, revision } = await admin.api.imports.map.mutate({
    ...{ id: staged.id, revision: staged.revision },
    ...{ isComplete: true, goneOn: "2026-01-01", meant: [] },
  });
  await admin.api.imports.map.mutate({ id, revision, isComplete: false });
  const mapped = await admin.api.imports.get.query({ id });
  await admin.api.imports.commit.mutate({ id, revision: mapped.revision });
  await work();
  const written = await admin.api.imports.get.query({ id });
  await admin.api.imports.undo.mutate({ id, revision: written.revision });
  await work();
  return id;
}

/** Figures that are brought twice, and taken back. Out: what is asked of them. */
async function bringFigures(staffId: string): Promise<Record<string, unknown>> {
  const { api } = unit.admin;
  const { number } = await api.staff.get.query({ id: staffId });
  const of = dataUnit(unit);
  const dataset = (await api.datasets.offered.query())[0] ?? expect.fail("no dataset");
  await of.deliver(dataset, [
    ["工号", "数据有效率"],
    [number, "90"],
  ]);
  const { id } = await of.deliver(dataset, [
    ["工号", "数据有效率"],
    [number, "80"],
  ]);
  await of.undo(id);
  await pushFigures(dataset.key, number);
  const [version] = await api.datasets.versions.query({ datasetId: dataset.id });
  const versionId = version?.id ?? "";
  return {
    "datasets.offered": undefined,
    "datasets.versions": { datasetId: dataset.id, period: "2026-Q3" },
    "datasets.rows": { versionId, q: "示例" },
    "datasets.impact": { versionId },
  };
}

/** Figures that another system pushes, and asks after; and a token that is revoked. */
async function pushFigures(key: string, number: string): Promise<void> {
  const { api } = unit.admin;
  const { id, text } = await api.accessTokens.create.mutate({ name: "平台" });
  const headers = { authorization: `Bearer ${text}`, "idempotency-key": "1", "content-type": "text/csv" };
  const url = `${server.url}/api/datasets`;
  const body = `number,validRate\n${number},70\nnobody,1`;
  const answer = await fetch(`${url}/${key}/2026-Q3`, { method: "POST", headers, body });
  expect(answer.status).toBe(202);
  await work();
  const { importId } = (await answer.json()) as { importId: string };
  expect((await fetch(`${url}/pushes/${importId}`, { headers })).status).toBe(200);
  await api.accessTokens.revoke.mutate({ id });
}

/** What is asked by who manages the units. */
const ofUnits = {
  "reorganisations.latest": undefined,
  "reorganisations.choices": { tenantId, q: "示例" },
  "reorganisations.preview": {
    ...{ kind: "merge", withRoles: true, receivers: [{ ref: "a", tenantId: "city" }] },
    parts: [{ fromId: tenantId, ref: "a" }],
  },
};

/** What is asked of each procedure that reads and is neither a list nor a record by its id. */
function questions(
  own: SignedIn,
  { cycleId, id: assessmentId, quotaGroupId = "", subject }: Assessment,
  importId: string,
): Record<string, unknown> {
  const { formId, plan } = unit;
  const staffId = subject.id;
  const document = { title: "考核表" };
  return {
    "staff.own": undefined,
    "organisation.tree": undefined,
    "departments.inOrder": undefined,
    "organisation.unit": undefined,
    "organisation.readiness": {},
    "organisation.progress": {},
    ...ofUnits,
    "staff.events": { id: staffId },
    "staff.leaving": { id: staffId, leftOn: "2027-01-01" },
    "staff.openWork": { staffId, departmentIds: [unit.departmentId] },
    "transfers.received": undefined,
    "transfers.offered": { staffId },
    "forms.check": { document },
    "forms.version": { formId, version: 1 },
    "forms.revisions": { id: formId },
    "forms.revision": { formId, number: 1 },
    "forms.versions": { id: formId },
    "forms.previewMove": { formId, version: 1, cycleId },
    "forms.compareScores": { id: formId, revision: 1 },
    "library.lastSharing": { formId },
    "library.notices": undefined,
    "library.adoptedTemplate": { formId },
    "library.upgradeOffer": { formId },
    "library.lineage": { id: formId },
    "library.myOffers": {},
    "library.offers": {},
    "library.offer": { id: formId },
    "indicatorEntries.search": {},
    "indicatorEntries.updates": { origins: [{ tenantId: "city", id: "a", version: 1 }] },
    "indicatorEntries.versions": { id: "a" },
    "cycles.preview": { planId: plan.id, period: "2027-Q1" },
    "cycles.progress": { cycleId },
    "assessments.mine": undefined,
    "assessments.filling": { id: assessmentId },
    "assessments.data": { id: assessmentId },
    "assessments.contributions": { id: assessmentId },
    "assessments.paper": { id: assessmentId },
    "assessments.explain": { id: assessmentId },
    "assessments.quotaGroups": { cycleId },
    "assessments.ranking": { quotaGroupId },
    "assessments.outstanding": { quotaGroupId },
    "files.rules": undefined,
    "files.ofAssessment": { id: assessmentId },
    "audit.actions": undefined,
    "audit.verify": { after: 0 },
    "workItems.counts": undefined,
    "workItems.place": { kind: "review", assessmentId },
    "grants.ofCycle": { cycleId },
    "grants.tenants": {},
    "grants.candidates": { tenantId: "city" },
    "grants.mine": undefined,
    "imports.fields": { kind: "staff" },
    "imports.head": { id: importId },
    "imports.work": { id: importId },
    "imports.rows": { id: importId, verdict: "new" },
    "users.standing": { id: own.userId },
    "users.trail": { id: own.userId },
    "users.previewMany": { rule: "pinyin" },
    "identity.me": undefined,
  };
}

it("on the way of a cycle, of each question and of what runs by itself, all is found by an index", async () => {
  await dataUnit(unit).define();
  await runCycle("2026-Q2");
  const cycleId = await runCycle("2026-Q3");
  const { formId, admin } = unit;
  const audience = { kind: "below" } as const;
  await admin.api.library.share.mutate({ formId, version: 1, audience, lockedIds: [] });
  const [paper] = await papers(cycleId);
  const staffId = paper?.subject.id ?? "";
  const own = await server.as(tenantId, ["unit-admin", "main-leader"], { staffId });
  const importId = await runImport();
  const ofFigures = await bringFigures(staffId);
  const asked = { ...questions(own, paper ?? expect.fail("no paper"), importId), ...ofFigures };
  for (const [path, input] of Object.entries(asked)) await ask(own, path, input);
  const above = await server.as("city", ["city-admin"]);
  for (const path of ["organisation.readiness", "organisation.progress"]) await ask(above, path, {});
  const manager = await server.as("city", ["system-admin"]);
  for (const [path, input] of Object.entries(ofUnits)) await ask(manager, path, input);
  await ask(manager, "reorganisations.get", { id: "a" });
  for (const { path, type } of allProcedures()) {
    if (type !== "query" || Object.hasOwn(asked, path) || path.endsWith(".list")) continue;
    if (path.endsWith(".get")) await ask(own, path, { id: "a" });
    else if (path.endsWith(".getMany")) await ask(own, path, { ids: ["a", "b"] });
    else if (!isOpen(path)) throw new Error(`${path} is in no table`);
  }
  await inTenant(tenantId, () => sealTrail(new Date(Date.now() + 3_600_000)));
  await sweepFiles();
  await work();

  const known = new Set<string>();
  const faults: string[] = [];
  for (const seen of watch.take()) {
    if (known.has(seen.shape)) continue;
    known.add(seen.shape);
    const why = unserved(await explainQuery(seen));
    if (why !== undefined) faults.push(`${why}: ${seen.shape}`);
  }
  expect(faults).toEqual([]);
  expect(known.size).toBeGreaterThan(100);
}, 120_000);

/** Refusals are as good: they were looked up. */
async function ask(who: SignedIn, path: string, input: unknown): Promise<void> {
  const found = path.split(".").reduce<unknown>((at, key) => Reflect.get(Object(at), key), who.api);
  await (found as { query(input: unknown): Promise<unknown> }).query(input).catch(() => undefined);
}

/** What anyone may ask knows no tenant. */
function isOpen(path: string): boolean {
  const access = allProcedures().find((each) => each.path === path)?.access;
  return access !== undefined && "anyone" in access;
}
