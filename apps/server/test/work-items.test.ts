import { stepsFor } from "@duheng/assessment";
import type { Assessment, WorkItem } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepAssessment } from "../src/assessments/keep-assessment.ts";
import { assessments } from "../src/assessments/model.ts";
import { insertAssessments, insertQuotaGroups } from "../src/assessments/start-assessments.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { transaction } from "../src/database/transaction.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

const tenantId = "bureau";
let server: TestServer;
let leader: SignedIn;
let other: SignedIn;
let deputy: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  leader = await server.as(tenantId, ["leader-in-charge"], { staffId: "leader" });
  other = await server.as(tenantId, ["leader-in-charge"], { staffId: "p0007" });
  deputy = await server.as(tenantId, ["staff", "unit-admin"], { staffId: "deputy" });
  await inTenant(tenantId, () => give(people));
});
afterAll(() => server[Symbol.asyncDispose]());

const people = 500;
const rules = [
  { id: "review", kind: "review", title: "审核评鉴", by: "leader-in-charge", days: 5 },
  { id: "decision", kind: "decision", title: "确定等次", by: "main-leader", days: 5 },
  { id: "feedback", kind: "feedback", title: "反馈", by: "unit-admin", days: 5 },
] as const;

/** Papers that wait for their review: of all but the seventh by name, of that one by whoever has the role. */
async function give(count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, index) => paper(index));
  const groupIds = await insertQuotaGroups("cycle", [
    {
      key: "unit",
      title: "全单位",
      percent: 40,
      rounding: "floor",
      base: count,
      seats: 2,
      memberIds: made.map(({ id }) => id),
    },
  ]);
  await insertAssessments(made, groupIds);
}

function paper(index: number): Omit<Assessment, "tenantId" | "revision" | "createdAt" | "updatedAt"> {
  const subjectId = `p${String(index).padStart(4, "0")}`;
  const isWithoutLeader = index === 7;
  return {
    id: `a${String(index).padStart(4, "0")}`,
    cycleId: "cycle",
    period: "2026-Q3",
    subject: { kind: "person", id: subjectId },
    snapshot: {
      name: `示例-${String(index).padStart(4, "0")}`,
      departmentId: "d",
      departmentName: index % 2 === 0 ? "一科" : "二科",
      categoryId: "c",
      categoryName: "综合类",
    },
    formId: "form",
    version: 1,
    paperHash: "0".repeat(64),
    formTitle: "考核表",
    state: "submitted",
    steps: stepsFor(rules, {
      subjectId,
      ...(isWithoutLeader ? {} : { leaderInChargeId: "leader" }),
      mainLeaderIds: [],
      unitAdminIds: ["deputy"],
      // Each hundred is due a day later.
      endsOn: `2026-09-${String(10 + Math.floor(index / 100)).padStart(2, "0")}`,
    }),
  };
}

describe("the item of a group", () => {
  const read = async (id: string) => assessments.get(id);
  /** As after its review, or as before. */
  const at = (one: Assessment, kind: "review" | "decision"): Assessment => ({
    ...one,
    steps: one.steps.map((step, index) => {
      const place = one.steps.findIndex((other) => other.kind === kind);
      return { ...step, state: index < place ? "done" : index === place ? "open" : "waiting" };
    }),
  });
  const move = async (id: string, kind: "review" | "decision") =>
    transaction(async () => {
      const before = await read(id);
      await keepAssessment(before, at(before, kind));
    });

  it("stays as long as one waits, whatever happens at the same moment", async () => {
    await inTenant(tenantId, async () => {
      await Promise.all([move("a0001", "decision"), move("a0002", "decision")]);
      expect(await verifyProcess()).toEqual([]);
      await Promise.all([move("a0001", "review"), move("a0002", "review")]);
      expect(await verifyProcess()).toEqual([]);
      for (let turn = 0; turn < 5; turn += 1) {
        await move("a0001", "decision");
        await Promise.all([move("a0001", "review"), move("a0002", "decision")]);
        expect(await verifyProcess()).toEqual([]);
        await move("a0002", "review");
      }
    });
    expect(await verifyProcess()).toEqual([]);
  });
});

