import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { membershipsOfStaff, setMembership } from "../src/identity/memberships.ts";
import { importKind, type RowToWrite } from "../src/import-kinds/import-kind.ts";
import { importRows, imports } from "../src/imports/model.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { abilityOf } from "../src/permissions/abilities.ts";
import { bring, pasted } from "./bring-table.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";

/** What writing would refuse is told in the preview, at row and column, with the way that it can be done: kind by kind. */
let server: TestServer;
let unit: SmallUnit;
const ids = new Map<string, string>();
const head = ["姓名", "工号", "科室", "人员类别"];
const office = ["办公室", "综合管理类"];

beforeAll(async () => {
  server = await startTestServer({ works: false });
  unit = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 3,
    indicators: [byFormula("满分", "10")],
  });
  const { api, userId } = unit.admin;
  const hire = async (name: string, over: object = {}) => {
    const id = await unit.hire({ name, ...over });
    ids.set(name, id);
    return id;
  };
  const leader = await hire("示例-领导", { number: "L1", isLeader: true });
  const chief = await hire("示例-主要领导", { number: "L2", isLeader: true });
  const self = await hire("示例-管理员", { number: "L3" });
  const headId = await hire("示例-科长", { number: "L4" });
  await hire("示例-已离开", { number: "L5", state: "left", joinedOn: "2020-01-01", leftOn: "2021-01-01" });
  await hire("示例-到岗", { number: "L6", joinedOn: "2026-03-01" });
  const office = await api.departments.get.query({ id: unit.departmentId });
  const { id, revision, name } = office;
  await api.departments.update.mutate({ id, revision, name, leaderInChargeId: leader });
  await api.departments.create.mutate({ name: "督察科", headId });
  await api.departments.create.mutate({ name: "一科" });
  for (const [router, input] of [
    [api.departments, { name: "旧科" }],
    [api.staffCategories, { name: "旧类", code: "old" }],
  ] as const) {
    const made = await (router.create.mutate as (given: object) => Promise<{ id: string; revision: number }>)(
      input,
    );
    await router.retire.mutate({ id: made.id, revision: made.revision });
  }
  await setMembership({ userId, tenantId: unit.tenantId, roles: ["unit-admin"], staffId: self });
  await server.as(unit.tenantId, ["main-leader"], { staffId: chief });
  await unit.start("2026-Q3");
  const second = await hire("示例-二把手", { number: "L7", isLeader: true });
  await server.as(unit.tenantId, ["main-leader"], { staffId: second });
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

/** Rows of a table, by the columns of `head` and further ones. */
interface Case {
  readonly what: string;
  readonly columns?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Row, column and words of each refusal. */
  readonly told: readonly (readonly [row: number, field: string | undefined, zh: string | RegExp])[];
  /** It is told of what cannot be read, or of the table as a whole: that never comes to be written. */
  readonly isOfTable?: true;
}

