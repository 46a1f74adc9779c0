import type { Import } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { membershipsOf } from "../src/identity/memberships.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { bring, pasted, workbook } from "./bring-table.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { makeStaffUnit, type StaffUnit } from "./staff-unit.ts";
import { sheetOf } from "./workbook.ts";

/** Departments, categories and accounts by the same engine as people: exported, changed, imported, undone; and what is refused of each. */
let server: TestServer;
let unit: StaffUnit;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  unit = await makeStaffUnit(server, "bureau");
  admin = unit.admin;
  for (const [name, number] of [
    ["示例-甲", "001"],
    ["示例-乙", "002"],
    ["示例-丙", "003"],
  ] as const)
    await unit.add(name, number);
});
afterAll(() => server[Symbol.asyncDispose]());

async function work(): Promise<void> {
  const job = await claimJob(["imports.write", "imports.undo"]);
  if (job !== undefined) await runTurn(job, new AbortController().signal);
}
async function commit(id: string): Promise<Import> {
  const { revision } = await admin.api.imports.get.query({ id });
  await admin.api.imports.commit.mutate({ id, revision });
  await work();
  return admin.api.imports.get.query({ id });
}
async function undo(id: string): Promise<Import> {
  const { revision } = await admin.api.imports.get.query({ id });
  await admin.api.imports.undo.mutate({ id, revision });
  await work();
  return admin.api.imports.get.query({ id });
}
async function exported(list: string): Promise<string[][]> {
  const answer = await admin.fetch(`/api/lists/${list}.xlsx?locale=zh`);
  const { rows } = await sheetOf(new Uint8Array(await answer.arrayBuffer()));
  return rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
}
async function told(id: string): Promise<unknown[]> {
  const { data } = await admin.api.imports.rows.query({ id });
  return data.flatMap(({ row, problems }) => problems.map(({ field, message }) => [row, field, message.zh]));
}
async function template(kind: Import["kind"]): Promise<(string | number | boolean | Date | null)[]> {
  const answer = await admin.fetch(`/api/imports/template.xlsx?kind=${kind}&locale=zh`);
  return [...((await sheetOf(new Uint8Array(await answer.arrayBuffer()))).rows[0] ?? [])];
}