describe("a person's queue", () => {
  it("holds everybody who waits, page by page, the earliest due first", async () => {
    const seen: WorkItem[] = [];
    for (let page = 1; page <= 6; page += 1) {
      const { data, total } = await leader.api.workItems.list.query({
        filter: { kind: "review" },
        page: { page, perPage: 100 },
      });
      expect(total).toBe(people);
      seen.push(...data);
    }
    expect(new Set(seen.map(({ assessmentId }) => assessmentId)).size).toBe(people);
    const days = seen.map(({ dueOn }) => dueOn);
    expect(days).toEqual([...days].sort());
    expect(seen[0]).toMatchObject({
      kind: "review",
      title: "示例-0000",
      departmentName: "一科",
      dueOn: "2026-09-15",
    });
    expect(await leader.api.workItems.counts.query()).toEqual({ review: people });
  });

  it("is read without the papers: small documents, by an index", async () => {
    const found = await mongoose.connection.db
      ?.collection<{ _id: string }>("work_items")
      .find({ tenantId, waitsFor: { $in: ["staff:leader", "role:leader-in-charge"] }, kind: "review" })
      .sort({ dueOn: 1, _id: 1 })
      .limit(100)
      .explain("executionStats");
    const stats = Object(found).executionStats;
    expect(stats.totalDocsExamined).toBeLessThanOrEqual(people);
    expect(JSON.stringify(Object(found).queryPlanner.winningPlan)).toContain("IXSCAN");
    const { data } = await leader.api.workItems.list.query({
      filter: { kind: "review" },
      page: { page: 1, perPage: 100 },
    });
    expect(JSON.stringify(data).length / 100).toBeLessThan(600);
  });

  it("is found by name and department", async () => {
    const one = await leader.api.workItems.list.query({ filter: { kind: "review", q: "0123" } });
    expect(one.data.map(({ assessmentId }) => assessmentId)).toEqual(["a0123"]);
    const half = await leader.api.workItems.list.query({ filter: { kind: "review", q: "二科" } });
    expect(half.total).toBe(people / 2);
  });

  it("has none of what waits for others, and never what is about oneself", async () => {
    expect(await deputy.api.workItems.counts.query()).toEqual({});
    // The seventh holds the very post that reviews him: others of that role do.
    expect((await other.api.workItems.list.query({ filter: { kind: "review" } })).total).toBe(0);
    expect((await refusal(other.api.workItems.get.query({ id: "a0001-review" }))).code).toBe("not-found");
    const staff = await server.as(tenantId, ["staff"]);
    expect((await staff.api.workItems.list.query({})).total).toBe(0);
    await setMembership({ userId: leader.userId, tenantId, roles: ["auditor"] });
    expect((await refusal(leader.api.workItems.list.query({}))).code).toBe("forbidden");
    await setMembership({ userId: leader.userId, tenantId, roles: ["leader-in-charge"] });
    const elsewhere = await server.as("elsewhere", ["leader-in-charge"], { staffId: "leader" });
    expect((await elsewhere.api.workItems.list.query({})).total).toBe(0);
  });

  it("tells the place in it and who comes next, after the last the first", async () => {
    const place = (assessmentId: string) =>
      leader.api.workItems.place.query({ kind: "review", assessmentId });
    expect(await place("a0000")).toEqual({ position: 1, total: people, nextId: "a0001" });
    expect(await place("a0099")).toEqual({ position: 100, total: people, nextId: "a0100" });
    expect(await place("a0499")).toEqual({ position: people, total: people, nextId: "a0000" });
    expect(await place("nobody")).toBeNull();
    expect(await other.api.workItems.place.query({ kind: "review", assessmentId: "a0001" })).toBeNull();
  });

  it("follows from the assessments, and says so when it does not", async () => {
    expect(await verifyProcess()).toEqual([]);
    const items = mongoose.connection.db?.collection<{ _id: string }>("work_items");
    const assessments = mongoose.connection.db?.collection<{ _id: string }>("assessments");
    await items?.deleteOne({ _id: "a0003-review" });
    await items?.updateOne({ _id: "a0004-review" }, { $set: { waitsFor: ["staff:somebody"] } });
    await assessments?.updateOne({ _id: "a0005" }, { $set: { state: "closed" } });
    const left = await items?.findOne({ _id: "a0006-review" });
    await items?.insertOne({ ...left, _id: "a0006-feedback" });
    expect(await verifyProcess()).toEqual([
      "Assessment a0005: it is closed, and by its steps submitted",
      "WorkItem a0004-review: it is not what the steps say",
      "WorkItem a0006-feedback: nothing waits there",
      "WorkItem a0003-review: it is missing",
    ]);
  });
});
