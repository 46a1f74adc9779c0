import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { membershipsOf, setMembership } from "../src/identity/memberships.ts";
import { ImportRowModel } from "../src/imports/model.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { bring, pasted } from "./bring-table.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** What is refused in the middle of an import or of its undoing is one row's affair, and nothing of that row is written. */
let server: TestServer;
let admin: SignedIn;
const head = ["姓名", "工号", "科室", "人员类别"];
const common = ["办公室", "综合类"];
beforeAll(async () => {
  server = await startTestServer({ works: false });
  admin = await server.as("bureau", ["unit-admin"]);
  await admin.api.departments.create.mutate({ name: "办公室" });
  await admin.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
});
afterAll(() => server[Symbol.asyncDispose]());

async function work(turn?: number): Promise<void> {
  const job = await claimJob(["imports.write", "imports.undo"]);
  if (job !== undefined) await runTurn(job, new AbortController().signal, turn);
}
const importOf = (id: string) => admin.api.imports.get.query({ id });
async function commit(id: string) {
  await admin.api.imports.commit.mutate({ id, revision: (await importOf(id)).revision });
  await work();
  return importOf(id);
}
async function undo(id: string) {
  await admin.api.imports.undo.mutate({ id, revision: (await importOf(id)).revision });
  await work();
  return importOf(id);
}
const person = async (number: string) =>
  (await admin.api.staff.list.query({ filter: { q: number } })).data.find((one) => one.number === number);

describe("writing", () => {
  it("blanks clear what may be empty, and never the state or what a record must have", async () => {
    const { staged } = await bring(admin, pasted([...head, "职务"], ["示例-甲", "E1", ...common, "科长"]));
    await commit(staged.id);
    const again = await bring(
      admin,
      pasted([...head, "职务", "状态", "领导成员"], ["示例-甲", "E1", ...common, "", "", ""]),
    );
    const { id, revision } = again.staged;
    await admin.api.imports.map.mutate({ id, revision, blanksClear: true });
    expect((await commit(id)).state).toBe("committed");
    expect(await person("E1")).toMatchObject({ state: "active", isLeader: false });
    expect(await person("E1")).not.toHaveProperty("position");
  });

  it("what was made by hand meanwhile is taken, and a number that was given away sets one row aside", async () => {
    const { api } = admin;
    const { staged } = await bring(
      admin,
      pasted(head, ["示例-乙", "E2", "新科", "综合类"], ["示例-丙", "E3", ...common]),
    );
    const meant = [{ field: "departmentId", text: "新科", isMade: true as const }];
    await api.imports.map.mutate({ id: staged.id, revision: staged.revision, meant });
    await api.imports.commit.mutate({ id: staged.id, revision: (await importOf(staged.id)).revision });
    const { id: departmentId } = await api.departments.create.mutate({ name: "新科" });
    const [category] = (await api.staffCategories.list.query({})).data;
    await api.staff.create.mutate({
      number: "E3",
      name: "别人",
      departmentId,
      categoryId: category?.id ?? "",
    });
    await work();
    const done = await importOf(staged.id);
    expect([done.state, done.written]).toEqual([
      "committed",
      { applied: 1, setAside: 1, undone: 0, kept: 0 },
    ]);
    expect((await person("E2"))?.departmentId).toBe(departmentId);
    const [aside] = (await api.imports.rows.query({ id: staged.id })).data.filter(
      ({ applied }) => applied?.state === "setAside",
    );
    expect(aside?.applied?.why?.zh).toContain("别人（E3）");
  });

  it("stopped half-way it goes on where it was, and counts each once", async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => `示例-${at},G${at},办公室,综合类`);
    const { staged } = await bring(admin, [head.join(","), ...lines].join("\n"));
    await admin.api.imports.commit.mutate({ id: staged.id, revision: staged.revision });
    // One step at a time: what is made for references, and the first rows.
    await work(1);
    await work(1);
    await work(1);
    const { jobId = "", written } = await importOf(staged.id);
    expect(written.applied).toBeGreaterThan(0);
    await admin.api.jobs.cancel.mutate({ id: jobId });
    expect(await admin.api.imports.work.query({ id: staged.id })).toMatchObject({ isOpen: false });
    const { revision } = await importOf(staged.id);
    await admin.api.imports.commit.mutate({ id: staged.id, revision });
    for (let turn = 0; turn < 10; turn += 1) await work();
    expect((await importOf(staged.id)).written).toEqual({ applied: 1_200, setAside: 0, undone: 0, kept: 0 });
    await undo(staged.id);
    for (let turn = 0; turn < 20; turn += 1) await work();
    expect((await importOf(staged.id)).written).toMatchObject({ undone: 1_200, kept: 0 });
  }, 120_000);

  it("what broke off while it was brought is written by nobody", async () => {
    const { staged } = await bring(
      admin,
      pasted(head, ["示例-断", "H1", ...common], ["示例-续", "H2", ...common]),
    );
    const { id, revision } = staged;
    await inTenant("bureau", () => ImportRowModel.deleteOne({ importId: id, row: 3 }));
    const map = { id, revision, isComplete: true, goneOn: "2026-01-01" };
    expect((await refusal(admin.api.imports.map.mutate(map))).message.zh).toContain("没有收全");
    expect((await refusal(admin.api.imports.map.mutate({ ...map, goneOn: "2099-01-01" }))).code).toBe(
      "invalid-input",
    );
  });
});