describe("departments", () => {
  const kind = "departments";
  it("come back as they were exported; a head, an order and a new one are written, and undone", async () => {
    const { staged: first } = await bring(
      admin,
      pasted(["内设机构", "科长", "分管领导", "顺序"], ["刑侦大队", "示例-甲", "003", "2"]),
      { kind },
    );
    expect(first.columns.map(({ field }) => field)).toEqual(["name", "headId", "leaderInChargeId", "order"]);
    expect((await commit(first.id)).written).toMatchObject({ applied: 1, setAside: 0 });
    const rows = await exported("departments");
    expect(rows).toEqual([
      ["科室名称", "科室负责人", "分管领导", "排序"],
      ["办公室", "", "", "0"],
      ["刑侦大队", "示例-甲（001）", "示例-丙（003）", "2"],
    ]);
    expect(await template(kind)).toEqual(["*科室名称", "科室负责人", "分管领导", "排序"]);
    const same = await bring(admin, await workbook(rows), { kind, name: "科室.xlsx" });
    expect(same.staged.counts).toMatchObject({ unchanged: 2, new: 0, changed: 0, refused: 0, doubt: 0 });
    const changed = rows.map((row, at) => (at === 2 ? row.with(1, "示例-乙（002）").with(3, "5") : row));
    const { staged } = await bring(admin, await workbook([...changed, ["督察科", "", "", "9"]]), { kind });
    const { data } = await admin.api.imports.rows.query({ id: staged.id, verdict: "changed" });
    expect(data.map(({ label, changes }) => [label, changes])).toEqual([
      [
        "刑侦大队",
        [
          { field: "headId", before: "示例-甲（001）", after: "示例-乙（002）" },
          { field: "order", before: "2", after: "5" },
        ],
      ],
    ]);
    expect((await commit(staged.id)).written).toMatchObject({ applied: 2, setAside: 0 });
    const after = await exported("departments");
    expect(after.slice(2)).toEqual([
      ["刑侦大队", "示例-乙（002）", "示例-丙（003）", "5"],
      ["督察科", "", "", "9"],
    ]);
    expect((await undo(staged.id)).written).toMatchObject({ undone: 2, kept: 0 });
    expect(await exported("departments")).toEqual(rows);
  });

  it("whom two are called is chosen by hand; who left, an order that is none and a second row are told where they stand", async () => {
    await unit.add("示例-甲", "004");
    const gone = await unit.add("示例-走", "005");
    const person = await admin.api.staff.get.query({ id: gone });
    await admin.api.staff.leave.mutate({
      ...{ id: gone, revision: person.revision, leftOn: "2026-01-31", reason: "transfer" },
    });
    const { staged } = await bring(
      admin,
      pasted(
        ["科室名称", "科室负责人", "排序"],
        ["一科", "示例-甲", ""],
        ["二科", "示例-走", "第二"],
        ["办 公 室", "002", ""],
        ["办公室", "002", ""],
      ),
      { kind },
    );
    expect(staged.counts).toMatchObject({ doubt: 1, refused: 2, changed: 1 });
    expect(await told(staged.id)).toEqual([
      [2, "headId", "有 2 个都叫“示例-甲”，请选定是哪一个"],
      [3, "order", "请填写整数，如 10"],
      [5, "name", "与第 4 行相同"],
    ]);
    const [several] = staged.unknown;
    expect(several?.nearest.map(({ name }) => name)).toEqual(["示例-甲（001）", "示例-甲（004）"]);
    const mapped = await admin.api.imports.map.mutate({
      ...{ id: staged.id, revision: staged.revision },
      meant: [{ field: "headId", text: "示例-甲", id: several?.nearest[1]?.id ?? "" }],
    });
    expect(mapped.counts).toMatchObject({ doubt: 0, refused: 2, new: 1 });
    const [, second] = (await admin.api.imports.rows.query({ id: staged.id })).data.filter(
      ({ row }) => row > 1,
    );
    await admin.api.imports.editRow.mutate({
      ...{ id: second?.id ?? "", revision: second?.revision ?? 0 },
      cells: [{ field: "order", text: "2" }],
    });
    expect((await told(staged.id)).at(0)).toEqual([3, "headId", "“示例-走”已离开，请填写在职人员"]);
  });
});

describe("categories", () => {
  const kind = "categories";
  it("come back as they were exported; levels and a name are changed, and undone", async () => {
    const { staged: first } = await bring(
      admin,
      pasted(["类别名称", "编码", "职级", "排序"], ["执法勤务类", "duty", "一级警长，二级警长", "1"]),
      { kind },
    );
    expect((await commit(first.id)).written).toMatchObject({ applied: 1, setAside: 0 });
    const rows = await exported("staffCategories");
    expect(rows).toEqual([
      ["类别名称", "代码", "职务层次", "排序"],
      ["综合管理类", "a", "", "0"],
      ["执法勤务类", "duty", "一级警长、二级警长", "1"],
    ]);
    expect(await template(kind)).toEqual(["*类别名称", "*代码", "职务层次", "排序"]);
    const same = await bring(admin, await workbook(rows), { kind });
    expect(same.staged.counts).toMatchObject({ unchanged: 2, new: 0, changed: 0, refused: 0, doubt: 0 });
    const changed = rows.map((row, at) => (at === 2 ? row.with(2, "三级警长") : row));
    const { staged } = await bring(admin, await workbook(changed), { kind });
    expect((await commit(staged.id)).written).toMatchObject({ applied: 1, setAside: 0 });
    expect((await exported("staffCategories"))[2]).toEqual(["执法勤务类", "duty", "三级警长", "1"]);
    expect((await undo(staged.id)).written).toMatchObject({ undone: 1, kept: 0 });
    expect(await exported("staffCategories")).toEqual(rows);
  });

  it("one of two of one name is never taken for the other: not by people's table, unless somebody is of it already", async () => {
    const { api } = admin;
    await api.staffCategories.create.mutate({ code: "b", name: "综合管理类" });
    const head = ["姓名", "工号", "科室", "人员类别"];
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["示例-新", "N1", "办公室", "综合管理类"],
        ["示例-甲", "001", "办公室", "综合管理类"],
        ["示例-又", "N2", "办公室", "综合管理类（b）"],
      ),
    );
    expect(staged.counts).toMatchObject({ doubt: 1, unchanged: 1, new: 1, refused: 0 });
    expect(await told(staged.id)).toEqual([[2, "categoryId", "有 2 个都叫“综合管理类”，请选定是哪一个"]]);
    const rows = await exported("staff");
    const at = rows[0]?.indexOf("人员类别") ?? -1;
    expect(rows[1]?.[at]).toBe("综合管理类（a）");
    const same = await bring(admin, await workbook(rows));
    expect(same.staged.counts).toMatchObject({ changed: 0, refused: 0, doubt: 0 });
  });
});

