import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bring, pasted, until } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** The tree of units: by one table, one by one, moved, closed; by the system administrator, below his own tenant alone. */
let server: TestServer;
let admin: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("city", { kind: "city" });
  await server.tenant("other", { kind: "city" });
  admin = await server.as("city", ["system-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const named = async (name: string) => {
  const found = (await admin.api.tenants.list.query({ filter: { q: name } })).data.find(
    (one) => one.name === name,
  );
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const head = ["单位名称", "类型", "所属旗县市区", "工作领域"];

describe("1,092 units under 14 banners by one file", () => {
  it("rows report to one another, whichever comes first", async () => {
    const banners = Array.from({ length: 14 }, (_, at) => [`第${at}旗`, "旗县市区", "city的单位", ""]);
    const units = Array.from({ length: 1092 }, (_, at) => [`第${at}单位`, "单位", `第${at % 14}旗`, "公安"]);
    const own = (await admin.api.identity.me.query()).tenant.name;
    const rows = [...units, ...banners].map((cells) =>
      cells.map((cell) => (cell === "city的单位" ? own : cell)),
    );
    const { status, staged } = await bring(admin, pasted(head, ...rows), { kind: "tenants" });
    expect([status, staged.counts]).toEqual([
      201,
      { new: 1106, changed: 0, unchanged: 0, doubt: 0, refused: 0, leftOut: 0, gone: 0 },
    ]);
    await admin.api.imports.commit.mutate({ id: staged.id, revision: staged.revision });
    expect((await until(admin, staged.id, "committed")).written.applied).toBe(1106);
    const unit = await named("第15单位");
    const banner = await named("第1旗");
    expect([unit.reportsTo, unit.path, unit.field]).toEqual([banner.id, ["city", banner.id], "公安"]);
    expect((await admin.api.tenants.list.query({})).total).toBe(1107);
  }, 60_000);

  it("says row by row what cannot be: a circle, who is nowhere, a name twice", async () => {
    const { staged } = await bring(
      admin,
      pasted(
        head,
        ["甲局", "单位", "甲局", ""],
        ["乙局", "单位", "丙局", ""],
        ["丙局", "单位", "乙局", ""],
        ["丁局", "单位", "无此旗", ""],
        ["第0旗", "旗县市区", "第0单位", ""],
      ),
      { kind: "tenants" },
    );
    const { data } = await admin.api.imports.rows.query({ id: staged.id, verdict: "refused" });
    expect(data.map(({ row, problems }) => [row, problems.map(({ message }) => message.zh)])).toEqual([
      [2, ["上级不能是自己，也不能绕一圈回到自己"]],
      [3, ["上级不能是自己，也不能绕一圈回到自己"]],
      [4, ["上级不能是自己，也不能绕一圈回到自己"]],
      [5, ["没有“无此旗”"]],
      // Whose unit it is to report to, here and not in the file.
      [6, ["上级不能是自己，也不能绕一圈回到自己"]],
    ]);
  });
});

describe("one by one", () => {
  it("is made, renamed and moved with all that is below it", async () => {
    const { api } = admin;
    const banner = await named("第2旗");
    const made = await api.tenants.create.mutate({ name: "新设局", kind: "unit", reportsTo: banner.id });
    const inside = await api.tenants.create.mutate({
      name: "新设局所属中心",
      kind: "unit",
      reportsTo: made.id,
    });
    expect(inside.path).toEqual(["city", banner.id, made.id]);
    const taken = await refusal(
      api.tenants.create.mutate({ name: "新设局", kind: "unit", reportsTo: banner.id }),
    );
    expect([taken.code, taken.problems?.[0]?.path]).toEqual(["duplicate", "/name"]);
    const upper = await named("第3旗");
    const tenant = { name: "改名局", kind: "unit" as const, reportsTo: upper.id };
    const moved = await api.tenants.update.mutate({ id: made.id, revision: made.revision, ...tenant });
    expect([moved.name, moved.path]).toEqual(["改名局", ["city", upper.id]]);
    expect((await named("新设局所属中心")).path).toEqual(["city", upper.id, made.id]);
    const circle = await refusal(
      api.tenants.update.mutate({
        id: made.id,
        revision: moved.revision,
        ...tenant,
        reportsTo: inside.id,
      }),
    );
    expect(circle.problems?.[0]?.message.zh).toBe("上级不能是自己，也不能是自己的下级");
    const trail = await (await server.as("city", ["security-admin"])).api.audit.list.query({
      filter: { action: "tenants.update" },
    });
    expect(trail.data[0]?.changes).toEqual(
      expect.arrayContaining([{ field: "reportsTo", before: "第2旗", after: "第3旗" }]),
    );
  });

  it("is closed when nothing open is below it; nobody enters it; it is opened again", async () => {
    const { api } = admin;
    const { id, revision } = await named("改名局");
    const told = await refusal(api.tenants.close.mutate({ id, revision }));
    expect([told.code, told.message.zh]).toEqual([
      "in-use",
      "它还有 1 个下级单位（新设局所属中心），请先移到别处或关闭它们。",
    ]);
    const inside = await named("新设局所属中心");
    const member = await server.as(inside.id, ["staff"]);
    const closed = await api.tenants.close.mutate({ id: inside.id, revision: inside.revision });
    expect((await refusal(member.api.identity.me.query())).code).toBe("unauthenticated");
    await api.tenants.close.mutate({ id, revision });
    const under = await refusal(api.tenants.reopen.mutate({ id: inside.id, revision: closed.revision }));
    expect(under.message.zh).toBe("上级“改名局”已关闭，请先恢复它。");
    await api.tenants.reopen.mutate({ id, revision: revision + 1 });
    await api.tenants.reopen.mutate({ id: inside.id, revision: closed.revision });
    expect((await member.api.identity.me.query()).tenant.id).toBe(inside.id);
    // Somebody was in it: it is closed, never removed.
    const used = await refusal(api.tenants.remove.mutate({ id: inside.id, revision: closed.revision + 1 }));
    expect(used.code).toBe("in-use");
    const unused = await named("第7单位");
    await api.tenants.remove.mutate({ id: unused.id, revision: unused.revision });
    expect((await refusal(api.tenants.get.query({ id: unused.id }))).code).toBe("not-found");
  });

  it("below the own tenant alone, and by the system administrator alone", async () => {
    const { id, revision } = await named("第4旗");
    const elsewhere = await server.as("other", ["system-admin"]);
    const tenant = { name: "抢来的旗", kind: "banner" as const, reportsTo: "other" };
    expect((await refusal(elsewhere.api.tenants.update.mutate({ id, revision, ...tenant }))).code).toBe(
      "not-found",
    );
    expect((await refusal(elsewhere.api.tenants.create.mutate({ ...tenant, reportsTo: id }))).code).toBe(
      "invalid-input",
    );
    for (const call of [
      () => elsewhere.api.tenants.close.mutate({ id, revision }),
      () => elsewhere.api.tenants.remove.mutate({ id, revision }),
    ])
      expect((await refusal(call())).code).toBe("not-found");
    for (const role of ["city-admin", "security-admin", "auditor"] as const) {
      const somebody = await server.as("city", [role]);
      expect((await refusal(somebody.api.tenants.close.mutate({ id, revision }))).code).toBe("forbidden");
      expect((await bring(somebody, "单位名称,类型", { kind: "tenants" })).status).toBe(403);
    }
    // Of the people's imports of the same tenant he sees nothing.
    const people = await server.as("city", ["city-admin"]);
    const { staged } = await bring(people, "姓名,工号");
    expect((await refusal(admin.api.imports.get.query({ id: staged.id }))).code).toBe("not-found");
    expect((await people.api.imports.list.query({})).data.map(({ kind }) => kind)).toEqual(["staff"]);
  });
});