const cases: readonly Case[] = [
  {
    what: "a department that is retired",
    rows: [["示例-新", "N1", "旧科", "综合管理类"]],
    told: [[2, "departmentId", "“旧科”已停用，请另选一个，或先恢复它"]],
  },
  {
    what: "a category that is retired",
    rows: [["示例-新", "N1", "办公室", "旧类"]],
    told: [[2, "categoryId", "“旧类”已停用，请另选一个，或先恢复它"]],
  },
  {
    what: "leaving before joining, both in the row",
    columns: ["到岗日期", "离开日期"],
    rows: [["示例-新", "N1", ...office, "2026-03-01", "2026-02-01"]],
    told: [[2, "leftOn", "不能早于到岗日期 2026-03-01"]],
  },
  {
    what: "leaving before the first day that is known, and a first day behind the last",
    columns: ["到岗日期", "离开日期"],
    rows: [
      ["示例-到岗", "L6", ...office, "", "2026-02-01"],
      ["示例-已离开", "L5", ...office, "2022-01-01", ""],
    ],
    told: [
      [2, "leftOn", "不能早于到岗日期 2026-03-01"],
      [3, "leftOn", "不能早于到岗日期 2022-01-01"],
    ],
  },
  {
    what: "a head of a department who has left",
    columns: ["离开日期"],
    rows: [["示例-科长", "L4", ...office, "2026-09-01"]],
    told: [[2, "leftOn", /^还是“督察科”的负责人或分管领导，请在其人员档案中办理“离开”并指定接手人/]],
  },
  {
    what: "a leader in charge who has left, by the state alone",
    columns: ["状态"],
    rows: [["示例-领导", "L1", ...office, "已离开"]],
    told: [[2, "state", /^还是“办公室”的负责人或分管领导/]],
  },
  {
    what: "who has papers of others to do; the last who has a role for which papers wait",
    columns: ["离开日期"],
    rows: [
      ["示例-主要领导", "L2", ...office, "2026-09-01"],
      ["示例-二把手", "L7", ...office, "2026-09-01"],
    ],
    told: [
      [2, "leftOn", /^还有 \d+ 份他人的考核待其办理，请在其人员档案中办理“离开”并指定接手人/],
      [3, "leftOn", "“示例-二把手（L7）”是本单位唯一有此角色的人，请先给接任者的账号授予同一角色。"],
    ],
  },
  {
    what: "oneself",
    columns: ["状态"],
    rows: [["示例-管理员", "L3", ...office, "已离开"]],
    told: [[2, "state", "不能把自己记为已离开，请由另一位管理员办理"]],
  },
  {
    what: "somebody who would be his own leader in charge",
    columns: ["分管领导"],
    rows: [
      ["示例-新", "N1", "一科", "综合管理类", "示例-新"],
      ["示例-到岗", "L6", ...office, "L6"],
    ],
    told: [
      [2, "leaderInChargeId", "分管领导不能是本人"],
      [3, "leaderInChargeId", "分管领导不能是本人"],
    ],
  },
  {
    what: "two who would be in charge of one another",
    columns: ["分管领导"],
    rows: [
      ["示例-甲", "N1", "一科", "综合管理类", "示例-乙"],
      ["示例-乙", "N2", "督察科", "综合管理类", "N1"],
    ],
    told: [
      [2, "leaderInChargeId", "与示例-乙（N2）互为分管领导，请核对"],
      [3, "leaderInChargeId", "与示例-甲（N1）互为分管领导，请核对"],
    ],
  },
  {
    what: "two leaders in charge for one department",
    columns: ["分管领导"],
    rows: [
      ["示例-甲", "N1", "一科", "综合管理类", "示例-领导（L1）"],
      ["示例-乙", "N2", "一科", "综合管理类", "示例-主要领导"],
    ],
    told: [[3, "leaderInChargeId", "同一科室只有一位分管领导，第 2 行填的是示例-领导（L1）"]],
    isOfTable: true,
  },
  {
    what: "a leader in charge who has left",
    columns: ["分管领导"],
    rows: [["示例-甲", "N1", "一科", "综合管理类", "示例-已离开"]],
    told: [[2, "leaderInChargeId", "示例-已离开（L5）已离开，请填写在职人员"]],
  },
  {
    what: "a situation that is noted twice for the same days",
    columns: ["特殊情形"],
    rows: [["示例-甲", "N1", ...office, "借调（2026-01-01 – 2026-05-31）、借调（2026-05-01 –）"]],
    told: [[2, "statuses", "同一情形的两段时间重叠了，请核对起止日期"]],
    isOfTable: true,
  },
];

it("a day of leaving that is to come, and one of somebody who is here, are refused as they are read", async () => {
  const { staged } = await bring(
    unit.admin,
    pasted(
      [...head, "离开日期", "状态"],
      ["示例-新", "N1", ...office, "2099-01-31", ""],
      ["示例-新二", "N2", ...office, "2026-02-01", "在职"],
    ),
  );
  const { data } = await unit.admin.api.imports.rows.query({ id: staged.id, verdict: "refused" });
  expect(data.map(({ row, problems }) => [row, problems.map(({ message }) => message.zh)])).toEqual([
    [2, ["离开日期还没有到，请在人员档案中办理离开"]],
    [3, ["在职的人没有离开日期"]],
  ]);
});