describe("accounts", () => {
  const kind = "accounts";
  const head = ["姓名", "用户名", "工号", "角色"];

  it("are made without a password, with roles of the unit; they come back as exported, are changed and undone", async () => {
    const { staged } = await bring(
      admin,
      pasted(
        ["姓名", "登录名", "警号", "权限"],
        ["示例-乙", "yi", "002", ""],
        ["示例-丙", "bing", "003", "分管领导、工作人员"],
      ),
      { kind },
    );
    expect(staged.counts).toMatchObject({ changed: 2, refused: 0 });
    expect((await commit(staged.id)).written).toMatchObject({ applied: 2, setAside: 0 });
    const rows = await exported("users");
    const accounts = rows
      .slice(1)
      .flatMap(([name, username, number, , roles, state]) =>
        number === "" ? [] : [[name, username, number, roles, state]],
      );
    expect(accounts).toEqual([
      ["示例-丙", "bing", "003", "分管领导、工作人员", "未发账号条"],
      ["示例-乙", "yi", "002", "工作人员", "未发账号条"],
    ]);
    expect(await template(kind)).toEqual(["姓名", "用户名", "*工号", "角色"]);
    const same = await bring(admin, await workbook(rows), { kind });
    expect(same.staged.counts).toMatchObject({ new: 0, changed: 0, refused: 0, doubt: 0 });
    const changed = rows.map((row) => (row[1] === "yi" ? row.with(4, "科室负责人、工作人员") : row));
    const again = await bring(admin, await workbook(changed), { kind });
    expect(again.staged.counts).toMatchObject({ changed: 1 });
    expect((await commit(again.staged.id)).written).toMatchObject({ applied: 1, setAside: 0 });
    const userOf = async (username: string) =>
      (await admin.api.users.list.query({ filter: { q: username } })).data[0]?.id ?? "";
    const rolesOf = async (username: string) => (await membershipsOf(await userOf(username)))[0]?.roles;
    expect(await rolesOf("yi")).toEqual(["section-head", "staff"]);
    expect((await undo(again.staged.id)).written).toMatchObject({ undone: 1, kept: 0 });
    expect(await rolesOf("yi")).toEqual(["staff"]);
    // Whoever got a slip keeps the account; who has none is as before, and is given one anew.
    await admin.api.users.makeSlips.mutate({ ids: [await userOf("bing")] });
    const { data } = await admin.api.audit.list.query({ filter: { action: "users.create" } });
    expect(data.length).toBeGreaterThanOrEqual(2);
    const undone = await undo(staged.id);
    expect(undone.written).toMatchObject({ undone: 0, kept: 2 });
    const third = await bring(admin, pasted(head, ["示例-甲", "jia", "001", ""]), { kind });
    await commit(third.staged.id);
    expect((await undo(third.staged.id)).written).toMatchObject({ undone: 1, kept: 0 });
    expect(await userOf("jia")).toBe("");
    const taken = await admin.api.audit.list.query({ filter: { action: "users.takeBack" } });
    expect(taken.data.map(({ target }) => target?.name)).toEqual(["示例-甲（jia）"]);
    const [person] = (await admin.api.staff.list.query({ filter: { q: "001" } })).data;
    expect(person).not.toHaveProperty("userId");
    const fourth = await bring(admin, pasted(head, ["示例-甲", "jia", "001", ""]), { kind });
    expect((await commit(fourth.staged.id)).written).toMatchObject({ applied: 1, setAside: 0 });
  });

  it("what is not the unit's to give, or not to be had, is told at its row and column; nothing is written", async () => {
    const court = await makeStaffUnit(server, "court");
    const other = await court.add("示例-别处", "900");
    await court.giveAccounts([[other, "taken-elsewhere"]]);
    await unit.add("示例-丁", "006");
    await unit.add("示例-戊", "007");
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["示例-丁", "taken-elsewhere", "006", ""],
        ["示例-戊", "wu", "007", "系统管理员"],
        ["示例-走", "zou", "005", ""],
        ["示例-没有", "nobody", "999", ""],
        ["示例-乙", "another", "002", "审计员"],
        ["示例-别处", "bie", "900", "工作人员"],
      ),
      { kind },
    );
    expect(await told(staged.id)).toEqual([
      [2, "username", "用户名“taken-elsewhere”已被使用，可以改用“taken-elsewhere2”"],
      [
        3,
        "roles",
        "“系统管理员”不由单位授予，不能导入；可填：单位管理员、主要领导、分管领导、科室负责人、工作人员",
      ],
      [4, "number", "此人已离开本单位，不能开通账号"],
      [5, "number", "本单位没有这个人，请先导入或新增人员，再开通账号"],
      [
        6,
        "roles",
        "“审计员”不由单位授予，不能导入；可填：单位管理员、主要领导、分管领导、科室负责人、工作人员",
      ],
      [7, "number", "本单位没有这个人，请先导入或新增人员，再开通账号"],
    ]);
    const twice = await bring(
      admin,
      pasted(
        head,
        ["示例-丁", "same", "006", ""],
        ["示例-戊", "SAME", "007", ""],
        ["示例-乙", "yier", "002", ""],
      ),
      { kind },
    );
    expect(await told(twice.staged.id)).toEqual([
      [3, "username", "与第 2 行相同"],
      [4, "username", "已有账号，用户名是“yi”，不能由导入更改"],
    ]);
  });

  it("nobody gives himself a role, nor may anybody give them who runs no unit", async () => {
    const { data } = await admin.api.users.list.query({});
    const own = data.find(({ id }) => id === admin.userId);
    const { staged } = await bring(
      admin,
      pasted(head, [own?.name ?? "", own?.displayUsername ?? "", "", "单位管理员、主要领导"]),
      { kind },
    );
    expect(await told(staged.id)).toEqual([[2, "roles", "不能给自己授予或收回角色。"]]);
    const officer = await server.as("bureau", ["staff"]);
    expect((await bring(officer, pasted(head), { kind })).status).toBe(403);
    await server.tenant("city", { kind: "city" });
    const system = await server.as("city", ["system-admin"]);
    const category = await server.as("city", ["city-admin"]);
    const departmentId = (await category.api.departments.create.mutate({ name: "办公室" })).id;
    const categoryId = (await category.api.staffCategories.create.mutate({ code: "a", name: "类" })).id;
    await category.api.staff.create.mutate({ name: "示例-市", number: "1", departmentId, categoryId });
    const { staged: above } = await bring(system, pasted(head, ["示例-市", "shi", "1", "主要领导"]), {
      kind,
    });
    const rows = (await system.api.imports.rows.query({ id: above.id, verdict: "refused" })).data;
    expect(rows.map(({ problems }) => problems.map(({ message }) => message.zh))).toEqual([
      ["您不能在此单位授予：主要领导。"],
    ]);
  });
});

