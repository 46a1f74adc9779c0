import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { staff } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** One act on several records of a list: all of it or nothing, each checked and told as if it were done by itself. */
let server: TestServer;
let admin: SignedIn;
let turn = 0;
let departmentId = "";
let otherId = "";
let categoryId = "";
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  turn += 1;
  admin = await server.as(`unit-${turn}`, ["unit-admin"]);
  const { api } = admin;
  departmentId = (await api.departments.create.mutate({ name: "刑侦大队" })).id;
  otherId = (await api.departments.create.mutate({ name: "办公室" })).id;
  categoryId = (await api.staffCategories.create.mutate({ code: "a", name: "执法勤务类" })).id;
});

const person = (number: string, more: Record<string, unknown> = {}) =>
  admin.api.staff.create.mutate({ number, name: `示例-${number}`, departmentId, categoryId, ...more });

const chosen = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });

async function told(action: string) {
  const { data } = await admin.api.audit.list.query({
    filter: { action },
    sort: { field: "at", order: "asc" },
  });
  return data.map(({ said }) => said?.zh ?? "");
}

describe("several people", () => {
  it("get one department and state; all else of each stays, what is sealed too; each is told by itself", async () => {
    const { api } = admin;
    const identityNumber = "990101199001011230";
    const statuses = [{ kind: "secondment" as const, from: "2026-07-01" }];
    const one = await person("001", { identityNumber, statuses, level: "一级警长", joinedOn: "2020-03-01" });
    const two = await person("002", { isLeader: true });
    const changes = { departmentId: otherId, state: "left" as const, leftOn: "2026-11-30" };
    expect(await api.staff.updateMany.mutate({ chosen: [one, two].map(chosen), changes })).toEqual({
      ids: [one.id, two.id],
    });
    const now = await Promise.all([one, two].map(({ id }) => api.staff.get.query({ id })));
    const written = { ...changes, revision: 1, updatedAt: expect.any(String) };
    expect(now).toEqual([
      { ...one, ...written },
      { ...two, ...written },
    ]);
    const value = await api.staff.reveal.mutate({ id: one.id, field: "identityNumber" });
    expect(value).toEqual({ value: identityNumber });
    const sentence = (name: string) =>
      expect.stringMatching(
        new RegExp(`修改人员“${name}”的信息：.*科室 刑侦大队 → 办公室.*状态 在职 → 已离开`),
      );
    expect(await told("staff.update")).toEqual([sentence("示例-001"), sentence("示例-002")]);
    expect(await told("staff.updateMany")).toEqual([]);
  });

  it("who is back has not left", async () => {
    const { id, revision } = await person("001", { state: "left", leftOn: "2026-01-31" });
    await admin.api.staff.updateMany.mutate({ chosen: [{ id, revision }], changes: { state: "active" } });
    const now = await admin.api.staff.get.query({ id });
    expect(now.state).toBe("active");
    expect(now).not.toHaveProperty("leftOn");
  });

  it("are left as they are where one was changed meanwhile or is gone: each is named, with why", async () => {
    const { api } = admin;
    const [kept, changed, gone] = [await person("001"), await person("002"), await person("003")];
    const input = { number: "002", name: "示例-改名", departmentId, categoryId };
    await api.staff.update.mutate({ ...chosen(changed), ...input });
    await api.staff.remove.mutate(chosen(gone));
    const before = await told("staff.update");
    const refused = await refusal(
      api.staff.updateMany.mutate({
        chosen: [kept, changed, gone].map(chosen),
        changes: { departmentId: otherId },
      }),
    );
    expect(refused).toMatchObject({
      code: "wrong-state",
      httpStatus: 409,
      message: {
        zh: "所选 3 项中有 2 项不能这样办，因此一项也没有改动。",
        en: "Refused for 2 of the 3 chosen, so nothing was changed.",
      },
    });
    expect(refused.problems?.map(({ code, path, message }) => [code, path, message.zh])).toEqual([
      ["conflict", "/chosen/1", "示例-改名 (002)：内容已被他人修改，请核对后再保存。"],
      ["not-found", "/chosen/2", "已不存在的一项：找不到该内容，可能已被删除。"],
    ]);
    expect((await api.staff.get.query({ id: kept.id })).departmentId).toBe(departmentId);
    expect(await told("staff.update")).toEqual(before);
  });

  it("are refused a department that is not there, as a single one is", async () => {
    const { id: elsewhere } = await (
      await server.as("elsewhere", ["unit-admin"])
    ).api.departments.create.mutate({
      name: `别处${turn}科`,
    });
    const one = await person("001");
    const changes = { departmentId: elsewhere };
    const refused = await refusal(admin.api.staff.updateMany.mutate({ chosen: [chosen(one)], changes }));
    expect(refused.code).toBe("invalid-input");
    expect(refused.problems?.map(({ message }) => message.zh)).toEqual([
      "示例-001 (001)：科室：找不到所选的内容",
    ]);
  });

  it("are not judged by what was stored before a rule was, and one chosen twice is told so", async () => {
    const [one, two] = [await person("001"), await person("002")];
    await inTenant(`unit-${turn}`, () =>
      staff.model.updateOne({ _id: one.id }, { $set: { position: "科员\u200b" } }),
    );
    const changes = { departmentId: otherId };
    const both = [one, two].map(chosen);
    await admin.api.staff.updateMany.mutate({ chosen: both, changes });
    const now = await Promise.all(both.map(({ id }) => admin.api.staff.get.query({ id })));
    expect(now.map((each) => each.departmentId)).toEqual([otherId, otherId]);
    const twice = await refusal(
      admin.api.staff.updateMany.mutate({ chosen: [...now.map(chosen), chosen(one)], changes }),
    );
    expect(twice).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/chosen/2/id", message: { zh: "同一项只能选一次", en: "is chosen already" } }],
    });
  });

  it("of another unit are not there, and who may change no single one may not change several", async () => {
    const one = await person("001");
    const changes = { state: "left" as const };
    const stranger = await server.as("stranger", ["unit-admin"]);
    expect(
      (await refusal(stranger.api.staff.updateMany.mutate({ chosen: [chosen(one)], changes }))).code,
    ).toBe("not-found");
    const leader = await server.as(`unit-${turn}`, ["main-leader"]);
    expect((await refusal(leader.api.staff.updateMany.mutate({ chosen: [chosen(one)], changes }))).code).toBe(
      "forbidden",
    );
  });

  it.each([
    ["nobody", 0],
    ["more than a hundred", 101],
  ])("are not %s", async (_, count) => {
    const many = Array.from({ length: count }, (__, index) => ({ id: `p${index}`, revision: 0 }));
    const refused = await refusal(
      admin.api.staff.updateMany.mutate({ chosen: many, changes: { state: "left" } }),
    );
    expect(refused.code).toBe("invalid-input");
  });
});

