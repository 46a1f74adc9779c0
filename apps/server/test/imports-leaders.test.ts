import type { Import } from "@duheng/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { staff } from "../src/staff/model.ts";
import { bring, pasted } from "./bring-table.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { makeStaffUnit } from "./staff-unit.ts";

/**
 * Who is in charge of departments by a table of people: no department ever gets another leader without that being shown, and none that
 * was shown is lost without a word.
 */
let server: TestServer;
let admin: SignedIn;
const unit = "bureau";
const head = ["姓名", "工号", "科室", "人员类别", "分管领导", "职务"];
const category = "综合管理类（a）";
const ids = new Map<string, string>();
const [first, second] = ["示例-甲（001）", "示例-乙（002）"];

beforeAll(async () => {
  server = await startTestServer({ works: false });
  const made = await makeStaffUnit(server, unit);
  admin = made.admin;
  for (const [name, number] of [
    ["示例-甲", "001"],
    ["示例-乙", "002"],
    ["示例-丙", "003"],
    ["示例-丁", "004"],
    ["示例-戊", "005"],
  ] as const)
    ids.set(number, await made.add(name, number));
  for (const name of ["一科", "二科", "三科"])
    ids.set(name, (await admin.api.departments.create.mutate({ name })).id);
});
afterAll(() => server[Symbol.asyncDispose]());

/** The first section is led by the first, the second by the second; the third has a leader and nobody in it. */
beforeEach(async () => {
  for (const [name, leader] of [
    ["一科", "001"],
    ["二科", "002"],
    ["三科", "002"],
  ] as const) {
    const { id, revision } = await admin.api.departments.get.query({ id: ids.get(name) ?? "" });
    const leaderInChargeId = ids.get(leader) ?? "";
    await admin.api.departments.update.mutate({ id, revision, name, leaderInChargeId });
  }
  for (const [number, department] of [
    ["003", "一科"],
    ["004", "一科"],
    ["005", "二科"],
  ] as const) {
    const person = await admin.api.staff.get.query({ id: ids.get(number) ?? "" });
    const departmentId = ids.get(department) ?? "";
    const { id, revision, name, categoryId } = person;
    await admin.api.staff.update.mutate({ id, revision, name, number, departmentId, categoryId });
  }
});

async function leaders(): Promise<Record<string, string>> {
  const { data } = await admin.api.departments.list.query({});
  const names = new Map([...ids].map(([key, id]) => [id, key]));
  return Object.fromEntries(
    data.flatMap(({ name, leaderInChargeId: id }) =>
      id === undefined ? [] : [[name, names.get(id) ?? "another"]],
    ),
  );
}

const asBefore = { 一科: "001", 二科: "002", 三科: "002" };

async function shown({ id }: Import): Promise<unknown[]> {
  const { data } = await admin.api.imports.rows.query({ id });
  return data.flatMap(({ row, verdict, changes, problems }) =>
    verdict === "beside" ? [] : [[row, verdict, changes, problems.map(({ message }) => message.zh)]],
  );
}

async function write({ id }: Import): Promise<unknown[]> {
  const { revision } = await admin.api.imports.get.query({ id });
  await admin.api.imports.commit.mutate({ id, revision });
  return work(id);
}

async function work(id: string): Promise<unknown[]> {
  const job = await claimJob(["imports.write", "imports.undo"]);
  if (job !== undefined) await runTurn(job, new AbortController().signal);
  const { data } = await admin.api.imports.rows.query({ id });
  return data.flatMap(({ row, applied }) =>
    applied === undefined ? [] : [[row, applied.state, applied.why?.zh]],
  );
}

const moved = { field: "departmentId", before: "一科", after: "二科" };
const leads = (before: string | undefined, after: string) => {
  return { field: "leaderInChargeId", ...(before === undefined ? {} : { before }), after };
};
const other = (row: number, called: string) => `同一科室只有一位分管领导，第 ${row} 行填的是${called}`;

describe("who is put into another department", () => {
  it("with the old one's leader beside him still, leaves both with their own", async () => {
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["示例-丙", "003", "二科", category, first, ""],
        ["示例-丁", "004", "一科", category, first, ""],
      ),
    );
    expect(await shown(staged)).toEqual([
      [2, "changed", [moved], []],
      [3, "unchanged", [], []],
    ]);
    expect(await write(staged)).toEqual([[2, "applied", undefined]]);
    expect(await leaders()).toEqual(asBefore);
  });

  it("with the new one's leader, changes nothing of it; with a third, that is shown as of the new one", async () => {
    const table = (leader: string, department: string) =>
      pasted(head, ["示例-丙", "003", department, category, leader, ""]);
    const { staged: same } = await bring(admin, table(second, "二科"));
    expect(await shown(same)).toEqual([[2, "changed", [moved], []]]);
    // Of a department in which nobody is, too.
    const { staged } = await bring(admin, table("示例-丁（004）", "三科"));
    expect(await shown(staged)).toEqual([
      [2, "changed", [{ ...moved, after: "三科" }, leads(second, "示例-丁（004）")], []],
    ]);
    expect(await write(staged)).toEqual([[2, "applied", undefined]]);
    expect(await leaders()).toEqual({ ...asBefore, 三科: "004" });
  });
});

it("a new person's row shows whom it takes the department from", async () => {
  const { staged } = await bring(
    admin,
    pasted(
      head,
      ["示例-新", "N1", "三科", category, first, ""],
      ["示例-新二", "N2", "二科", category, second, ""],
    ),
  );
  expect(await shown(staged)).toEqual([
    [2, "new", [leads(second, first)], []],
    [3, "new", [], []],
  ]);
  await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
});

