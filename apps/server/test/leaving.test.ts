import type { Assessment } from "@duheng/contracts";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments, quotaGroups } from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { todayIn } from "../src/base/today.ts";
import { inTenant } from "../src/database/scope.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { jobKinds } from "../src/jobs/job-kind.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { departments } from "../src/staff/model.ts";
import { staffEvents } from "../src/staff-events/model.ts";
import { dueEventsJob } from "../src/staff-life/due-events-job.ts";
import { perform } from "../src/use-cases/perform.ts";
import { workItems } from "../src/work-items/model.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit, wholeNumber } from "./small-unit.ts";
import { readTrail } from "./trail.ts";

const tenantId = "bureau";
const today = todayIn("Asia/Shanghai");

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ works: false });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Peopled extends SmallUnit {
  readonly leader: string;
  readonly successor: string;
  readonly staff: readonly string[];
  papers(): Promise<Assessment[]>;
  paperOf(staffId: string): Promise<Assessment>;
  /** Whose queue has which people, by name. */
  queues(): Promise<Record<string, string[]>>;
}

let units = 0;
/** Three people under a leader in charge, and somebody who could take over; a cycle of the quarter runs. */
async function unitWithLeader(period = "2026-Q3"): Promise<Peopled> {
  units += 1;
  const unit = await makeSmallUnit(server, {
    tenantId: `${tenantId}-${units}`,
    people: 3,
    indicators: [byFormula("满分", "10")],
  });
  const { api } = unit.admin;
  const leader = await unit.hire({ name: "原领导", isLeader: true });
  const successor = await unit.hire({ name: "新领导", isLeader: true });
  const { id, revision, name } = await api.departments.get.query({ id: unit.departmentId });
  await api.departments.update.mutate({ id, revision, name, leaderInChargeId: leader });
  await unit.start(period);
  const here = <T>(work: () => Promise<T>) => inTenant(unit.tenantId, work);
  const papers = () => here(() => assessments.find({}, { sort: { "snapshot.number": 1 } }));
  const all = await papers();
  return {
    ...unit,
    leader,
    successor,
    staff: all.filter(({ excluded }) => excluded === undefined).map(({ subject }) => subject.id),
    papers,
    paperOf: async (staffId) =>
      (await papers()).find(({ subject }) => subject.id === staffId) ?? expect.fail(staffId),
    queues: async () => {
      const queues: Record<string, string[]> = {};
      for (const { waitsFor, title } of await here(() => workItems.find({}, { sort: { title: 1 } })))
        for (const whose of waitsFor) queues[whose] = [...(queues[whose] ?? []), title];
      return queues;
    },
  };
}

async function handIn({ as, papers, tenantId: unitId }: Peopled, staffId: string): Promise<void> {
  const paper = (await papers()).find(({ subject }) => subject.id === staffId) ?? expect.fail(staffId);
  const { revision } = await inTenant(unitId, () => fillingOf(paper.id));
  await perform(submit, { id: paper.id, revision, answers: {}, summary: "小结" }, as(staffId));
}

const person = (unit: SmallUnit, id: string) => unit.admin.api.staff.get.query({ id });