describe("undoing", () => {
  it("keeps all of whom somebody changed since: what is planned for him and his relatives, too", async () => {
    const { api } = admin;
    const { staged } = await bring(
      admin,
      pasted(head, ["示例-丁", "F1", ...common], ["示例-戊", "F2", ...common]),
    );
    await commit(staged.id);
    const [one, other] = [await person("F1"), await person("E1")];
    const planned = {
      id: one?.id ?? "",
      revision: one?.revision ?? 0,
      leftOn: "2099-01-31",
      reason: "retirement" as const,
    };
    await api.staff.leave.mutate(planned);
    await api.kinships.create.mutate({ staffIds: [one?.id ?? "", other?.id ?? ""], kind: "spouse" });
    expect((await undo(staged.id)).written).toMatchObject({ undone: 1, kept: 1 });
    expect(await api.staff.events.query({ id: one?.id ?? "" })).toMatchObject([
      { kind: "leaving", state: "planned" },
    ]);
    expect((await api.kinships.list.query({})).total).toBe(1);
  });

  it("gives back the roles of whoever was said to be gone, and numbers to be brought again at once", async () => {
    const { api } = admin;
    const withNumber = [...head, "身份证号"];
    const row = ["示例-己", "F3", ...common, "110101199003070038"];
    const first = await bring(admin, pasted(withNumber, row));
    await commit(first.staged.id);
    await undo(first.staged.id);
    const second = await bring(admin, pasted(withNumber, row));
    expect((await commit(second.staged.id)).written).toMatchObject({ applied: 1, setAside: 0 });

    const { id: staffId = "" } = (await person("F3")) ?? {};
    const head2 = await server.as("bureau", ["section-head"]);
    await setMembership({
      userId: head2.userId,
      tenantId: "bureau",
      roles: ["section-head", "staff"],
      staffId,
    });
    const { staged } = await bring(
      admin,
      pasted([...head, "离开日期"], ["示例-己", "F3", ...common, "2026-02-01"]),
    );
    await commit(staged.id);
    expect(await person("F3")).toMatchObject({ state: "left", leftOn: "2026-02-01" });
    expect((await refusal(head2.api.identity.me.query())).code).toBe("unauthenticated");
    expect((await undo(staged.id)).written).toMatchObject({ undone: 1, kept: 0 });
    expect((await membershipsOf(head2.userId))[0]).toMatchObject({ roles: ["section-head", "staff"] });
    expect((await api.staff.get.query({ id: staffId })).state).toBe("active");
  });
});

