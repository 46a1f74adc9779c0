import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the list contract, on staff", () => {
  it("creates, gets, lists, updates and removes", async () => {
    const { api } = admin;
    const department = await api.departments.create.mutate({ name: "刑侦大队", order: 2 });
    const category = await api.staffCategories.create.mutate({ code: "enforcement", name: "执法勤务类" });
    const person = await api.staff.create.mutate({
      number: "A-001",
      name: "示例-甲001",
      departmentId: department.id,
      categoryId: category.id,
    });
    expect(person).toMatchObject({
      tenantId: "bureau",
      isLeader: false,
      state: "active",
      statuses: [],
      revision: 0,
    });
    expect(person.createdAt).toMatch(/^\d{4}-.*Z$/);
    expect(await api.staff.get.query({ id: person.id })).toEqual(person);

    const { id, number, name, departmentId, categoryId } = person;
    const input = { number, name, departmentId, categoryId };
    const updated = await api.staff.update.mutate({ id, revision: 0, ...input, level: "一级警长" });
    expect(updated).toMatchObject({
      level: "一级警长",
      revision: 1,
      isLeader: false,
      createdAt: person.createdAt,
    });

    const cleared = await api.staff.update.mutate({ id, revision: 1, ...input });
    expect(cleared).not.toHaveProperty("level");
    expect(cleared.revision).toBe(2);

    expect((await refusal(api.departments.remove.mutate({ id: department.id, revision: 0 }))).code).toBe(
      "in-use",
    );
    expect(await api.staff.remove.mutate({ id, revision: 2 })).toEqual({ id });
    expect((await refusal(api.staff.get.query({ id }))).code).toBe("not-found");
  });

  it("pages, sorts, filters and searches; total counts all pages", async () => {
    const { api } = await server.as("office", ["unit-admin"]);
    for (const [order, name] of ["乙室", "甲室", "丙处", "丁处"].entries()) {
      await api.departments.create.mutate({ name, order });
    }
    const page = await api.departments.list.query({ page: { page: 2, perPage: 3 } });
    expect(page.total).toBe(4);
    expect(page.data.map((one) => one.name)).toEqual(["丁处"]);
    const found = await api.departments.list.query({
      filter: { q: "处" },
      sort: { field: "order", order: "desc" },
    });
    expect(found.data.map((one) => one.name)).toEqual(["丁处", "丙处"]);
    const ids = page.data.map((one) => one.id);
    expect((await api.departments.list.query({ filter: { id: { in: ids } } })).total).toBe(1);
    expect((await api.departments.getMany.query({ ids: [...ids, "missing"] })).length).toBe(1);
  });

  it("a filter whose value is of another kind than its field is refused at its place", async () => {
    for (const isLeader of ["sometimes", { in: [true, "never"] }, 7]) {
      const answer = await refusal(admin.api.staff.list.query({ filter: { isLeader } }));
      expect(answer).toMatchObject({ code: "invalid-input", problems: [{ path: "/filter/isLeader" }] });
    }
  });

  it("a stale revision is a conflict that brings the present document", async () => {
    const { api } = admin;
    const made = await api.departments.create.mutate({ name: "政治处" });
    const first = await api.departments.update.mutate({ id: made.id, revision: 0, name: "政治部" });
    const answer = await refusal(api.departments.update.mutate({ id: made.id, revision: 0, name: "政工处" }));
    expect(answer).toMatchObject({ code: "conflict", httpStatus: 409, data: { current: first } });
    const removal = await refusal(api.departments.remove.mutate({ id: made.id, revision: 0 }));
    expect(removal).toMatchObject({ code: "conflict", data: { current: first } });
  });

  it("of two updates at once from one revision exactly one wins", async () => {
    const { api } = admin;
    const made = await api.departments.create.mutate({ name: "装备处" });
    const results = await Promise.allSettled(
      ["一", "二", "三"].map((name) =>
        api.departments.update.mutate({ id: made.id, revision: 0, name: `装备${name}` }),
      ),
    );
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await api.departments.get.query({ id: made.id })).revision).toBe(1);
  });

  it("a unique number taken twice is told at its field, and nothing of the second is left", async () => {
    const { api } = await server.as("station", ["unit-admin"]);
    const department = await api.departments.create.mutate({ name: "所" });
    const category = await api.staffCategories.create.mutate({ code: "c", name: "类" });
    const input = { number: "7", name: "示例", departmentId: department.id, categoryId: category.id };
    await api.staff.create.mutate(input);
    const answer = await refusal(api.staff.create.mutate(input));
    expect(answer).toMatchObject({ code: "duplicate", httpStatus: 409, problems: [{ path: "/number" }] });
    expect((await api.staff.list.query({})).total).toBe(1);
  });

  it("the same number in another tenant is no duplicate", async () => {
    for (const tenant of ["one", "two"]) {
      const { api } = await server.as(tenant, ["unit-admin"]);
      await expect(api.staffCategories.create.mutate({ code: "same", name: "类" })).resolves.toBeDefined();
    }
  });

  it("bad input is refused with each problem at its place, in both languages", async () => {
    const bad: unknown = { name: "", order: -1, extra: true };
    const answer = await refusal(admin.api.departments.create.mutate(bad as { name: string }));
    expect(answer).toMatchObject({ code: "invalid-input", httpStatus: 400 });
    expect(answer.problems?.map((one) => one.path).sort()).toEqual(["/extra", "/name", "/order"]);
    for (const one of answer.problems ?? [])
      expect(one.message).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });

  it("a reference to what is not there is refused at its field, and nothing is written", async () => {
    const answer = await refusal(admin.api.departments.create.mutate({ name: "无此人科", headId: "nobody" }));
    expect(answer).toMatchObject({ code: "invalid-input", problems: [{ path: "/headId" }] });
    expect((await admin.api.departments.list.query({ filter: { q: "无此人科" } })).total).toBe(0);
  });

  it("the trail tells references by name, before and after", async () => {
    const { api } = await server.as("moved", ["unit-admin"]);
    const [one, two] = [
      await api.departments.create.mutate({ name: "一科" }),
      await api.departments.create.mutate({ name: "二科" }),
    ];
    const category = await api.staffCategories.create.mutate({ code: "c", name: "综合管理类" });
    const input = { number: "001", name: "示例", departmentId: one.id, categoryId: category.id };
    const { id } = await api.staff.create.mutate(input);
    await api.staff.update.mutate({ id, revision: 0, ...input, departmentId: two.id });
    await api.departments.update.mutate({ id: one.id, revision: 0, name: "一科", headId: id });
    const [head, moved] = await readTrail(await server.as("moved", ["auditor"]));
    expect(head?.zh).toMatch(/修改科室“一科”：负责人 无 → 示例（001）$/);
    expect(moved?.zh).toMatch(/修改人员“示例”的信息：科室 一科 → 二科$/);
  });

  it("each change leaves an entry in the trail, a refused one none", async () => {
    const { api } = await server.as("traced", ["unit-admin"]);
    const made = await api.departments.create.mutate({ name: "留痕科" });
    await refusal(api.departments.update.mutate({ id: made.id, revision: 9, name: "x" }));
    await api.departments.update.mutate({ id: made.id, revision: 0, name: "留痕处" });
    const trail = await api.audit.list.query({ filter: { "target.id": made.id } });
    expect(trail.data.map((one) => one.action).sort()).toEqual(["departments.create", "departments.update"]);
    expect(trail.data.find((one) => one.action === "departments.update")?.details).toEqual({
      changed: ["name"],
    });
  });
});