describe("leaders in charge and special situations of people", () => {
  const head = ["姓名", "工号", "科室", "人员类别", "分管领导", "特殊情形"];
  it("somebody of the same table leads by name or number; it comes back as exported, and is undone as a whole", async () => {
    const { api } = admin;
    await api.departments.create.mutate({ name: "治安科" });
    const before = await exported("departments");
    const { staged } = await bring(
      admin,
      pasted(
        head,
        [
          "示例-兵",
          "Z1",
          "治安科",
          "综合管理类（a）",
          "示例-新局长",
          "借调 2026.7.1-2026.9.30；试用 2026-01-01 起",
        ],
        ["示例-卒", "Z2", "治安科", "综合管理类（a）", "Z9", ""],
        ["示例-新局长", "Z9", "办公室", "综合管理类（a）", "", "休假"],
      ),
    );
    expect(await told(staged.id)).toEqual([
      [4, "statuses", "请写明从哪一天起，如 借调（2026-07-01 – 2026-09-30）；没有结束日期的只写开始日期"],
    ]);
    const [wrong] = (await api.imports.rows.query({ id: staged.id, verdict: "refused" })).data;
    await api.imports.editRow.mutate({
      ...{ id: wrong?.id ?? "", revision: wrong?.revision ?? 0 },
      cells: [{ field: "statuses", text: "休假（2026-03-01 至 2026-03-31）" }],
    });
    expect((await commit(staged.id)).written).toMatchObject({ applied: 3, setAside: 0 });
    const rows = await exported("staff");
    const columns = [1, ...["分管领导", "特殊情形"].map((name) => rows[0]?.indexOf(name) ?? -1)];
    const cells = rows.flatMap((row) => (row[0]?.startsWith("Z") ? [columns.map((at) => row[at])] : []));
    expect(cells).toEqual([
      ["示例-兵", "示例-新局长（Z9）", "试用期（2026-01-01 –）、借调（2026-07-01 – 2026-09-30）"],
      ["示例-卒", "示例-新局长（Z9）", ""],
      ["示例-新局长", "", "休假（2026-03-01 – 2026-03-31）"],
    ]);
    const same = await bring(admin, await workbook(rows));
    expect(same.staged.counts).toMatchObject({ new: 0, changed: 0, refused: 0, doubt: 0 });
    expect(await template("staff")).toEqual(expect.arrayContaining(["分管领导", "特殊情形"]));
    expect((await undo(staged.id)).written).toMatchObject({ undone: 3, kept: 0 });
    expect(await exported("departments")).toEqual(before);
  });

  it("of who is there already the department gets another leader, once; notes of situations stay; the undo gives both back", async () => {
    const { api } = admin;
    const [person] = (await api.staff.list.query({ filter: { q: "002" } })).data;
    const { id = "", revision = 0 } = person ?? {};
    await api.staff.beginStatus.mutate({
      id,
      revision,
      kind: "secondment",
      from: "2026-05-01",
      note: "示例",
    });
    const rows = [
      ["示例-乙", "002", "", "", "示例-丙（003）", "借调（2026-05-01 – 2026-06-30）"],
      ["示例-丙", "003", "", "", "", ""],
    ];
    const { staged } = await bring(admin, pasted(head, ...rows));
    expect(staged.counts).toMatchObject({ changed: 1, unchanged: 1, refused: 0 });
    expect((await commit(staged.id)).written).toMatchObject({ applied: 1, setAside: 0 });
    const leader = async () => (await exported("departments")).find(([name]) => name === "办公室")?.[2];
    expect(await leader()).toBe("示例-丙（003）");
    expect((await api.staff.get.query({ id })).statuses).toEqual([
      { kind: "secondment", from: "2026-05-01", to: "2026-06-30", note: "示例" },
    ]);
    expect((await undo(staged.id)).written).toMatchObject({ undone: 1, kept: 0 });
    expect(await leader()).toBe("");
    expect((await api.staff.get.query({ id })).statuses).toEqual([
      { kind: "secondment", from: "2026-05-01", note: "示例" },
    ]);
  });
});
