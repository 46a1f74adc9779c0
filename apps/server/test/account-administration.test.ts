import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { membershipsOf, setMembership } from "../src/identity/memberships.ts";
import { users } from "../src/identity/users.ts";
import { refusal } from "./client.ts";
import type { SignedIn } from "./server.ts";
import { startUnits } from "./staff-unit.ts";
import { readTrail } from "./trail.ts";

let units: Awaited<ReturnType<typeof startUnits>>;
let system: SignedIn;
let security: SignedIn;
let auditor: SignedIn;
beforeAll(async () => {
  units = await startUnits();
  system = await units.server.as("city", ["city-admin", "system-admin"]);
  security = await units.server.as("city", ["security-admin"]);
  auditor = await units.server.as("city", ["auditor"]);
});
afterAll(() => units.server[Symbol.asyncDispose]());

let made = 0;
async function accountIn(unit: "bureau" | "court", name = `示例${made}`) {
  made += 1;
  const staffId = await units[unit].add(name, `n${made}`);
  const [id = ""] = await units[unit].giveAccounts([[staffId, `user-${made}`]]);
  return { id, staffId, username: `user-${made}` };
}
/** The same person's account in the other unit, too. */
async function accountOfBoth() {
  const account = await accountIn("bureau");
  const staffId = await units.court.add("兼职", `both-${made}`);
  await setMembership({ userId: account.id, tenantId: "court", roles: ["section-head"], staffId });
  return { ...account, there: staffId };
}
const rolesOf = async (id: string, tenantId: string) =>
  (await membershipsOf(id)).find((one) => one.tenantId === tenantId)?.roles;
const asked = (id: string) => ({ id, tenantId: "bureau", revision: 0 });

