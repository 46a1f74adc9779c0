import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { valueWords } from "../src/audit/words/attributes.ts";
import { propertyNames, schemaOf } from "../src/database/schema/json-schema.ts";
import { inTenant } from "../src/database/scope.ts";
import { departments } from "../src/staff/model.ts";
import { exportedLists } from "../src/use-cases/documents/exported-lists.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { sheetOf } from "./workbook.ts";

/** Lists as workbooks: what their filters choose, in their order, as the list shows it. */
let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  const { api } = admin;
  const { id: departmentId } = await api.departments.create.mutate({ name: "=HYPERLINK(1)科" });
  const { id: other } = await api.departments.create.mutate({ name: "办公室", order: 2 });
  const { id: categoryId } = await api.staffCategories.create.mutate({ code: "a", name: "执法勤务类" });
  const common = { categoryId, departmentId };
  await api.staff.create.mutate({
    ...{ ...common, number: "007", name: "+示例-甲", isLeader: true, joinedOn: "2020-03-01" },
    ...{ identityNumber: "990101199001011230", phone: "13900001234" },
    statuses: [{ kind: "secondment", from: "2026-07-01" }],
  });
  await api.staff.create.mutate({ ...common, number: "008", name: "-示例-乙", state: "left" });
  await api.staff.create.mutate({ ...common, departmentId: other, number: "009", name: "@示例-丙" });
  await api.plans.create.mutate({
    ...{ title: "方案", frequency: "quarter", papers: [] },
    settings: {
      bands: { good: 90, fair: 75, average: 60 },
      quota: { percent: 40, rounding: "floor", group: "unit", countUngraded: false },
    },
  });
  await api.forms.create.mutate({ title: "-考核表" });
  const elsewhere = await server.as("elsewhere", ["unit-admin"]);
  await elsewhere.api.departments.create.mutate({ name: "别处科" });
});
afterAll(() => server[Symbol.asyncDispose]());

function exported(person: SignedIn, name: string, asked: Record<string, unknown> = {}, locale = "zh") {
  const query = Object.entries(asked).map(([key, value]): [string, string] => [key, JSON.stringify(value)]);
  return person.fetch(`/api/lists/${name}.xlsx?${new URLSearchParams([["locale", locale], ...query])}`);
}

async function sheetIn(answer: Response) {
  expect(answer.status).toBe(200);
  return sheetOf(new Uint8Array(await answer.arrayBuffer()));
}

async function rowsOf(answer: Response) {
  return (await sheetIn(answer)).rows;
}