describe("what writing refuses is told before", () => {
  it.each(cases)("$what", async ({ columns = [], rows, told, isOfTable }) => {
    const { staged } = await bring(unit.admin, pasted([...head, ...columns], ...rows));
    const refused = (await unit.admin.api.imports.rows.query({ id: staged.id, verdict: "refused" })).data;
    const found = refused.flatMap(({ row, problems }) =>
      problems.map(({ field, message }) => [row, field, message.zh]),
    );
    expect(found).toEqual(
      told.map(([row, field, zh]) => [row, field, typeof zh === "string" ? zh : expect.stringMatching(zh)]),
    );
    expect(await refusedByWriting(staged.id)).toEqual(isOfTable === true ? [] : found.map(([, , zh]) => zh));
    await unit.admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });
});

/** What writing would say of the very rows, had the preview let them through. */
async function refusedByWriting(importId: string): Promise<string[]> {
  return inTenant(unit.tenantId, async () => {
    const kind = await importKind({ kind: "staff" });
    const { definition, prepare, references } = kind;
    const { readingOf } = await import("../src/imports/reading.ts");
    const { learnNames } = await import("../src/imports/learn-names.ts");
    const { openRow } = await import("../src/imports/recheck.ts");
    const { readRow } = await import("@duheng/imports");
    const present = await imports.get(importId);
    const fields = new Set(definition.columns.map(({ field }) => field));
    const reading = readingOf(present, await references(fields));
    const kept = await importRows.find({ importId, row: { $gt: 1 } }, { sort: { row: 1 } });
    const changesOf = new Map(kept.map(({ row, changes }) => [row, changes.map(({ field }) => field)]));
    const rows = kept.map(openRow);
    learnNames(kind, reading, rows);
    const toWrite = rows.flatMap((row): RowToWrite[] => {
      const { values, problems } = readRow(definition, reading, row.cells);
      if (problems.length > 0) return [];
      const { targetId, targetRevision = 0 } = row as { targetId?: string; targetRevision?: number };
      const target = targetId === undefined ? {} : { target: { id: targetId, revision: targetRevision } };
      const changes = changesOf.get(row.row) ?? [];
      return [{ rowId: String(row.row), row: row.row, ...target, values, changes }];
    });
    const { userId } = unit.admin;
    const tenant = { id: unit.tenantId, isTopmost: false };
    const { refused } = await prepare(toWrite, {
      actor: { userId, name: "示例", tenantId: unit.tenantId, roles: ["unit-admin"] },
      ability: abilityOf({ userId, roles: ["unit-admin"], tenant, inChargeOf: [], headOf: [] }),
    });
    return [...refused.values()].map(({ zh }) => zh);
  });
}