describe("a unit's administrator", () => {
  it("sees the accounts of the unit alone, and of those of two units that they are elsewhere, not where", async () => {
    const { bureau, court } = units;
    const [both, theirs] = [await accountOfBoth(), await accountIn("court")];
    const { api } = bureau.admin;
    const seen = await api.users.get.query({ id: both.id });
    expect(seen).toMatchObject({ isElsewhere: true, memberships: [{ tenantId: "bureau" }] });
    expect(JSON.stringify([seen, await api.users.standing.query({ id: both.id })])).not.toMatch(/court|法院/);
    expect(seen).not.toHaveProperty("email");
    expect((await refusal(api.users.get.query({ id: theirs.id }))).code).toBe("not-found");
    for (const filter of [{ unit: "court" }, { anyRole: "section-head" }])
      expect((await refusal(api.users.list.query({ filter }))).code).toBe("forbidden");
    expect((await api.users.list.query({ filter: { role: "section-head" } })).total).toBe(0);
    expect((await court.admin.api.users.list.query({ filter: { role: "section-head" } })).data).toMatchObject(
      [{ id: both.id }],
    );
  });

  it("gives the unit's roles and takes them; they act at once, and are told one by one", async () => {
    const { bureau, signInBySlip, server } = { ...units };
    const { id } = await accountIn("bureau");
    const { client, slip } = await signInBySlip(bureau.admin, id);
    await client.api.identity.changePassword.mutate({ current: slip.password, next: "ein langes Wort 9" });
    expect((await refusal(client.api.users.list.query({}))).code).toBe("forbidden");
    await bureau.admin.api.users.setRoles.mutate({ ...asked(id), roles: ["staff", "unit-admin"] });
    expect((await client.api.users.list.query({})).total).toBeGreaterThan(0);
    await bureau.admin.api.users.setRoles.mutate({ ...asked(id), revision: 1, roles: ["staff"] });
    expect((await refusal(client.api.users.list.query({}))).code).toBe("forbidden");
    const told = await readTrail(bureau.admin, { action: "users.setRoles", "target.id": id });
    expect(told.map(({ zh }) => zh.replace(/^.*的角色/, ""))).toEqual([
      "：单位管理员 是 → 否",
      "：单位管理员 否 → 是",
    ]);
    expect(server).toBeDefined();
  });

  it("gives no role above the unit's, leaves those that others gave, and keeps one of whoever is on the staff", async () => {
    const { api } = units.bureau.admin;
    const { id } = await accountIn("bureau");
    for (const role of ["city-admin", "banner-admin", "system-admin", "security-admin", "auditor"] as const) {
      const told = await refusal(api.users.setRoles.mutate({ ...asked(id), roles: ["staff", role] }));
      expect(told).toMatchObject({
        code: "forbidden",
        message: { zh: expect.stringContaining("不能在此单位授予") },
      });
    }
    expect((await refusal(api.users.setRoles.mutate({ ...asked(id), roles: [] }))).code).toBe(
      "invalid-input",
    );
    await setMembership({ userId: id, tenantId: "bureau", roles: ["staff", "auditor"] });
    const above = await refusal(
      api.users.setRoles.mutate({ ...asked(id), revision: 1, roles: ["staff", "main-leader"] }),
    );
    expect(above.code).toBe("incompatible-roles");
    await api.users.setRoles.mutate({ ...asked(id), revision: 1, roles: [] });
    expect(await rolesOf(id, "bureau")).toEqual(["auditor"]);
    for (const act of ["disable", "endSessions"] as const)
      expect((await refusal(api.users[act].mutate({ id }))).message.zh).toContain("系统管理员");
    expect((await refusal(api.users.makeSlips.mutate({ ids: [id] }))).code).toBe("forbidden");
  });

  it("of an account of two units gives roles here, and is told to ask the system administrator for the rest", async () => {
    const { api } = units.bureau.admin;
    const { id } = await accountOfBoth();
    await api.users.setRoles.mutate({ ...asked(id), roles: ["staff", "leader-in-charge"] });
    expect(await rolesOf(id, "court")).toEqual(["section-head"]);
    const other = { id, tenantId: "court", revision: 0, roles: ["staff" as const] };
    expect((await refusal(api.users.setRoles.mutate(other))).code).toBe("not-found");
    for (const call of [
      () => api.users.disable.mutate({ id }),
      () => api.users.endSessions.mutate({ id }),
      () => api.users.makeSlips.mutate({ ids: [id] }),
    ])
      expect((await refusal(call())).message.zh).toContain("请联系系统管理员");
    const { refused } = await api.users.standing.query({ id });
    expect(Object.keys(refused).sort()).toEqual(["endSessions", "lock", "slip"]);
    await system.api.users.disable.mutate({ id, reason: "遗失" });
    for (const { admin } of [units.bureau, units.court])
      expect(
        (await readTrail(admin, { action: "users.disable", "target.id": id })).map(({ zh }) => zh),
      ).toEqual([expect.stringMatching(/停用账号.*遗失/)]);
  });

  it("does nothing of it to himself", async () => {
    const { admin } = units.bureau;
    const { api, userId: id } = admin;
    const calls = [
      () => api.users.disable.mutate({ id }),
      () => api.users.makeSlips.mutate({ ids: [id] }),
      () => api.users.endSessions.mutate({ id }),
      () => api.users.setRoles.mutate({ ...asked(id), roles: ["staff", "main-leader"] }),
    ];
    for (const call of calls) expect((await refusal(call())).code).toBe("forbidden");
    expect(await rolesOf(id, "bureau")).toEqual(["unit-admin"]);
  });

  it("of two who change the roles of one, the second is told", async () => {
    const { api } = units.bureau.admin;
    const { id } = await accountIn("bureau");
    await api.users.setRoles.mutate({ ...asked(id), roles: ["staff", "section-head"] });
    expect((await refusal(api.users.setRoles.mutate({ ...asked(id), roles: ["staff"] }))).code).toBe(
      "conflict",
    );
  });
});

describe("a disabled account", () => {
  it("is out at once, wherever it is signed in, and in again when it is enabled", async () => {
    const { bureau, signInBySlip, server } = units;
    const { id, username } = await accountIn("bureau");
    const { client, slip } = await signInBySlip(bureau.admin, id);
    await client.api.identity.changePassword.mutate({ current: slip.password, next: "ein langes Wort 9" });
    const { api } = bureau.admin;
    expect((await api.users.standing.query({ id })).sessions).toHaveLength(1);
    await api.users.disable.mutate({ id });
    expect((await refusal(client.api.identity.me.query())).code).toBe("unauthenticated");
    expect((await refusal(server.signIn(username, "ein langes Wort 9"))).code).toBe("account-disabled");
    expect((await refusal(api.users.disable.mutate({ id }))).code).toBe("wrong-state");
    await api.users.enable.mutate({ id });
    const again = await server.signIn(username, "ein langes Wort 9");
    await api.users.endSessions.mutate({ id });
    expect((await refusal(again.api.identity.me.query())).code).toBe("unauthenticated");
    expect((await api.users.standing.query({ id })).sessions).toEqual([]);
  });
});