describe("a leader who leaves", () => {
  it("is refused as long as steps are his and he leads, with what they are", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const { revision } = await person(unit, unit.leader);
    const asked = { id: unit.leader, revision, leftOn: today, reason: "retirement" as const };
    const told = await refusal(api.staff.leave.mutate(asked));
    expect(told).toMatchObject({
      code: "wrong-state",
      message: { zh: "“原领导（004）”名下还有未办事项 7 项，请同时选定接任者。" },
      data: { needs: "successor" },
    });
    expect(told.problems?.slice(0, 2).map(({ code, message }) => [code, message.zh])).toEqual([
      ["nobody-leads", "科室“办公室”的负责人或分管领导要有接任者"],
      ["nobody-left", "示例-001（办公室）的“审核评鉴”没有人办理"],
    ]);
    // By the form, and for several at once, it is the same.
    const { number, name, departmentId, categoryId } = await person(unit, unit.leader);
    const form = { number, name, departmentId, categoryId, isLeader: true, state: "left" as const };
    const byForm = await refusal(api.staff.update.mutate({ id: unit.leader, revision, ...form }));
    const several = await refusal(
      api.staff.updateMany.mutate({ chosen: [{ id: unit.leader, revision }], changes: { state: "left" } }),
    );
    expect([byForm.code, several.code]).toEqual(["wrong-state", "wrong-state"]);
    expect(await person(unit, unit.leader)).toMatchObject({ state: "active", revision });
    for (const successorId of [unit.leader, "nobody"])
      expect(await refusal(api.staff.leave.mutate({ ...asked, successorId }))).toMatchObject({
        code: "invalid-input",
        problems: [{ path: "/successorId" }],
      });
  });

  it("hands over in the same act: departments, steps, what waits; what is done stays his", async () => {
    const unit = await unitWithLeader();
    const [first = "", second = "", third = ""] = unit.staff;
    await handIn(unit, first);
    await handIn(unit, second);
    const reviewed = await unit.paperOf(first);
    const input = { id: reviewed.id, revision: reviewed.revision, points: {}, comment: "好" };
    await perform(review, input, unit.as(unit.leader, ["leader-in-charge"]));
    const { revision } = await person(unit, unit.leader);
    const asked = { id: unit.leader, revision, leftOn: today, reason: "retirement" as const, note: "到龄" };
    expect(await unit.admin.api.staff.leave.mutate({ ...asked, successorId: unit.successor })).toEqual({
      id: unit.leader,
      state: "left",
      papers: 3,
      departments: 1,
    });
    const steps = (await unit.papers())
      .filter(({ excluded }) => excluded === undefined)
      .map(({ steps: all }) => all.filter(({ kind }) => kind === "review" || kind === "feedback"));
    const named = steps.map((each) => each.map(({ actorIds: [who], doneBy }) => doneBy ?? who));
    expect(named).toEqual([
      [unit.leader, unit.successor],
      [unit.successor, unit.successor],
      [unit.successor, unit.successor],
    ]);
    // A leader has a paper of his own (G17).
    expect(await unit.queues()).toMatchObject({
      [`staff:${unit.successor}`]: ["新领导", "示例-002"],
      [`staff:${third}`]: ["示例-003"],
    });
    const [department] = await inTenant(unit.tenantId, () => departments.find({}));
    expect(department?.leaderInChargeId).toBe(unit.successor);
    expect(await person(unit, unit.leader)).toMatchObject({ state: "left", leftOn: today });
    expect(await inTenant(unit.tenantId, () => staffEvents.find({}))).toMatchObject([
      {
        staffId: unit.leader,
        kind: "leaving",
        on: today,
        reason: "retirement",
        note: "到龄",
        successorName: "新领导",
        state: "done",
      },
    ]);
    expect((await readTrail(unit.admin, { action: "staff.leave" })).map(({ zh }) => zh)).toEqual([
      expect.stringMatching(
        /^.*办理“原领导”离开（退休），由“新领导（005）”接任：状态 在职 → 已离开，离开日期 无 → .*，3 份。理由：到龄$/,
      ),
    ]);
    expect(await verifyProcess()).toEqual([]);
  });

  it("whoever takes over does not judge himself: it goes up, and where nobody is above it is refused", async () => {
    const unit = await unitWithLeader();
    const [first = ""] = unit.staff;
    const { revision } = await person(unit, unit.leader);
    const asked = {
      id: unit.leader,
      revision,
      leftOn: today,
      reason: "transfer" as const,
      successorId: first,
    };
    const told = await refusal(unit.admin.api.staff.leave.mutate(asked));
    expect(told).toMatchObject({ code: "wrong-state", data: { needs: "successor" } });
    expect(told.message.zh).toContain("有 2 项不能交给“示例-001（001）”");
    await server.as(unit.tenantId, ["main-leader"], { staffId: unit.successor });
    await unit.admin.api.staff.leave.mutate(asked);
    const own = (await unit.paperOf(first)).steps.find(({ kind }) => kind === "review");
    expect(own?.actorIds).toEqual([unit.successor]);
    const other = (await unit.paperOf(unit.staff[1] ?? "")).steps.find(({ kind }) => kind === "review");
    expect(other?.actorIds).toEqual([first]);
  });

  it("the last main leader stays as long as a group waits for that role", async () => {
    const unit = await unitWithLeader();
    const main = await unit.hire({ name: "主要领导", isLeader: true });
    await server.as(unit.tenantId, ["main-leader"], { staffId: main });
    const leave = async () => {
      const { revision } = await person(unit, main);
      return unit.admin.api.staff.leave.mutate({ id: main, revision, leftOn: today, reason: "transfer" });
    };
    expect(await refusal(leave())).toMatchObject({
      code: "wrong-state",
      message: { zh: "“主要领导（006）”是本单位唯一有此角色的人，请先给接任者的账号授予同一角色。" },
      problems: [{ code: "last-of-role", message: { zh: "还有 3 份考核表等“主要领导”办理" } }],
    });
    await server.as(unit.tenantId, ["main-leader"], { staffId: unit.successor });
    await leave();
  });
});

