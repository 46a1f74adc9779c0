import type { Indicator, IndicatorEntryInput } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

let server: TestServer;
let city: SignedIn;
let unit: SignedIn;
let neighbour: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("city", { kind: "city" });
  await server.tenant("bureau", { reportsTo: "city", path: ["city"] });
  await server.tenant("court", { reportsTo: "city", path: ["city"] });
  city = await server.as("city", ["city-admin"]);
  unit = await server.as("bureau", ["unit-admin"]);
  neighbour = await server.as("court", ["unit-admin"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const entry = (code: string, over: Partial<Indicator> = {}): IndicatorEntryInput => ({
  indicator: {
    id: "i-library",
    code,
    title: `${code}考核`,
    group: "个性",
    points: { kind: "fixed", full: 10 },
    by: { kind: "formula", formula: "MIN(次数, 10)" },
    ...over,
  },
  fields: { 次数: { type: "integer", title: "次数", minimum: 0 } },
});

describe("indicator library", () => {
  it("offers the own entries and those of the tenants above, never a neighbour's or a lower one's", async () => {
    await city.api.indicatorEntries.create.mutate(entry("全市学习", { virtue: "morality" }));
    await unit.api.indicatorEntries.create.mutate(entry("本局接警"));
    await neighbour.api.indicatorEntries.create.mutate(entry("法院结案"));
    const codes = async (who: SignedIn, input = {}) =>
      (await who.api.indicatorEntries.search.query(input)).entries.map(({ indicator }) => indicator.code);
    expect(await codes(unit)).toEqual(["本局接警", "全市学习"]);
    expect(await codes(city)).toEqual(["全市学习"]);
    expect(await codes(unit, { q: "学习" })).toEqual(["全市学习"]);
    expect(await codes(unit, { q: ".*" })).toEqual([]);
    expect(await codes(unit, { virtue: "morality" })).toEqual(["全市学习"]);
    const auditor = await server.as("bureau", ["auditor"]);
    const trail = await auditor.api.audit.list.query({ filter: { across: true } });
    expect(trail.data[0]).toMatchObject({ action: "indicatorEntries.readAbove", across: true });
  });

  it("is closed to staff, and an upper tenant's entry is not there for a lower one to change", async () => {
    const staff = await server.as("bureau", ["staff"]);
    expect((await refusal(staff.api.indicatorEntries.search.query({}))).code).toBe("forbidden");
    const created = await city.api.indicatorEntries.create.mutate(entry("市级"));
    const change = { ...entry("市级"), id: created.id, revision: created.revision };
    expect((await refusal(unit.api.indicatorEntries.update.mutate(change))).code).toBe("not-found");
  });

  it("counts a version for each change of the content, not for tags, and keeps what was before", async () => {
    const first = await unit.api.indicatorEntries.create.mutate(entry("巡逻"));
    const tagged = await unit.api.indicatorEntries.update.mutate({
      ...entry("巡逻"),
      tags: ["勤务"],
      id: first.id,
      revision: first.revision,
    });
    expect(tagged).toMatchObject({ version: 1, tags: ["勤务"] });
    const revised = await unit.api.indicatorEntries.update.mutate({
      ...entry("巡逻", { title: "巡逻防控" }),
      id: first.id,
      revision: tagged.revision,
    });
    expect(revised).toMatchObject({ version: 2, indicator: { title: "巡逻防控" } });
    const past = await unit.api.indicatorEntries.versions.query({ id: first.id });
    expect(past).toMatchObject([{ number: 1, indicator: { title: "巡逻考核" } }]);
    const stale = { ...entry("巡逻"), id: first.id, revision: tagged.revision };
    expect((await refusal(unit.api.indicatorEntries.update.mutate(stale))).code).toBe("conflict");
    expect(await neighbour.api.indicatorEntries.versions.query({ id: first.id })).toEqual([]);
  });

  it("tells what has gone on since a form took it, with what was taken", async () => {
    const first = await city.api.indicatorEntries.create.mutate(entry("信访"));
    const origin = { tenantId: "city", id: first.id, version: 1 };
    const ask = (who: SignedIn) => who.api.indicatorEntries.updates.query({ origins: [origin] });
    expect(await ask(unit)).toEqual([]);
    await city.api.indicatorEntries.update.mutate({
      ...entry("信访", { points: { kind: "fixed", full: 20 } }),
      id: first.id,
      revision: first.revision,
    });
    expect(await ask(unit)).toMatchObject([
      {
        version: 2,
        newest: { indicator: { points: { full: 20 } } },
        taken: { indicator: { points: { full: 10 } } },
      },
    ]);
    const forged = { ...origin, tenantId: "court" };
    expect(await unit.api.indicatorEntries.updates.query({ origins: [forged] })).toEqual([]);
  });

  it("no longer offers what is withdrawn, until it is offered again", async () => {
    const first = await unit.api.indicatorEntries.create.mutate(entry("临时"));
    const found = async () => (await unit.api.indicatorEntries.search.query({ q: "临时" })).total;
    expect(await found()).toBe(1);
    const { id } = first;
    const away = await unit.api.indicatorEntries.setState.mutate({ id, revision: 0, state: "retired" });
    expect(await found()).toBe(0);
    const all = await unit.api.indicatorEntries.search.query({ q: "临时", withdrawn: true });
    expect(all).toMatchObject({ total: 1, entries: [{ id, state: "retired" }] });
    const twin = await unit.api.indicatorEntries.create.mutate(entry("临时"));
    const back = { id, revision: away.revision, state: "active" } as const;
    expect((await refusal(unit.api.indicatorEntries.setState.mutate(back))).code).toBe("duplicate");
    await unit.api.indicatorEntries.setState.mutate({ id: twin.id, revision: 0, state: "retired" });
    await unit.api.indicatorEntries.setState.mutate(back);
    expect(await found()).toBe(1);
    const [restored] = await readTrail(await server.as("bureau", ["auditor"]));
    expect(restored?.zh).toMatch(/指标条目“临时考核”：状态 已停用 → 在用$/);
  });

  it("does not list what a tenant above has withdrawn, also for those who list their own withdrawn ones", async () => {
    const { id } = await city.api.indicatorEntries.create.mutate(entry("市级撤回"));
    await city.api.indicatorEntries.setState.mutate({ id, revision: 0, state: "retired" });
    const listed = await unit.api.indicatorEntries.search.query({ q: "市级撤回", withdrawn: true });
    expect(listed.total).toBe(0);
  });

  it("refuses a formula that its own fields do not carry, at its place, and a code that is taken", async () => {
    const wrong = entry("错", { by: { kind: "formula", formula: "没有的字段 * 2" } });
    const answer = await refusal(unit.api.indicatorEntries.create.mutate(wrong));
    expect(answer.code).toBe("invalid-document");
    expect(answer.problems?.[0]?.path).toMatch(/^\/indicator\/by\/formula/);
    await unit.api.indicatorEntries.create.mutate(entry("重复"));
    expect((await refusal(unit.api.indicatorEntries.create.mutate(entry("重复")))).code).toBe("duplicate");
  });
});