describe("a list of everybody", () => {
  it("tells of whoever is not in it what he still leads or has to do, and what ends; who is left out stays", async () => {
    const { api } = unit.admin;
    const { data } = await api.staff.list.query({ filter: { state: "active" } });
    const gone = ["示例-领导", "示例-科长", "示例-到岗", "示例-001"];
    const rows = data.filter(({ name }) => !gone.includes(name)).map(({ name, number }) => [name, number]);
    const { staged } = await bring(unit.admin, pasted(["姓名", "工号"], ...rows));
    const { id } = staged;
    const mapped = await api.imports.map.mutate({
      ...{ id, revision: staged.revision, isComplete: true, goneOn: "2026-02-01" },
    });
    expect(mapped.counts).toMatchObject({ unchanged: rows.length, refused: 3, gone: 1 });
    const shown = async (verdict: "refused" | "gone" | "leftOut") =>
      (await api.imports.rows.query({ id, verdict })).data
        .map(({ row, label, problems }) => [row, label, problems.map(({ field, code }) => [field, code])])
        .sort();
    expect(await shown("refused")).toEqual([
      [0, "示例-到岗（L6）", [[undefined, "before-joined"]]],
      [0, "示例-科长（L4）", [[undefined, "cannot-leave"]]],
      [0, "示例-领导（L1）", [[undefined, "cannot-leave"]]],
    ]);
    const [note] = (await api.imports.rows.query({ id, verdict: "gone" })).data;
    expect([note?.label, note?.problems.map(({ message }) => message.zh)]).toEqual([
      "示例-001（001）",
      [expect.stringMatching(/^其在“.*2026.*”中的考核将就此结束，不定等次$/)],
    ]);
    // Left out, they stay; one is taken in again.
    const left = await api.imports.leaveOut.mutate({ id, revision: mapped.revision, verdict: "refused" });
    expect(left.counts).toMatchObject({ refused: 0, leftOut: 3, gone: 1 });
    const [first] = (await api.imports.rows.query({ id, verdict: "leftOut" })).data;
    const again = await api.imports.editRow.mutate({
      ...{ id: first?.id ?? "", revision: first?.revision ?? 0, isLeftOut: false },
    });
    expect(again.counts).toMatchObject({ refused: 1, leftOut: 2, gone: 1 });
    const out = await api.imports.leaveOut.mutate({ id, revision: again.revision, verdict: "refused" });
    await api.imports.commit.mutate({ id, revision: out.revision });
    const job = await claimJob(["imports.write"]);
    if (job !== undefined) await runTurn(job, new AbortController().signal);
    expect((await api.imports.get.query({ id })).written).toMatchObject({ applied: 1, setAside: 0 });
    const now = (await api.staff.list.query({ filter: { state: "active" } })).data.map(({ name }) => name);
    expect(gone.map((name) => now.includes(name))).toEqual([true, true, true, false]);
  });

  it("of two with a role for which papers wait, one by a row and one by no row, who goes last is refused", async () => {
    const { api } = unit.admin;
    const third = await unit.hire({ name: "示例-三把手", number: "L8", isLeader: true });
    await server.as(unit.tenantId, ["main-leader"], { staffId: third });
    // Whoever is named in papers is no longer one who has the role.
    await endRole(ids.get("示例-主要领导") ?? "");
    const { data } = await api.staff.list.query({ filter: { state: "active" } });
    const rows = data.filter(({ number }) => number !== "L7").map(({ name, number }) => [name, number, ""]);
    const told = async (leaving: string) => {
      const said = rows.map(([name = "", number = ""]) => [name, number, number === leaving ? "已离开" : ""]);
      const { staged } = await bring(unit.admin, pasted(["姓名", "工号", "状态"], ...said));
      const { id, revision } = staged;
      await api.imports.map.mutate({ id, revision, isComplete: true, goneOn: "2026-09-01" });
      const { data: refused } = await api.imports.rows.query({ id, verdict: "refused" });
      const { revision: now } = await api.imports.get.query({ id });
      await api.imports.discard.mutate({ id, revision: now });
      return refused.map(({ label, problems }) => [label, problems.map(({ message }) => message.zh)]);
    };
    expect(await told("")).toEqual([]);
    expect(await told("L8")).toEqual([
      [
        "示例-二把手（L7）",
        ["“示例-二把手（L7）”是本单位唯一有此角色的人，请先给接任者的账号授予同一角色。"],
      ],
    ]);
    // Of two rows that are judged apart from one another, the later.
    const between = Array.from({ length: 1_000 }, (_, at) => [`示例-${at}`, `X${at}`, ""]);
    const { staged } = await bring(
      unit.admin,
      pasted(["姓名", "工号", "状态"], ["示例-三把手", "L8", "已离开"], ...between, [
        "示例-二把手",
        "L7",
        "已离开",
      ]),
    );
    expect(staged.counts).toMatchObject({ changed: 1, refused: 1_001 });
    const [left] = (await api.imports.rows.query({ id: staged.id, verdict: "changed" })).data;
    expect(left?.label).toBe("示例-三把手（L8）");
  });
});

async function endRole(staffId: string): Promise<void> {
  const [held] = await membershipsOfStaff(unit.tenantId, [staffId]);
  if (held === undefined) throw new Error("has an account");
  await setMembership({ userId: held.userId, tenantId: unit.tenantId, roles: ["staff"], staffId });
}
