import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCounted } from "../src/audit/count-later.ts";
import { auditEntries } from "../src/audit/model.ts";
import { sayEntry } from "../src/audit/say-entry.ts";
import { disableAccount } from "../src/cli/accounts.ts";
import { inTenant } from "../src/database/scope.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("city", { kind: "city" });
  await server.tenant("bureau", { reportsTo: "city", path: ["city"] });
  await server.tenant("court", { reportsTo: "city", path: ["city"] });
});
afterAll(() => server[Symbol.asyncDispose]());

const trail = async (tenantId: string, filter: Record<string, unknown>) => {
  await allCounted();
  return inTenant(tenantId, () => auditEntries.find(filter));
};
/** Entries and how often they tell of it: the clock may pass a full ten minutes meanwhile. */
const counted = async (tenantId: string, filter: Record<string, unknown>) => {
  const entries = await trail(tenantId, filter);
  return { entries, times: entries.reduce((sum, one) => sum + (one.count ?? 1), 0) };
};

describe("failed sign-ins", () => {
  it("of a person are in the trail of each of his units, one entry with a count, however many there are", async () => {
    const person = await server.as("bureau", ["staff"]);
    await setMembership({ userId: person.userId, tenantId: "court", roles: ["staff"] });
    for (let each = 0; each < 25; each += 1) await refusal(server.signIn(person.username, "a wrong guess"));
    for (const tenantId of ["bureau", "court"]) {
      const target = { "target.id": person.userId };
      const failed = await counted(tenantId, { ...target, action: "identity.signInFailed" });
      const slowed = await counted(tenantId, { ...target, action: "identity.signInSlowed" });
      expect([failed.times, slowed.times]).toEqual([5, 20]);
      expect(failed.entries.length + slowed.entries.length).toBeLessThanOrEqual(4);
      const [entry] = failed.entries;
      if (!entry) throw new Error("no entry");
      expect(sayEntry(entry).zh).toMatch(
        /^未登录的访问者 visitor以“示例-\d+”的名义登录失败：.*来源 #[0-9a-f]{8}$/,
      );
      expect(JSON.stringify(failed.entries)).not.toMatch(/127\.0\.0\.1|a wrong guess/);
    }
    expect((await trail("city", { "target.id": person.userId })).length).toBe(0);
  });

  it("by names of nobody are told to the city by their address alone, and no name is kept", async () => {
    const before = (await counted("city", { action: "identity.signInUnknown" })).times;
    for (let each = 0; each < 12; each += 1) await refusal(server.signIn(`my-secret-password-${each}`, "x"));
    const { entries, times } = await counted("city", { action: "identity.signInUnknown" });
    expect(times - before).toBe(12);
    expect(entries.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(entries)).not.toContain("secret");
    expect(await trail("bureau", { action: "identity.signInUnknown" })).toEqual([]);
  });

  it("with the right password of a disabled account are told too", async () => {
    const person = await server.as("court", ["staff"]);
    await disableAccount(person.username);
    expect((await refusal(server.signIn(person.username, person.password))).code).toBe("account-disabled");
    expect(
      (await counted("court", { action: "identity.signInFailed", "target.id": person.userId })).times,
    ).toBe(1);
  });

  it("do not make a save wait, and many at once lose none of the count", async () => {
    const [person, admin] = [await server.as("bureau", ["staff"]), await server.as("bureau", ["unit-admin"])];
    const attack = Array.from({ length: 60 }, () => refusal(server.signIn(person.username, "a wrong guess")));
    const begun = performance.now();
    await admin.api.departments.create.mutate({ name: "刑侦大队" });
    expect(performance.now() - begun).toBeLessThan(6_000);
    const told = (await Promise.all(attack)).filter((one) => one.code !== "unavailable").length;
    const { times } = await counted("bureau", {
      action: { $in: ["identity.signInFailed", "identity.signInSlowed"] },
      "target.id": person.userId,
    });
    expect(times).toBe(told);
  });
});

describe("what somebody may not do", () => {
  it("is in the trail of his unit by person and procedure, with how often, in words", async () => {
    const person = await server.as("bureau", ["staff"]);
    for (let each = 0; each < 7; each += 1) {
      expect((await refusal(person.api.departments.create.mutate({ name: "x" }))).code).toBe("forbidden");
    }
    expect((await refusal(person.api.audit.list.query({}))).code).toBe("forbidden");
    expect((await person.fetch("/api/audit.xlsx?filter=%7B%7D")).status).toBe(403);
    const { entries, times } = await counted("bureau", {
      action: "access.refused",
      "actor.userId": person.userId,
    });
    expect(times).toBe(9);
    const said = entries.map((entry) => sayEntry(entry));
    expect(said.some(({ zh }) => /^示例-\d+无权进行此操作，已拒绝：“新增科室”/.test(zh))).toBe(true);
    expect(said.some(({ en }) => /refused for lack of permission: “audit\.list”/.test(en))).toBe(true);
    expect(said.some(({ en }) => en.includes("“/api/audit.xlsx”"))).toBe(true);
  });

  it("leaves nothing where it was allowed", async () => {
    const admin = await server.as("court", ["unit-admin"]);
    await admin.api.departments.create.mutate({ name: "立案庭" });
    expect(await trail("court", { action: "access.refused" })).toEqual([]);
  });
});