describe("who has left", () => {
  it("is named as head or leader in charge by nobody new; a department that names him since before is changed all the same", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const gone = await unit.hire({ name: "已离开者" });
    await api.staff.leave.mutate({ id: gone, revision: 0, leftOn: today, reason: "resignation" });
    const { id, revision, name } = await api.departments.get.query({ id: unit.departmentId });
    const named = api.departments.update.mutate({ id, revision, name, headId: gone });
    expect(await refusal(named)).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/headId", message: { zh: "“已离开者”已离开，请选在职人员" } }],
    });
    await inTenant(unit.tenantId, async () =>
      departments.replace({ ...(await departments.get(id)), headId: gone }),
    );
    const kept = { id, revision: revision + 1, name: "办公室（综合）", headId: gone };
    expect(await api.departments.update.mutate(kept)).toMatchObject({ headId: gone });
  });
});

describe("the own papers of who leaves", () => {
  const gone = async (unit: Peopled, staffId: string, leftOn: string) => {
    const { revision } = await person(unit, staffId);
    return unit.admin.api.staff.leave.mutate({ id: staffId, revision, leftOn, reason: "transfer" });
  };

  it("end with the last day of the cycle included, go on the day after; the group is one less", async () => {
    const unit = await unitWithLeader();
    const [first = "", second = ""] = unit.staff;
    await gone(unit, first, "2026-09-30");
    await gone(unit, second, "2026-10-01");
    expect(await unit.paperOf(first)).toMatchObject({
      state: "closed",
      excluded: { rule: "G19", reason: "2026-09-30 离开本单位" },
    });
    expect(await unit.paperOf(first)).not.toHaveProperty("quotaGroupId");
    const kept = await unit.paperOf(second);
    expect(kept.state).toBe("filling");
    expect(kept.quotaGroupId).toBeDefined();
    expect(await inTenant(unit.tenantId, () => quotaGroups.find({}))).toMatchObject([{ base: 2, seats: 0 }]);
    expect((await unit.queues())[`staff:${first}`]).toBeUndefined();
    expect(await verifyProcess()).toEqual([]);
  });

  it("of a day to come: he is here until then, and what is planned is told", async () => {
    const unit = await unitWithLeader("2026-Q4");
    const [first = ""] = unit.staff;
    await gone(unit, first, "2099-01-01");
    expect(await person(unit, first)).toMatchObject({ state: "active", leftOn: "2099-01-01" });
    expect((await unit.paperOf(first)).state).toBe("filling");
    expect(await inTenant(unit.tenantId, () => staffEvents.find({}))).toMatchObject([
      { state: "planned", on: "2099-01-01" },
    ]);
  });

  it("and who comes back is here again, in another department, and told along the line", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = ""] = unit.staff;
    await gone(unit, first, "2026-10-01");
    const other = await api.departments.create.mutate({ name: "信访科" });
    const { revision, categoryId } = await person(unit, first);
    const back = { id: first, revision, departmentId: other.id, categoryId };
    expect(await refusal(api.staff.reenter.mutate({ ...back, on: "2026-09-30" }))).toMatchObject({
      problems: [{ path: "/on", message: { zh: "不能早于离开日期 2026-10-01" } }],
    });
    expect(await refusal(api.staff.reenter.mutate({ ...back, on: "2099-01-01" }))).toMatchObject({
      problems: [{ code: "day-to-come" }],
    });
    await api.staff.reenter.mutate({ ...back, on: "2026-10-01" });
    const again = await person(unit, first);
    expect(again).toMatchObject({ state: "active", departmentId: other.id });
    expect(again).not.toHaveProperty("leftOn");
    expect(
      await refusal(api.staff.reenter.mutate({ ...back, revision: again.revision, on: today })),
    ).toMatchObject({
      code: "wrong-state",
    });
  });
});