describe("the three administrators", () => {
  it("system: finds any account by name, sound, user name and number, with its units", async () => {
    const { id, username } = await accountIn("court", "斯琴高娃");
    const number = `n${made}`;
    for (const q of ["斯琴", "siqingaowa", "sqgw", "SQGW", username, number]) {
      const { data } = await system.api.users.list.query({ filter: { q } });
      expect([q, data.map((one) => one.id)]).toEqual([q, expect.arrayContaining([id])]);
    }
    const { data } = await system.api.users.list.query({
      filter: { q: "sqgw", unit: "court", anyRole: "staff" },
    });
    expect(data).toMatchObject([{ id, memberships: [{ tenantId: "court", roles: ["staff"] }] }]);
    const standing = await system.api.users.standing.query({ id });
    expect(standing.memberships).toMatchObject([{ tenantName: "法院", grantable: ["unit-admin"] }]);
  });

  it("system: makes the first administrator of a unit, gives and takes administration there, and no other role", async () => {
    const { api } = system;
    await units.server.tenant("new-unit", { name: "司法局", reportsTo: "city", path: ["city"] });
    const input = {
      name: "首位",
      username: "first-of-new",
      tenantId: "new-unit",
      roles: ["unit-admin" as const],
    };
    const { id } = await api.users.create.mutate(input);
    expect((await refusal(api.users.create.mutate(input))).problems).toMatchObject([{ path: "/username" }]);
    const { client, slip } = await units.signInBySlip(system, id);
    expect(slip.unit).toBe("司法局");
    await client.api.identity.changePassword.mutate({ current: slip.password, next: "ein langes Wort 9" });
    const told = await readTrail(client, { "target.id": id });
    expect(told.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("制作账号条"),
      expect.stringMatching(/新建账号“首位（first-of-new）”：单位管理员 否 → 是/),
    ]);
    for (const [tenantId, role] of [
      ["new-unit", "main-leader"],
      ["new-unit", "auditor"],
      ["new-unit", "security-admin"],
      ["new-unit", "system-admin"],
      ["city", "unit-admin"],
    ] as const) {
      const refused = await refusal(
        api.users.create.mutate({ ...input, username: "x", tenantId, roles: [role] }),
      );
      expect([role, refused.code]).toEqual([role, "forbidden"]);
    }
    await api.users.setRoles.mutate({ id, tenantId: "bureau", roles: ["unit-admin"] });
    expect((await client.api.identity.me.query()).memberships).toHaveLength(2);
    await api.users.setRoles.mutate({ id, tenantId: "bureau", roles: [], revision: 0 });
    expect(await rolesOf(id, "bureau")).toBeUndefined();
    expect((await client.api.identity.me.query()).memberships).toHaveLength(1);
  });

  it("system: gives no role that one person cannot hold together with others, wherever", async () => {
    const told = await refusal(
      system.api.users.setRoles.mutate({ id: auditor.userId, tenantId: "bureau", roles: ["unit-admin"] }),
    );
    expect(told.code).toBe("incompatible-roles");
  });

  it("system: gets at no password of those who watch, and reads no trail", async () => {
    for (const { userId } of [security, auditor]) {
      const told = await refusal(system.api.users.makeSlips.mutate({ ids: [userId] }));
      expect(told).toMatchObject({ code: "forbidden", message: { zh: expect.stringContaining("三员分立") } });
    }
    const only = await units.server.as("city", ["system-admin"]);
    expect((await refusal(only.api.users.trail.query({ id: auditor.userId }))).code).toBe("forbidden");
    await units.server.signIn(only.username, only.password);
    await system.api.users.disable.mutate({ id: only.userId });
  });

  it("security: reads accounts with their sign-ins and refusals of all units, locks and unlocks, and gives nothing", async () => {
    const { id, username } = await accountIn("court");
    await refusal(units.server.signIn(username, "a wrong guess"));
    await units.signInBySlip(units.court.admin, id);
    await security.api.users.disable.mutate({ id });
    const until = Date.now() + 3_000;
    let actions: string[] = [];
    // Refused sign-ins are told half a second later.
    while (!actions.includes("identity.signInFailed") && Date.now() < until)
      actions = (await security.api.users.trail.query({ id })).map(({ action }) => action);
    expect(new Set(actions)).toEqual(
      new Set([
        "users.disable",
        "identity.signIn",
        "users.makeSlips",
        "identity.signInFailed",
        "users.create",
      ]),
    );
    const said = (await security.api.users.trail.query({ id })).map((one) => one.said?.zh);
    expect(said).toContainEqual(expect.stringContaining("停用账号"));
    await security.api.users.enable.mutate({ id });
    for (const call of [
      () => security.api.users.makeSlips.mutate({ ids: [id] }),
      () => security.api.users.setRoles.mutate({ ...asked(id), roles: ["unit-admin"] }),
      () =>
        security.api.users.create.mutate({
          name: "甲",
          username: "a",
          tenantId: "court",
          roles: ["unit-admin"],
        }),
    ])
      expect((await refusal(call())).code).toBe("forbidden");
  });

  it("auditor: reads all of it and changes nothing", async () => {
    const { id } = await accountIn("court");
    expect(await auditor.api.users.get.query({ id })).toMatchObject({ id });
    expect((await auditor.api.users.trail.query({ id })).map(({ action }) => action)).toEqual([
      "users.create",
    ]);
    for (const act of ["disable", "enable", "endSessions"] as const)
      expect((await refusal(auditor.api.users[act].mutate({ id }))).code).toBe("forbidden");
  });

  it("of a unit reach no further than the unit", async () => {
    const { id } = await accountIn("court");
    for (const role of ["system-admin", "security-admin", "auditor"] as const) {
      const { api } = await units.server.as("bureau", [role]);
      expect((await refusal(api.users.get.query({ id }))).code).toBe("not-found");
      if (role !== "auditor")
        expect((await refusal(api.users.disable.mutate({ id }))).code).toBe("not-found");
    }
  });
});

