import { afterAll, beforeAll, expect, it } from "vitest";
import { foundBySound } from "../src/database/migrations/0009-found-by-sound.ts";
import { storedDocuments } from "../src/database/migrations/stored-documents.ts";
import { modelNamed } from "../src/database/model.ts";
import { repositoryOf } from "../src/database/repository.ts";
import { inTenant } from "../src/database/scope.ts";
import { bring, pasted, until } from "./bring-table.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** People, departments and units are found as their names sound, in full and by first letters, however they were written. */
let server: TestServer;
let admin: SignedIn;
let departmentId: string;
let categoryId: string;

beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("city", { kind: "city", name: "呼伦贝尔市" });
  await server.tenant("bureau", { reportsTo: "city", path: ["city"], name: "市公安局", shortName: "公安局" });
  admin = await server.as("bureau", ["unit-admin"]);
  departmentId = (await admin.api.departments.create.mutate({ name: "刑侦大队" })).id;
  categoryId = (await admin.api.staffCategories.create.mutate({ code: "c", name: "综合类" })).id;
});
afterAll(() => server[Symbol.asyncDispose]());

const people = async (q: string) =>
  (await admin.api.staff.list.query({ filter: { q } })).data.map(({ name }) => name);
const person = (name: string, number: string) => ({ name, number, departmentId, categoryId });

it("who is entered, renamed or imported is found by the name of today, by number and by position", async () => {
  const { api } = admin;
  const made = await api.staff.create.mutate({ ...person("单雄信", "001"), position: "中队长" });
  expect(made).not.toHaveProperty("searchText");
  for (const q of ["shanxiongxin", "SXX", "雄信", "001", "中队"]) expect(await people(q)).toEqual(["单雄信"]);
  await api.staff.update.mutate({ ...person("曾子", "001"), id: made.id, revision: made.revision });
  for (const q of ["sxx", "中队"]) expect(await people(q)).toEqual([]);
  expect(await people("zengzi")).toEqual(["曾子"]);

  const importOf = async (...rows: string[][]) => {
    const { staged } = await bring(admin, pasted(["姓名", "工号", "科室", "人员类别", "职务"], ...rows));
    await api.imports.commit.mutate({ id: staged.id, revision: staged.revision });
    return until(admin, staged.id, "committed");
  };
  await importOf(["仇士良", "002", "刑侦大队", "综合类", "科员"]);
  expect(await people("qiushiliang")).toEqual(["仇士良"]);
  await importOf(["仇士良", "002", "刑侦大队", "综合类", "副科长"]);
  expect([await people("科员"), await people("副科"), await people("qsl")]).toEqual([
    [],
    ["仇士良"],
    ["仇士良"],
  ]);
});

it("departments and units are found alike, under the name of today", async () => {
  const departments = async (q: string) =>
    (await admin.api.departments.list.query({ filter: { q } })).data.map(({ name }) => name);
  expect([await departments("xzdd"), await departments("xingzhen")]).toEqual([["刑侦大队"], ["刑侦大队"]]);
  const { id, revision, order } = await admin.api.departments.get.query({ id: departmentId });
  await admin.api.departments.update.mutate({ id, revision, order, name: "治安大队" });
  expect([await departments("xzdd"), await departments("zadd")]).toEqual([[], ["治安大队"]]);

  const city = await server.as("city", ["city-admin"]);
  const { data } = await city.api.tenants.list.query({ filter: { q: "gaj" } });
  expect(data.map(({ name }) => name)).toEqual(["市公安局"]);
  expect(data[0]).not.toHaveProperty("searchText");
  expect((await admin.api.identity.me.query()).tenant).not.toHaveProperty("searchText");
});

it("what an older release wrote gets the same, some at a time, and its revision stays", async () => {
  const collections = ["tenants", "departments", "staff"];
  const all = () =>
    Promise.all(collections.map((name) => storedDocuments(name).find({}).sort({ _id: 1 }).toArray()));
  const before = await all();
  expect(before.flat().every(({ searchText }) => typeof searchText === "string")).toBe(true);
  for (const name of collections) await storedDocuments(name).updateMany({}, { $unset: { searchText: "" } });
  await foundBySound.up({ batchSize: 1 });
  expect(await all()).toEqual(before);
});

it("any repository of a document makes its search text, that of seeds as well", async () => {
  await inTenant("bureau", () =>
    repositoryOf("Department", modelNamed("Department")).insertMany([
      { name: "户政科", order: 9, state: "active" },
    ]),
  );
  const { data } = await admin.api.departments.list.query({ filter: { q: "hzk" } });
  expect(data.map(({ name }) => name)).toEqual(["户政科"]);
});
