import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { departments, staff } from "../src/staff/model.ts";
import { tenants } from "../src/tenants/model.ts";
import { refusal } from "./client.ts";
import { commandsOf } from "./commands.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { makeSmallUnit, type SmallUnit } from "./small-unit.ts";
import { readTrail } from "./trail.ts";

/** How the units below stand, told to who is above them in numbers; the tree of them; and the own unit as a picture. */
let server: TestServer;
let city: SignedIn;
let banner: SignedIn;
let ready: SmallUnit;

beforeAll(async () => {
  server = await startTestServer({ works: false });
  const at = (id: string, kind: "city" | "banner" | "unit", name: string, reportsTo?: string) =>
    server.tenant(id, { kind, name, ...(reportsTo === undefined ? {} : { reportsTo }) });
  await at("city", "city", "示例市");
  await at("banner", "banner", "海拉尔区", "city");
  await at("empty-banner", "banner", "根河市", "city");
  await at("ready", "unit", "海拉尔区教育局", "banner");
  await at("lacking", "unit", "海拉尔区公安分局", "banner");
  await at("bare", "unit", "示例市档案馆", "city");
  await at("closed", "unit", "撤销的局", "banner");
  await at("other-city", "city", "另一市");
  await at("foreign", "unit", "另一市的局", "other-city");
  city = await server.as("city", ["city-admin"]);
  banner = await server.as("banner", ["banner-admin"]);
  for (const [tenantId, people] of [
    ["ready", 2],
    ["lacking", 3],
    ["closed", 1],
    ["foreign", 4],
  ] as const) {
    const unit = await makeSmallUnit(server, { tenantId, people, indicators: [] });
    if (tenantId === "ready") ready = unit;
    if (tenantId === "lacking") await makeLack(unit);
    if (tenantId === "foreign") await unit.start("2026-Q3");
  }
  await inTenant("ready", async () => {
    for (const one of await staff.find({}))
      await staff.model.updateOne({ _id: one.id }, { $set: { userId: `user-of-${one.id}` } });
  });
  await ready.start("2026-Q3");
  await tenants.model.updateOne({ _id: "closed" }, { $set: { state: "closed" } });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Of three people one has an account, one a category that the plan leaves out, one a category that is gone; one more has left, and one leads. */
async function makeLack({ admin, hire, tenantId }: SmallUnit): Promise<void> {
  const other = await admin.api.staffCategories.create.mutate({ name: "工勤", code: "service" });
  await inTenant(tenantId, async () => {
    const [first, second, third] = await staff.find({}, { sort: { number: 1 } });
    const set = (id: string | undefined, values: object) =>
      staff.model.updateOne({ _id: id ?? "" }, { $set: values });
    await set(first?.id, { userId: "u1" });
    await set(second?.id, { categoryId: other.id });
    await set(third?.id, { categoryId: "gone" });
  });
  const left = await hire();
  await inTenant(tenantId, () => staff.model.updateOne({ _id: left }, { $set: { state: "left" } }));
  await hire({ isLeader: true, categoryId: other.id });
}

const lacking = {
  ...{ id: "lacking", name: "海拉尔区公安分局", people: 4 },
  missing: { category: 1, paper: 1, account: 3 },
  isLeaderless: false,
};
const whole = { id: "ready", name: "海拉尔区教育局", people: 2, missing: {}, isLeaderless: true };
const bare = {
  ...{ id: "bare", name: "示例市档案馆", people: 0 },
  missing: { people: 1, form: 1, plan: 1 },
  isLeaderless: false,
};
const inBanner = {
  ...{ units: 2, ready: 1, people: 6 },
  missing: { category: 1, paper: 1, account: 1 },
  leaderless: 1,
};

describe("what the units below lack", () => {
  it("is told to the city by banner, in numbers, of open units of its own alone", async () => {
    expect(await city.api.organisation.readiness.query({})).toEqual({
      at: { id: "city", name: "示例市", kind: "city" },
      way: [],
      total: {
        ...{ units: 3, ready: 1, people: 6 },
        missing: { people: 1, category: 1, form: 1, plan: 1, paper: 1, account: 1 },
        leaderless: 1,
      },
      groups: [
        { id: "empty-banner", name: "根河市", units: 0, ready: 0, people: 0, missing: {}, leaderless: 0 },
        { id: "banner", name: "海拉尔区", ...inBanner },
      ],
      units: [bare],
      ownPeople: 0,
    });
  });

  it("within a banner by unit, the same to the city and to the banner", async () => {
    const within = {
      at: { id: "banner", name: "海拉尔区", kind: "banner" },
      total: inBanner,
      groups: [],
      units: [lacking, whole],
      ownPeople: 0,
    };
    expect(await city.api.organisation.readiness.query({ under: "banner" })).toEqual({
      ...within,
      way: [{ id: "city", name: "示例市" }],
    });
    expect(await banner.api.organisation.readiness.query({})).toEqual({ ...within, way: [] });
  });

  it("people of the asking tenant are told beside, and a banner's own count as a unit of it", async () => {
    const made = await inTenant("banner", async () => {
      const person = { personId: "p", number: "1", name: "示例", departmentId: "d", categoryId: "c" };
      return staff.insert({ ...person, isLeader: false, state: "active", statuses: [] });
    });
    const own = await banner.api.organisation.readiness.query({});
    expect([own.ownPeople, own.total.units, own.units.length]).toEqual([1, 2, 2]);
    const seen = await city.api.organisation.readiness.query({ under: "banner" });
    expect([seen.ownPeople, seen.total.units, seen.units[0]]).toEqual([
      0,
      3,
      {
        ...{ id: "banner", name: "海拉尔区", people: 1 },
        missing: { category: 1, form: 1, plan: 1, account: 1 },
        isLeaderless: true,
      },
    ]);
    await inTenant("banner", () => staff.model.deleteOne({ _id: made.id }));
  });

  it("is of nobody above, beside or closed: those are not there", async () => {
    for (const under of ["city", "foreign", "other-city", "empty-banner", "closed", "nowhere"])
      for (const path of ["readiness", "progress"] as const)
        expect((await refusal(banner.api.organisation[path].query({ under }))).code).toBe("not-found");
  });

  it("is of nobody who is not above units by his role", async () => {
    const above = ["unit-admin", "main-leader", "staff", "auditor", "system-admin"] as const;
    for (const role of above) {
      const { api } = await server.as("city", [role]);
      expect((await refusal(api.organisation.readiness.query({}))).code).toBe("forbidden");
      expect((await refusal(api.organisation.progress.query({}))).code).toBe("forbidden");
    }
  });

  it("takes as many commands for many units as for one, and is told in the trail", async () => {
    const ask = () => city.api.organisation.readiness.query({});
    await ask();
    const all = await commandsOf(ask);
    const one = await commandsOf(() => city.api.organisation.readiness.query({ under: "banner" }));
    // The trail is written a moment later.
    const counted = (list: string[]) => list.filter((name) => !name.endsWith(" audit_entries")).sort();
    const asked = ["aggregate forms", "aggregate sessions", "aggregate staff", "find plans"];
    const cost = [...asked, "find staff_categories", "find tenants", "find tenants"].sort();
    expect(counted(all)).toEqual(cost);
    // And once for the names of those on the way.
    expect(counted(one)).toEqual([...cost, "find tenants"].sort());
    const auditor = await server.as("city", ["auditor"]);
    const [told] = await readTrail(auditor, { action: "organisation.readiness" });
    expect(told?.zh).toMatch(/^示例-\d+查阅所属单位的准备情况（只有数字）/);
  });
});

describe("how far the cycles below are", () => {
  it("is told in numbers, by period, banner and unit, of none of another city", async () => {
    const sum = { units: 1, total: 2, byState: { filling: 2 } };
    expect(await city.api.organisation.progress.query({})).toEqual({
      at: { id: "city", name: "示例市", kind: "city" },
      way: [],
      periods: [{ period: "2026-Q3", ...sum }],
      groups: [{ id: "banner", name: "海拉尔区", ...sum }],
      cycles: [],
    });
    const { cycles } = await banner.api.organisation.progress.query({});
    expect(cycles).toEqual([
      {
        ...{ id: expect.any(String), tenantId: "ready", name: "海拉尔区教育局", period: "2026-Q3" },
        ...{ title: expect.any(String), state: "running", endsOn: "2026-09-30" },
        ...{ total: 2, byState: { filling: 2 } },
      },
    ]);
  });

  it("where none runs, that is said", async () => {
    const nobody = await server.as("other-banner", ["banner-admin"]);
    expect(await nobody.api.organisation.progress.query({})).toMatchObject({ periods: [], cycles: [] });
    expect((await nobody.api.organisation.readiness.query({})).total.units).toBe(0);
  });
});

describe("the tree", () => {
  it("is of the open tenants below, each with who is above it and its pinyin", async () => {
    const { own, below } = await city.api.organisation.tree.query();
    expect(own).toEqual({ id: "city", name: "示例市", kind: "city" });
    expect(below.map(({ id, parentId, keys }) => [id, parentId, keys])).toEqual([
      ["empty-banner", "city", "genheshi ghs"],
      ["banner", "city", "hailaerqu hleq"],
      ["lacking", "banner", "hailaerqugonganfenju hleqgafj"],
      ["ready", "banner", "hailaerqujiaoyuju hleqjyj"],
      ["bare", "city", "shilishidanganguan slsdag"],
    ]);
  });

  it("is the own tenant alone for who may not see those below", async () => {
    const leader = await server.as("city", ["main-leader"]);
    expect((await leader.api.organisation.tree.query()).below).toEqual([]);
    const person = await server.as("ready", ["staff"]);
    expect((await refusal(person.api.organisation.tree.query())).code).toBe("forbidden");
  });
});

describe("the unit as a picture", () => {
  it("shows leaders, departments with who leads them, and whoever is in no plan", async () => {
    const { api } = await server.as("lacking", ["unit-admin"]);
    const people = await inTenant("lacking", () => staff.find({}, { sort: { number: 1 } }));
    const [first, second, third, left, leader] = people;
    const [office] = await inTenant("lacking", () => departments.find({}));
    await inTenant("lacking", () =>
      departments.model.updateOne(
        { _id: office?.id ?? "" },
        { $set: { headId: left?.id, leaderInChargeId: leader?.id } },
      ),
    );
    const plate = (one: typeof first) => ({ id: one?.id, name: one?.name, number: one?.number });
    const shown = (one: typeof first) => ({ ...plate(one), keys: expect.stringContaining("shili") });
    expect(await api.organisation.unit.query()).toEqual({
      people: 4,
      leaders: [shown(leader)],
      departments: [
        {
          ...{ id: office?.id, name: "办公室", order: 0, revision: office?.revision },
          // Who has left is nobody's head.
          ...{ people: 4, isLeadership: false, leaderInCharge: shown(leader), keys: "bangongshi bgs" },
        },
      ],
      withoutCategory: { total: 1, people: [plate(third)] },
      withoutPaper: { total: 1, people: [{ ...plate(second), categoryName: "工勤" }] },
      hasPlan: true,
    });
  });
});

describe("the order of departments", () => {
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

  it("is given anew as a whole: lists and the picture follow, and the trail tells what moved", async () => {
    await server.tenant("ordered", { name: "示例水利局" });
    const { api } = await server.as("ordered", ["unit-admin"]);
    // All at the same place, as whoever never thought of it leaves them.
    for (const name of ["办公室", "人事科", "财务科", "法规科"])
      await api.departments.create.mutate({ name });
    const seen = (await api.departments.inOrder.query()).map(({ id }) => id);
    const [office = "", people = "", money = "", law = ""] = seen;
    const given = await api.departments.reorder.mutate({ ids: [office, law, people, money], seen });
    expect(namesOf(given)).toEqual(["办公室", "法规科", "人事科", "财务科"]);
    expect(await api.departments.inOrder.query()).toEqual(given);
    expect(namesOf((await api.departments.list.query({})).data)).toEqual(namesOf(given));
    const { departments: shown } = await api.organisation.unit.query();
    expect(shown.map(({ name, order }) => [name, order])).toEqual([
      ["办公室", 0],
      ["法规科", 1],
      ["人事科", 2],
      ["财务科", 3],
    ]);
    // The first is where it was: nothing of it is written.
    expect(shown[0]?.revision).toBe(0);
    const trail = await readTrail(await server.as("ordered", ["auditor"]), { action: "departments.reorder" });
    expect(trail.map(({ zh }) => zh)).toEqual([
      expect.stringContaining(
        "调整“示例水利局”的科室顺序：顺序 人事科、财务科、法规科 → 法规科、人事科、财务科",
      ),
    ]);
  });

  it("is refused with the present one where somebody else did the same, also at the same moment", async () => {
    const { api } = await server.as("ordered", ["unit-admin"]);
    const seen = (await api.departments.inOrder.query()).map(({ id }) => id);
    const [first = "", second = "", third = "", fourth = ""] = seen;
    // Neither writes what the other writes.
    const wanted = [
      [second, first, third, fourth],
      [first, second, fourth, third],
    ];
    const outcomes = await Promise.allSettled(
      wanted.map((ids) => api.departments.reorder.mutate({ ids, seen })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const kept = wanted[outcomes.findIndex(({ status }) => status === "fulfilled")];
    expect((await api.departments.inOrder.query()).map(({ id }) => id)).toEqual(kept);
    const refused = await refusal(api.departments.reorder.mutate({ ids: seen, seen }));
    expect(refused).toMatchObject({ code: "conflict", data: { current: kept } });
    expect(refused.message.zh).toContain("刚被他人改过");
  });

  it("is of all departments of the unit and of no others, and the business of who may change them", async () => {
    const { api } = await server.as("ordered", ["unit-admin"]);
    const before = await api.departments.inOrder.query();
    const seen = before.map(({ id }) => id);
    const [foreign] = await inTenant("ready", () => departments.find({}));
    for (const ids of [seen.slice(1), [...seen.slice(1), foreign?.id ?? ""]])
      expect(await refusal(api.departments.reorder.mutate({ ids, seen }))).toMatchObject({
        code: "invalid-input",
        problems: [{ path: "/ids", code: "other-departments" }],
      });
    const reader = await server.as("ordered", ["main-leader"]);
    expect(await refusal(reader.api.departments.reorder.mutate({ ids: seen, seen }))).toMatchObject({
      code: "forbidden",
    });
    expect(await api.departments.inOrder.query()).toEqual(before);
  });
});