describe("the last system administrator who can sign in", () => {
  it("is neither disabled nor loses the role nor the password, whoever asks, and however many at once", async () => {
    const others = await users()
      .find({
        "memberships.roles": "system-admin",
        "memberships.tenantId": "city",
        disabledAt: { $exists: false },
      })
      .toArray();
    expect(others.map(({ _id }) => _id)).toEqual([system.userId]);
    const { userId: id } = system;
    expect((await refusal(security.api.users.disable.mutate({ id }))).code).toBe("wrong-state");
    const second = await units.server.as("city", ["system-admin"]);
    const settled = await Promise.allSettled([
      second.api.users.disable.mutate({ id }),
      system.api.users.disable.mutate({ id: second.userId }),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [first, other] = settled[0]?.status === "fulfilled" ? [second, system] : [system, second];
    await security.api.users.enable.mutate({ id: other.userId });
    // Who is on the staff of a unit, too, may leave that.
    const staffId = await units.bureau.add("系统管理员", "sys");
    await setMembership({ userId: first.userId, tenantId: "bureau", roles: ["staff"], staffId });
    const { revision } = await units.bureau.admin.api.staff.get.query({ id: staffId });
    await units.bureau.admin.api.staff.updateMany.mutate({
      chosen: [{ id: staffId, revision }],
      changes: { state: "left" },
    });
    // Who has a slip alone is none who can sign in.
    const { id: third } = await first.api.users.create.mutate({
      name: "第三",
      username: "third",
      tenantId: "city",
      roles: ["system-admin"],
    });
    await security.api.users.disable.mutate({ id: other.userId });
    expect((await refusal(security.api.users.disable.mutate({ id: first.userId }))).code).toBe("wrong-state");
    await security.api.users.disable.mutate({ id: third });
  });
});

describe("an account follows its record", () => {
  it("by name and number, of the unit that was first", async () => {
    const { id, staffId, there } = await accountOfBoth();
    const rename = async (unit: "bureau" | "court", record: string, name: string, number: string) => {
      const { api } = units[unit].admin;
      const { departmentId, categoryId, revision } = await api.staff.get.query({ id: record });
      await api.staff.update.mutate({ id: record, revision, departmentId, categoryId, name, number });
    };
    await rename("bureau", staffId, "曾巩", "new-1");
    await rename("court", there, "仇英", "new-2");
    expect(await users().findOne({ _id: id })).toMatchObject({
      name: "曾巩",
      searchText: expect.stringMatching(/^曾巩\nzenggong\nzg\nuser-\d+\nnew-1\nnew-2$/),
      memberships: [{ number: "new-1" }, { number: "new-2" }],
    });
  });

  it("who left is nothing there any more, at once; who is back begins as staff", async () => {
    const { bureau, signInBySlip, server } = units;
    const { api } = bureau.admin;
    const { id, staffId, username } = await accountIn("bureau");
    const { client, slip } = await signInBySlip(bureau.admin, id);
    await client.api.identity.changePassword.mutate({ current: slip.password, next: "ein langes Wort 9" });
    await api.users.setRoles.mutate({ ...asked(id), roles: ["staff", "main-leader"] });
    const leave = async (state: "left" | "active") => {
      const { revision } = await api.staff.get.query({ id: staffId });
      await api.staff.updateMany.mutate({ chosen: [{ id: staffId, revision }], changes: { state } });
    };
    await leave("left");
    expect((await refusal(client.api.identity.me.query())).code).toBe("unauthenticated");
    expect(await refusal(server.signIn(username, "ein langes Wort 9"))).toMatchObject({
      code: "forbidden",
      message: { zh: expect.stringContaining("已离开原单位") },
    });
    expect((await refusal(api.users.makeSlips.mutate({ ids: [id] }))).code).toBe("forbidden");
    expect(
      (await refusal(api.users.setRoles.mutate({ ...asked(id), revision: 2, roles: ["staff"] }))).code,
    ).toBe("forbidden");
    await leave("active");
    const back = await server.signIn(username, "ein langes Wort 9");
    expect((await back.api.identity.me.query()).roles).toEqual(["staff"]);
    const told = await readTrail(bureau.admin, { "target.id": id });
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["users.endMembership", "users.resumeMembership"]),
    );
  });

  it("who left one of two units goes on in the other, whose administrators have the account to themselves", async () => {
    const { bureau, court } = units;
    const { id, staffId } = await accountOfBoth();
    const { revision } = await bureau.admin.api.staff.get.query({ id: staffId });
    await bureau.admin.api.staff.updateMany.mutate({
      chosen: [{ id: staffId, revision }],
      changes: { state: "left" },
    });
    expect((await refusal(bureau.admin.api.users.disable.mutate({ id }))).message.zh).toContain("系统管理员");
    const { client } = await units.signInBySlip(court.admin, id);
    expect((await client.api.identity.me.query()).tenant.id).toBe("court");
  });

  it("a record with an account is not removed, and nobody leaves himself", async () => {
    const { bureau } = units;
    const { api } = bureau.admin;
    const { id, staffId } = await accountIn("bureau");
    const { revision } = await api.staff.get.query({ id: staffId });
    expect((await refusal(api.staff.remove.mutate({ id: staffId, revision }))).code).toBe("in-use");
    expect(await membershipsOf(id)).toMatchObject([{ staffId }]);
    const own = await bureau.add("自己", "self");
    await setMembership({
      userId: bureau.admin.userId,
      tenantId: "bureau",
      roles: ["unit-admin"],
      staffId: own,
    });
    const record = await api.staff.get.query({ id: own });
    const leave = api.staff.updateMany.mutate({
      chosen: [{ id: own, revision: record.revision }],
      changes: { state: "left" },
    });
    expect((await refusal(leave)).problems?.[0]?.message.zh).toContain("不能把自己标记为已离开");
    expect((await refusal(api.staff.remove.mutate({ id: own, revision: record.revision }))).code).toBe(
      "in-use",
    );
    expect(await inTenant("bureau", () => membershipsOf(bureau.admin.userId))).toMatchObject([
      { staffId: own },
    ]);
  });
});