describe("several documents", () => {
  it("are removed, each told by itself; where one is in use none is", async () => {
    const { api } = admin;
    await person("001");
    const departments = (await api.departments.list.query({})).data.map(chosen);
    const refused = await refusal(api.departments.removeMany.mutate({ chosen: departments }));
    expect([refused.code, refused.problems?.map(({ message }) => message.zh)]).toEqual([
      "in-use",
      [
        "刑侦大队：在职 1 人：“示例-001”；请先把在职人员调到其他科室，再停用此科室；停用后不再选用，原有记录照旧",
      ],
    ]);
    expect((await api.departments.list.query({})).total).toBe(2);
    const third = await api.departments.create.mutate({ name: "指挥中心" });
    const other = departments.filter(({ id }) => id === otherId);
    await api.departments.removeMany.mutate({ chosen: [...other, chosen(third)] });
    expect((await api.departments.list.query({})).data.map(({ name }) => name)).toEqual(["刑侦大队"]);
    expect(await told("departments.remove")).toEqual([
      expect.stringMatching(/删除科室“办公室”$/),
      expect.stringMatching(/删除科室“指挥中心”$/),
    ]);
  });

  it("forms: those never published are removed together, those in no use archived together", async () => {
    const { api } = admin;
    const [one, two] = [
      await api.forms.create.mutate({ title: "甲表" }),
      await api.forms.create.mutate({ title: "乙表" }),
    ];
    await api.forms.archiveMany.mutate({ chosen: [one, two].map(chosen) });
    const { data } = await api.forms.list.query({ sort: { field: "title", order: "asc" } });
    expect(data.map(({ title, state }) => [title, state]).sort()).toEqual([
      ["乙表", "retired"],
      ["甲表", "retired"],
    ]);
    const again = await refusal(api.forms.archiveMany.mutate({ chosen: data.map(chosen) }));
    expect(again.code).toBe("wrong-state");
    await api.forms.removeMany.mutate({ chosen: data.map(chosen) });
    expect((await api.forms.list.query({})).total).toBe(0);
    expect((await told("forms.remove")).length).toBe(2);
  });
});