describe("handing over without leaving", () => {
  it("of one department alone; a new leader takes over the steps of the one before", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const { id, revision, name } = await api.departments.get.query({ id: unit.departmentId });
    await api.departments.update.mutate({ id, revision, name, leaderInChargeId: unit.successor });
    expect(await api.staff.openWork.query({ staffId: unit.leader, departmentIds: [id] })).toEqual({
      departments: [],
      papers: 3,
      names: ["示例-001", "示例-002", "示例-003"],
    });
    const elsewhere = { fromId: unit.leader, toId: unit.successor, departmentIds: ["another"] };
    expect(await api.staff.handOver.mutate(elsewhere)).toEqual({ papers: 0, departments: 0 });
    const asked = { fromId: unit.leader, toId: unit.successor, departmentIds: [id], note: "分工调整" };
    expect(await api.staff.handOver.mutate(asked)).toEqual({ papers: 3, departments: 0 });
    expect(await api.staff.openWork.query({ staffId: unit.leader })).toEqual({
      departments: [],
      papers: 0,
      names: [],
    });
    expect((await readTrail(unit.admin, { action: "staff.handOver" })).map(({ zh }) => zh)[0]).toMatch(
      /把“原领导”未办的事项交给“新领导（005）”：3 份。理由：分工调整$/,
    );
  });

  it("is not for those who may not change the organisation", async () => {
    const unit = await unitWithLeader();
    const { api } = await server.as(unit.tenantId, ["leader-in-charge"], { staffId: unit.leader });
    const asked = { fromId: unit.leader, toId: unit.successor };
    expect((await refusal(api.staff.handOver.mutate(asked))).code).toBe("forbidden");
    expect((await refusal(api.staff.openWork.query({ staffId: unit.leader }))).code).toBe("forbidden");
  });
});