describe("all rows of a department say the same", () => {
  it.each([
    ["before", [second, first]],
    ["behind", [first, second]],
  ] as const)(
    "a row that says another %s one that changes nothing is refused",
    async (_where, [one, two]) => {
      const { staged } = await bring(
        admin,
        pasted(
          head,
          ["示例-丙", "003", "一科", category, one, ""],
          ["示例-丁", "004", "", "", two, ""],
          // Elsewhere nobody is asked.
          ["示例-戊", "005", "二科", category, second, ""],
        ),
      );
      const [wrong, right] = one === first ? [3, 2] : [2, 3];
      const all = [
        [wrong, "refused", [leads(first, second)], [other(right, first)]],
        [right, "unchanged", [], []],
        [4, "unchanged", [], []],
      ];
      expect(await shown(staged)).toEqual(all.sort(([a], [b]) => Number(a) - Number(b)));
      expect((await admin.api.imports.get.query({ id: staged.id })).counts).toMatchObject({ refused: 1 });
    },
  );

  it("where none leaves it as it is, those behind the first are refused, by hand chosen ones as well", async () => {
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["示例-丙", "003", "一科", category, "示例-戊（005）", ""],
        ["示例-丁四", "004", "", "", second, ""],
      ),
    );
    const rows = (await admin.api.imports.rows.query({ id: staged.id, verdict: "doubt" })).data;
    const { id = "", revision = 0 } = rows[0] ?? {};
    await admin.api.imports.editRow.mutate({ id, revision, choice: { same: ids.get("004") ?? "" } });
    expect((await shown(staged))[1]).toEqual([
      3,
      "refused",
      [{ field: "name", before: "示例-丁", after: "示例-丁四" }, leads(first, second)],
      [other(2, "示例-戊（005）")],
    ]);
  });
});

it("who has a day of leaving planned has not left by a row that repeats it", async () => {
  const plan = async (leftOn?: string) =>
    inTenant(unit, async () => {
      const { leftOn: _before, ...person } = await staff.get(ids.get("002") ?? "");
      await staff.replace({ ...person, ...(leftOn === undefined ? {} : { leftOn }) });
    });
  await plan("2099-01-31");
  const { staged } = await bring(
    admin,
    pasted(
      [...head, "离开日期"],
      ["示例-丙", "003", "一科", category, second, "", ""],
      ["示例-丁", "004", "一科", category, second, "", ""],
      ["示例-乙", "002", "", "", "", "示例-职务", "2099-01-31"],
    ),
  );
  expect((await shown(staged)).map((row) => (row as unknown[]).slice(0, 2))).toEqual([
    [2, "changed"],
    [3, "changed"],
    [4, "changed"],
  ]);
  await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  await plan();
});

describe("a row that is set aside when it is written", () => {
  /** Somebody else changes the record between the preview and the writing. */
  async function writeWithout(number: string, staged: Import): Promise<unknown[]> {
    const { revision } = await admin.api.imports.get.query({ id: staged.id });
    await admin.api.imports.commit.mutate({ id: staged.id, revision });
    await inTenant(unit, async () => {
      const person = await staff.get(ids.get(number) ?? "");
      await staff.replace({ ...person, level: `示例-${person.revision}` });
    });
    return work(staged.id);
  }
  const otherNow = "预览之后有人改动了这条记录，没有写入";

  it("loses no leader that another row says", async () => {
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["示例-丙", "003", "一科", category, second, ""],
        ["示例-丁", "004", "一科", category, second, ""],
      ),
    );
    expect(await writeWithout("004", staged)).toEqual([
      [2, "applied", undefined],
      [3, "setAside", otherNow],
    ]);
    expect(await leaders()).toEqual({ ...asBefore, 一科: "002" });
    const { revision } = await admin.api.imports.get.query({ id: staged.id });
    await admin.api.imports.undo.mutate({ id: staged.id, revision });
    expect(await work(staged.id)).toEqual([
      [2, "undone", undefined],
      [3, "setAside", otherNow],
    ]);
    expect(await leaders()).toEqual(asBefore);
  });

  it("of the leader himself takes nothing away; of one who would be back, the rows that say him go with it", async () => {
    const table = (leader: string, state: string) =>
      pasted(
        [...head, "状态"],
        ["示例-丙", "003", "一科", category, leader, "", ""],
        ["示例-丁", "004", "一科", category, leader, "", ""],
        ["示例-乙", "002", "", "", "", "示例", state],
      );
    const { staged } = await bring(admin, table(second, ""));
    expect(await writeWithout("002", staged)).toEqual([
      [2, "applied", undefined],
      [3, "applied", undefined],
      [4, "setAside", otherNow],
    ]);
    expect(await leaders()).toEqual({ ...asBefore, 一科: "002" });
    await inTenant(unit, async () => {
      const person = await staff.get(ids.get("005") ?? "");
      await staff.replace({ ...person, state: "left", leftOn: "2026-01-01" });
    });
    const { staged: back } = await bring(
      admin,
      pasted(
        [...head, "状态"],
        ["示例-丙", "003", "一科", category, "示例-戊（005）", "", ""],
        ["示例-戊", "005", "二科", category, "", "", "在职"],
      ),
    );
    expect(await writeWithout("005", back)).toEqual([
      [2, "setAside", "表中填的分管领导没有写入，因此这一行也没有写入"],
      [3, "setAside", otherNow],
    ]);
    expect(await leaders()).toEqual({ ...asBefore, 一科: "002" });
  });
});