describe("units", () => {
  it("whoever stands above his upper in the file is taken back first; what is moved keeps its place in the tree", async () => {
    await server.tenant("city", { kind: "city" });
    const system = await server.as("city", ["system-admin"]);
    const city = (await system.api.identity.me.query()).tenant.name;
    const columns = ["单位名称", "上级", "简称"];
    const write = async (...rows: string[][]) => {
      const { staged } = await bring(system, pasted(columns, ...rows), { kind: "tenants" });
      await system.api.imports.commit.mutate({ id: staged.id, revision: staged.revision });
      await work();
      return system.api.imports.get.query({ id: staged.id });
    };
    const pathOf = async (name: string) =>
      (await system.api.tenants.list.query({ filter: { q: name } })).data.find((one) => one.name === name)
        ?.path.length;
    const tree = await write(["丁", "丙", ""], ["丙", "甲", ""], ["甲", city, ""], ["乙", city, ""]);
    expect([await pathOf("丁"), tree.written.applied]).toEqual([3, 4]);
    // 甲 goes below 乙; of 丁, two below it, only the short name is changed, in a row behind.
    const moved = await write(["甲", "乙", ""], ["丁", "丙", "小丁"]);
    expect([moved.written.applied, await pathOf("甲"), await pathOf("丙"), await pathOf("丁")]).toEqual([
      2, 2, 3, 4,
    ]);
    for (const one of [moved, tree]) {
      const { revision } = await system.api.imports.get.query({ id: one.id });
      await system.api.imports.undo.mutate({ id: one.id, revision });
      await work();
    }
    const undone = await system.api.imports.get.query({ id: moved.id });
    expect(undone.written).toMatchObject({ undone: 2, kept: 0 });
    // Their records were changed, and changed back: by their revisions they are others.
    expect((await system.api.imports.get.query({ id: tree.id })).written).toMatchObject({
      undone: 1,
      kept: 3,
    });
  });
});

describe("what a row says of who is there", () => {
  it("a leaving that is planned comes back with other changes, and stays planned", async () => {
    await admin.api.staff.create.mutate({ name: "示例-将退", number: "P1", ...(await placed()) });
    const planned = await person("P1");
    await admin.api.staff.leave.mutate({
      ...{ id: planned?.id ?? "", revision: planned?.revision ?? 0 },
      ...{ leftOn: "2099-01-31", reason: "retirement" },
    });
    const { staged } = await bring(
      admin,
      pasted(
        [...head, "职务", "离开日期", "状态"],
        ["示例-将退", "P1", ...common, "科长", "2099-01-31", "在职"],
      ),
    );
    expect(staged.counts).toMatchObject({ changed: 1, refused: 0 });
    await commit(staged.id);
    expect(await person("P1")).toMatchObject({ state: "active", leftOn: "2099-01-31", position: "科长" });
  });

  it("whose row is left out of a list of everybody is not gone", async () => {
    await admin.api.staff.create.mutate({ name: "示例-留下", number: "P2", ...(await placed()) });
    const { data: all } = await admin.api.staff.list.query({ page: { page: 1, perPage: 200 } });
    const rows = all.map(({ name, number }) => [
      name,
      number,
      number === "P2" ? "没有这个科" : "办公室",
      "综合类",
    ]);
    const { staged } = await bring(admin, pasted(head, ...rows));
    const { id } = staged;
    const mapped = await admin.api.imports.map.mutate({
      ...{ id, revision: staged.revision, isComplete: true, goneOn: "2026-01-01" },
    });
    expect(mapped.counts).toMatchObject({ refused: 1, gone: 0 });
    const without = await admin.api.imports.leaveOut.mutate({
      id,
      revision: mapped.revision,
      verdict: "refused",
    });
    expect(without.counts).toMatchObject({ refused: 0, leftOut: 1, gone: 0 });
    await admin.api.imports.discard.mutate({ id, revision: without.revision });
  });

  it("an identity number in a column of something else is shown and kept as a mask", async () => {
    const number = "110101199003070038";
    const { staged } = await bring(
      admin,
      pasted([...head, "职务"], ["示例-错列", "P3", ...common, number], [number, "P4", ...common, ""]),
    );
    const { data } = await admin.api.imports.rows.query({ id: staged.id });
    expect(JSON.stringify(data)).not.toContain(number);
    const kept = await inTenant("bureau", () => ImportRowModel.find({ importId: staged.id }).lean());
    expect(JSON.stringify(kept)).not.toContain(number);
    await admin.api.imports.discard.mutate({ id: staged.id, revision: staged.revision });
  });
});

async function placed() {
  const [department] = (await admin.api.departments.list.query({})).data;
  const [category] = (await admin.api.staffCategories.list.query({})).data;
  return { departmentId: department?.id ?? "", categoryId: category?.id ?? "" };
}