describe("what is planned", () => {
  /** The job as it runs when that day has come. */
  const workOn = async (day: string, time = "00:01") => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${day}T${time}:00+08:00`) });
    await enqueue(dueEventsJob, { input: {} });
    for (;;) {
      const job = await claimJob(jobKinds());
      if (job === undefined) break;
      await runTurn(job, AbortSignal.timeout(30_000));
    }
    vi.useRealTimers();
  };
  afterEach(() => void vi.useRealTimers());
  const events = (unit: Peopled) =>
    inTenant(unit.tenantId, () =>
      staffEvents.find({ state: { $ne: "withdrawn" } }, { sort: { on: 1, kind: -1 } }),
    );

  it("is done on its day and not the day before, by the calendar of the unit", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = "", second = ""] = unit.staff;
    const other = await api.departments.create.mutate({ name: "信访科" });
    const { revision, categoryId } = await person(unit, first);
    const move = { id: first, revision, on: "2027-03-02", departmentId: other.id, categoryId, note: "轮岗" };
    await api.staff.move.mutate(move);
    const leave = { leftOn: "2027-03-02", reason: "resignation" as const };
    await api.staff.leave.mutate({ id: second, revision: (await person(unit, second)).revision, ...leave });
    await workOn("2027-03-01", "23:59");
    expect([(await person(unit, first)).departmentId, (await person(unit, second)).state]).toEqual([
      unit.departmentId,
      "active",
    ]);
    await workOn("2027-03-02");
    expect([(await person(unit, first)).departmentId, (await person(unit, second)).state]).toEqual([
      other.id,
      "left",
    ]);
    expect(await events(unit)).toMatchObject([
      {
        kind: "move",
        on: "2027-03-02",
        state: "done",
        note: "轮岗",
        before: { departmentName: "办公室" },
        after: { departmentName: "信访科" },
      },
      { kind: "leaving", state: "done", reason: "resignation" },
    ]);
    await workOn("2027-03-03");
    expect(await events(unit)).toHaveLength(2);
  });

  it("and is refused then, is told so and stands until it is entered anew", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const { revision } = await person(unit, unit.leader);
    const leave = { id: unit.leader, revision, leftOn: "2027-04-01", reason: "retirement" as const };
    await api.staff.leave.mutate(leave);
    await workOn("2027-04-01");
    expect(await events(unit)).toMatchObject([
      {
        state: "failed",
        failure: { zh: "“原领导（004）”名下还有未办事项 7 项，请同时选定接任者。" },
      },
    ]);
    // It is entered on the day itself, or later.
    const again = {
      ...leave,
      leftOn: today,
      revision: (await person(unit, unit.leader)).revision,
      successorId: unit.successor,
    };
    expect(await api.staff.leave.mutate(again)).toMatchObject({ state: "left", papers: 3 });
    expect(await events(unit)).toMatchObject([{ state: "done", successorName: "新领导" }]);
  });

  it("can be taken back: then he has no day of leaving", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = ""] = unit.staff;
    const { revision } = await person(unit, first);
    await api.staff.leave.mutate({ id: first, revision, leftOn: "2099-01-01", reason: "other" });
    const [planned] = await events(unit);
    const asked = { id: planned?.id ?? "", revision: 0 };
    expect(await api.staff.withdrawEvent.mutate(asked)).toMatchObject({ state: "withdrawn" });
    expect(await person(unit, first)).not.toHaveProperty("leftOn");
    expect(await refusal(api.staff.withdrawEvent.mutate({ ...asked, revision: 1 }))).toMatchObject({
      code: "wrong-state",
    });
  });
});

describe("a record that is changed as a whole", () => {
  it("tells of a move, a leaving and a return from today on; other changes are none", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = ""] = unit.staff;
    const other = await api.departments.create.mutate({ name: "信访科" });
    const change = async (changes: object) => {
      const { number, name, departmentId, categoryId, revision, isLeader } = await person(unit, first);
      const input = { id: first, revision, number, name, departmentId, categoryId, isLeader, ...changes };
      return api.staff.update.mutate(input);
    };
    await change({ name: "改名" });
    await change({ departmentId: other.id });
    await change({ departmentId: other.id, state: "left", leftOn: today });
    await change({ departmentId: other.id, state: "active" });
    const told = await inTenant(unit.tenantId, () => staffEvents.find({}, { sort: { _id: 1 } }));
    expect(told.map(({ kind, on, reason, state }) => ({ kind, on, reason, state }))).toEqual([
      { kind: "move", on: today, reason: undefined, state: "done" },
      { kind: "leaving", on: today, reason: "other", state: "done" },
      { kind: "reentry", on: today, reason: undefined, state: "done" },
    ]);
    expect(told[0]).toMatchObject({
      before: { departmentName: "办公室" },
      after: { departmentName: "信访科" },
    });
  });
});

describe("special situations", () => {
  it("begin and end on days; the same twice over some days is refused", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = ""] = unit.staff;
    const begin = async (kind: "secondment" | "leave", from: string, to?: string) => {
      const { revision } = await person(unit, first);
      return api.staff.beginStatus.mutate({ id: first, revision, kind, from, ...(to ? { to } : {}) });
    };
    await begin("secondment", "2026-03-01");
    const told = [
      await refusal(begin("secondment", "2026-05-01", "2026-05-31")),
      await refusal(begin("leave", "2026-05-02", "2026-05-01")),
    ];
    expect(told.map(({ problems }) => problems?.map(({ code, path }) => [code, path]))).toEqual([
      [["status-twice", "/from"]],
      [["ends-before", "/to"]],
    ]);
    const { revision } = await person(unit, first);
    await api.staff.endStatus.mutate({
      ...{ id: first, revision, kind: "secondment", from: "2026-03-01", to: "2026-04-30" },
    });
    await begin("secondment", "2026-05-01", "2026-05-31");
    expect((await person(unit, first)).statuses).toEqual([
      { kind: "secondment", from: "2026-03-01", to: "2026-04-30" },
      { kind: "secondment", from: "2026-05-01", to: "2026-05-31" },
    ]);
  });
});

describe("what a category says together", () => {
  it("is worked out without him, once he was the last that it waited for", async () => {
    const unit = await makeSmallUnit(server, {
      ...{ tenantId: "cohort", people: 3, properties: { 件: wholeNumber("件") } },
      indicators: [byFormula("名次", "10 - COHORT.RANK(件 ?? 0)")],
    });
    await unit.start("2026-Q3");
    const papers = () =>
      inTenant(unit.tenantId, () => assessments.find({}, { sort: { "snapshot.number": 1 } }));
    const [first, second, third] = await papers();
    for (const paper of [first, second]) {
      const { id = "", subject } = paper ?? expect.fail("no paper");
      const { revision } = await inTenant(unit.tenantId, () => fillingOf(id));
      const filled = { id, revision, answers: { 件: paper === first ? 5 : 3 }, summary: "小结" };
      const handed = await perform(submit, filled, unit.as(subject.id));
      const judged = { id, revision: handed.revision, points: {}, comment: "好" };
      await perform(review, judged, unit.as("leader", ["leader-in-charge"]));
    }
    const work = async () => {
      for (let job = await claimJob(jobKinds()); job !== undefined; job = await claimJob(jobKinds()))
        await runTurn(job, AbortSignal.timeout(30_000));
    };
    await work();
    expect((await papers()).map(({ score, result }) => [score ?? null, result?.provisional])).toEqual([
      [null, true],
      [null, true],
      [null, undefined],
    ]);
    const { id = "" } = third?.subject ?? {};
    await unit.admin.api.staff.leave.mutate({ id, revision: 0, leftOn: "2026-09-30", reason: "other" });
    await work();
    expect((await papers()).map(({ score, state }) => [score ?? null, state])).toEqual([
      [9, "reviewed"],
      [8, "reviewed"],
      [null, "closed"],
    ]);
    expect(await verifyProcess()).toEqual([]);
  });
});

describe("a paper of somebody who left after the cycle's end", () => {
  it("is ended with a reason, so that the group can be decided; of one who is here it is not", async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    const [first = ""] = unit.staff;
    const before = await unit.paperOf(first);
    const asked = { id: before.id, revision: before.revision, reason: "已去世，未提交" };
    expect((await refusal(api.assessments.end.mutate(asked))).code).toBe("wrong-state");
    const { revision } = await person(unit, first);
    await api.staff.leave.mutate({ id: first, revision, leftOn: "2026-10-08", reason: "death" });
    expect(await api.assessments.end.mutate(asked)).toEqual({ id: before.id, state: "closed" });
    expect(await unit.paperOf(first)).toMatchObject({ excluded: { rule: "G19", reason: "已去世，未提交" } });
    expect(await verifyProcess()).toEqual([]);
  });
});

describe("nobody's step is left without somebody", () => {
  /** Steps to come over others that name somebody. */
  const toDo = async (unit: Peopled) =>
    (await unit.papers()).flatMap(({ subject, steps }) =>
      steps
        .filter(({ state, actorIds }) => (state === "open" || state === "waiting") && actorIds.length > 0)
        .filter(({ actorIds }) => !actorIds.includes(subject.id)),
    );

  it("whatever leaders do, one after the other", { timeout: 120_000 }, async () => {
    const unit = await unitWithLeader();
    const { api } = unit.admin;
    // Somebody to whom it goes up where a successor is the very person.
    const main = await unit.hire({ name: "主要领导", isLeader: true });
    await server.as(unit.tenantId, ["main-leader"], { staffId: main });
    const people = async () =>
      (await api.staff.list.query({ page: { page: 1, perPage: 100 } })).data.filter(({ id }) => id !== main);
    const act = fc.record({
      what: fc.constantFrom(
        "leave",
        "leaveTo",
        "leaveTo",
        "handOver",
        "lead",
        "form",
        "back",
        "back",
        "remove",
      ),
      who: fc.nat(20),
      /** Whoever has something to do is the one who matters. */
      isBusy: fc.boolean(),
      other: fc.nat(20),
    });
    const done = { acts: 0, refused: 0, handed: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 12 }), async (acts) => {
        for (const { what, who, isBusy, other } of acts) {
          const all = await people();
          const [busy] = (await toDo(unit)).flatMap(({ actorIds }) => actorIds);
          const chosen = all.find(({ id }) => isBusy && id === busy) ?? all[who % all.length];
          const one = chosen ?? expect.fail("nobody");
          const others = all.filter(({ id, state }) => id !== one.id && state === "active");
          const another = others[other % Math.max(1, others.length)] ?? one;
          const { id, revision, number, name, departmentId, categoryId } = one;
          const leaving = { id, revision, leftOn: "2026-10-08", reason: "transfer" as const };
          const department = await api.departments.get.query({ id: unit.departmentId });
          const led = { id: department.id, revision: department.revision, name: department.name };
          const asked = {
            leave: () => api.staff.leave.mutate(leaving),
            leaveTo: () => api.staff.leave.mutate({ ...leaving, successorId: another.id }),
            handOver: () => api.staff.handOver.mutate({ fromId: id, toId: another.id }),
            lead: () => api.departments.update.mutate({ ...led, leaderInChargeId: id, headId: another.id }),
            form: () =>
              api.staff.update.mutate({
                id,
                revision,
                number,
                name,
                departmentId,
                categoryId,
                state: "left",
              }),
            back: () => api.staff.reenter.mutate({ id, revision, on: today, departmentId, categoryId }),
            remove: () => api.staff.remove.mutate({ id, revision }),
          }[what];
          const told = await asked().then(
            () => undefined,
            (error: unknown) => error,
          );
          done[told === undefined ? "acts" : "refused"] += 1;
          if (told === undefined && id === busy && ["leaveTo", "handOver"].includes(what)) done.handed += 1;
          const active = (await people()).filter(({ state }) => state === "active");
          const here = new Set([main, ...active.map((each) => each.id)]);
          const left = (await toDo(unit)).filter(({ actorIds }) => !actorIds.some((each) => here.has(each)));
          expect(left).toEqual([]);
        }
      }),
      { numRuns: 8 },
    );
    expect(done.acts).toBeGreaterThan(10);
    expect(done.refused).toBeGreaterThan(10);
    expect(done.handed).toBeGreaterThan(0);
    expect(await verifyProcess()).toEqual([]);
  });

  it("also where a cycle starts while a leader leaves", async () => {
    const unit = await unitWithLeader("2026-Q2");
    const { api } = unit.admin;
    for (const [id, period] of [
      [unit.leader, "2026-Q3"],
      [unit.successor, "2026-Q4"],
    ] as const) {
      const { revision } = await person(unit, id);
      const successorId = unit.staff[0] ?? "";
      const leave = { id, revision, leftOn: "2027-01-01", reason: "transfer" as const, successorId };
      await Promise.allSettled([unit.start(period), api.staff.leave.mutate({ ...leave, leftOn: today })]);
      const { state } = await person(unit, id);
      const named = (await unit.papers()).filter(({ steps }) =>
        steps.some((step) => step.state !== "done" && step.state !== "skipped" && step.actorIds.includes(id)),
      );
      if (state === "left") expect(named.filter(({ subject }) => subject.id !== id)).toEqual([]);
    }
    expect(await verifyProcess()).toEqual([]);
  });
});
