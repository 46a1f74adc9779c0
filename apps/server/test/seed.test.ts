import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { draftCycle } from "../src/cycle-runs/preview-cycle.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { demonstrationAccounts, ensureDemonstration } from "../src/seed/demonstration.ts";
import { loadSeed, type SeedCounts } from "../src/seed/load-seed.ts";
import { probeTenancy } from "./probe.ts";
import { startTestServer, type TestServer } from "./server.ts";

const city = demonstrationCity();
let server: TestServer;
let counts: SeedCounts | undefined;
beforeAll(async () => {
  server = await startTestServer({
    prepare: async () => {
      counts = await ensureDemonstration();
    },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the demonstration city in the database", () => {
  it("is there as a whole, and once", async () => {
    expect(counts).toMatchObject({
      tenants: city.tenants.length,
      staff: city.staff.length,
      assessments: city.assessments.length,
      scores: city.scores.length,
      accounts: city.accounts.length,
    });
    expect(await ensureDemonstration()).toBeUndefined();
  });

  it("loaded again, as after a crash half-way, adds nothing", async () => {
    const again = await loadSeed(city);
    const { papers, ...written } = again;
    expect(papers).toBeGreaterThan(0);
    expect(Object.values(written).every((count) => count === 0)).toBe(true);
  });

  it("a start that was interrupted in it goes on in the next, which says so; after that nothing is said", async () => {
    const said: string[] = [];
    const settings = globalCollection("system_settings");
    await settings.updateOne({ _id: "demonstration" }, { $set: { state: "loading" } });
    expect(await ensureDemonstration((text) => said.push(text))).toMatchObject({ staff: 0, accounts: 0 });
    expect(said).toEqual([expect.stringMatching(/中断.*接着载入.*interrupted.*goes on/)]);
    expect(await ensureDemonstration((text) => said.push(text))).toBeUndefined();
    expect(said).toHaveLength(1);
  });

  it("waits for what a killed start had open in the database", async () => {
    const [tenant] = city.tenants;
    if (!tenant) throw new Error("no tenant");
    const extra = { ...tenant, id: "held" };
    const session = await mongoose.startSession();
    session.startTransaction();
    await globalCollection("tenants").insertOne({ _id: "held" }, { session });
    const loading = loadSeed({ ...city, tenants: [...city.tenants, extra] });
    // Longer than people are kept waiting.
    await sleep(2_500);
    await session.abortTransaction();
    expect(await loading).toMatchObject({ tenants: 1, staff: 0 });
    await globalCollection("tenants").deleteOne({ _id: "held" });
  });

  it("every document is what its schema says and belongs to a tenant that exists", async () => {
    expect(await verifyProcess()).toEqual([]);
    const { counts: judged, problems } = await verifyDatabase();
    expect(problems).toEqual([]);
    expect(judged.Staff).toBe(city.staff.length);
    expect(judged.AuditEntry).toBeGreaterThanOrEqual(0);
  });

  it("the next cycle of every plan can be started but where somebody has no paper, and the finished ones had more", async () => {
    const against: string[] = [];
    for (const { id: planId, tenantId } of city.plans)
      await inTenant(tenantId, async () => {
        const { problems } = await draftCycle({ planId, period: "2026-Q4" });
        against.push(...problems.map(({ code }) => `${tenantId} ${code}`));
      });
    expect(against).toEqual(["hlbe-ga no-paper"]);
    const rated = city.formVersions.filter(({ document }) =>
      document.indicators.some(({ by }) => by.kind === "rating"),
    );
    expect(rated.map(({ tenantId, version }) => `${tenantId} ${version}`)).toEqual([
      "hlbe-wl 1",
      "hlbe-zw 1",
    ]);
  });

  it("every account signs in, lists what its role may see, and reads no other tenant", async () => {
    const accounts = await demonstrationAccounts();
    expect(accounts.length).toBe(city.accounts.length);
    for (const { username, password } of accounts) {
      const tenantId = city.accounts.find((one) => one.username === username)?.memberships[0]?.tenantId ?? "";
      const { api } = await server.signIn(username, password);
      using probe = probeTenancy([tenantId]);
      expect((await api.identity.me.query()).tenant.id).toBe(tenantId);
      const cycles = await api.cycles.list.query({}).catch(() => undefined);
      for (const one of cycles?.data ?? []) expect(one.tenantId).toBe(tenantId);
      expect(probe.leaks).toEqual([]);
    }
  });
});