describe("a list as a workbook", () => {
  it("tells names and words, masks what is sealed, and keeps what looks like a formula as text", async () => {
    const sheet = await sheetIn(await exported(admin, "staff", { filter: { q: "007" } }));
    const [headings = [], row = [], ...more] = sheet.rows;
    expect(more).toEqual([]);
    expect(Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ""]))).toEqual({
      ...{ 工号: "007", 姓名: "+示例-甲", 科室: "=HYPERLINK(1)科", 人员类别: "执法勤务类" },
      ...{ 职务层次: "", 职务: "", 领导成员: "是", 分管领导: "", 特殊情形: "借调（2026-07-01 –）" },
      ...{ 身份证号: "990101********1230", 手机号: expect.stringMatching(/^139\*+1234$/) },
      ...{ 到岗日期: "2020-03-01", 离开日期: "", 状态: "在职" },
    });
    expect([...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
  });

  it("is what the filters choose, in the order of the list, and of this tenant alone", async () => {
    const names = async (asked: Record<string, unknown>) =>
      (await rowsOf(await exported(admin, "staff", asked))).slice(1).map((row) => row[1]);
    expect(await names({})).toEqual(["+示例-甲", "-示例-乙", "@示例-丙"]);
    expect(await names({ sort: { field: "number", order: "desc" } })).toEqual([
      "@示例-丙",
      "-示例-乙",
      "+示例-甲",
    ]);
    expect(await names({ filter: { state: "left" } })).toEqual(["-示例-乙"]);
    expect(await names({ filter: { state: { in: ["active"] }, q: "丙" } })).toEqual(["@示例-丙"]);
    const departments = await rowsOf(await exported(admin, "departments", {}, "en"));
    expect(departments).toEqual([
      ["Department", "Head of section", "Leader in charge", "Order"],
      ["=HYPERLINK(1)科", null, null, 0],
      ["办公室", null, null, 2],
    ]);
  });

  it("has the words of forms, plans and cycles", async () => {
    const [, form = []] = await rowsOf(await exported(admin, "forms"));
    expect(form.slice(0, 3)).toEqual(["-考核表", null, "草稿"]);
    const [, plan = []] = await rowsOf(await exported(admin, "plans"));
    expect(plan.slice(0, 4)).toEqual(["方案", "季度", 0, "在用"]);
    expect(await rowsOf(await exported(admin, "cycles"))).toEqual([["名称", "周期", "开始", "结束", "阶段"]]);
  });

  it("has no column of sealed values for who may open none, and is refused to who may not read the list", async () => {
    const auditor = await server.as("bureau", ["auditor"]);
    const [headings] = await rowsOf(await exported(auditor, "staff"));
    expect(headings).toContain("姓名");
    expect(headings).not.toContain("身份证号");
    expect(headings).not.toContain("手机号");

    const person = await server.as("bureau", ["staff"]);
    for (const name of ["staff", "departments", "staffCategories", "forms", "plans"]) {
      expect((await exported(person, name)).status).toBe(403);
    }
    expect((await fetch(`${server.url}/api/lists/staff.xlsx`)).status).toBe(401);
  });

  it.each([
    ["an operator of the database", { filter: { name: { $gt: "" } } }],
    ["a sealed value", { filter: { identityNumber: "990101199001011230" } }],
    ["another kind of value", { filter: { isLeader: "sometimes" } }],
    ["an order that the list has not", { sort: { field: "phone", order: "asc" } }],
  ])("refuses to go by %s", async (_, asked) => {
    const answer = await exported(admin, "staff", asked);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "invalid-input" });
  });

  it("refuses what is no JSON", async () => {
    expect((await admin.fetch("/api/lists/staff.xlsx?filter=%7B")).status).toBe(400);
  });

  it("ends with a sentence where there is more than it holds", async () => {
    const many = await server.as("many", ["unit-admin"]);
    const name = (order: number) => `第${order}科`;
    await inTenant("many", () =>
      departments.insertMany(
        Array.from({ length: 10_001 }, (_, order) => ({
          name: name(order),
          order,
          state: "active" as const,
        })),
      ),
    );
    const rows = await rowsOf(await exported(many, "departments"));
    expect(rows.slice(1, -1).map((row) => row[0])).toEqual(
      Array.from({ length: 10_000 }, (_, at) => name(at)),
    );
    expect(rows.at(-1)?.[0]).toBe("只导出了前 10000 条；请缩小筛选范围后再导出其余的。");
  });

  it("is an entry of the trail, with whose list and how many", async () => {
    const head = await server.as("bureau", ["unit-admin"]);
    await rowsOf(await exported(head, "staff"));
    const filter = { action: "lists.export", "actor.userId": head.userId };
    const { data } = await admin.api.audit.list.query({ filter });
    expect(data.map(({ said }) => said?.zh)).toEqual([expect.stringMatching(/导出人员列表：3 行$/)]);
  });
});

describe("every list that can be exported", () => {
  it.each([...exportedLists])(
    "%s: its columns are fields of its schema, with headings in both languages",
    (name, list) => {
      expect(list.fields.filter((field) => !propertyNames(schemaOf(list.document)).includes(field))).toEqual(
        [],
      );
      for (const locale of ["zh", "en"] as const) {
        expect(new Set(list.columns.map(({ heading }) => heading[locale])).size).toBe(list.columns.length);
      }
      for (const { zh, en } of [list.title, ...list.columns.map(({ heading }) => heading)]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[A-Z][\w ]*$/);
      }
      expect(valueWords.list).toHaveProperty(name);
    },
  );

  it("has its columns", () => {
    expect([...exportedLists.keys()].sort()).toEqual(
      [
        ...[
          "assessments",
          "cycles",
          "datasets",
          "departments",
          "forms",
          "grants",
          "indicatorEntries",
          "jobs",
        ],
        ...["kinships", "library", "plans", "staff", "staffCategories", "tenants", "users", "workItems"],
      ].sort(),
    );
  });
});
