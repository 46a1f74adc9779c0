import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { globalCollection } from "../src/database/global-collection.ts";
import { transaction } from "../src/database/transaction.ts";
import { hashPassword } from "../src/identity/passwords.ts";
import { passwordHashOf, setOwnPassword, users } from "../src/identity/users.ts";
import { refusal, type TestClient } from "./client.ts";
import { startUnits } from "./staff-unit.ts";
import { readTrail } from "./trail.ts";

let units: Awaited<ReturnType<typeof startUnits>>;
beforeAll(async () => {
  units = await startUnits();
});
afterAll(() => units.server[Symbol.asyncDispose]());

let made = 0;
/** Somebody of the bureau with an account. */
async function account(): Promise<string> {
  made += 1;
  const id = await units.bureau.add(`示例${made}`, `p${made}`);
  const [userId = ""] = await units.bureau.giveAccounts([[id, `slip-${made}`]]);
  return userId;
}

const own = "ein langes Wort 9";
const change = (client: TestClient, current: string, next = own) =>
  client.api.identity.changePassword.mutate({ current, next });

describe("a slip", () => {
  it("is answered once, readable, and kept nowhere in clear", async () => {
    const ids = [await account(), await account(), await account()];
    const { slips } = await units.bureau.admin.api.users.makeSlips.mutate({ ids });
    expect(slips.map(({ userId, unit }) => [userId, unit])).toEqual(ids.map((id) => [id, "公安局"]));
    for (const { password, endsAt } of slips) {
      expect(password).toMatch(/^[bcdfghjkmnpqrstwxyz2-9]{4}(-[bcdfghjkmnpqrstwxyz2-9]{4}){2}$/);
      const days = (Date.parse(endsAt) - Date.now()) / 86_400_000;
      expect(Math.round(days)).toBe(14);
    }
    expect(new Set(slips.map(({ password }) => password)).size).toBe(3);
    const kept = JSON.stringify([
      await globalCollection("accounts").find({}).toArray(),
      await users().find({}).toArray(),
      (await units.bureau.admin.api.audit.list.query({})).data,
    ]);
    for (const { password } of slips) expect(kept).not.toContain(password);
    expect(
      await readTrail(units.bureau.admin, { action: "users.makeSlips", "target.id": ids[0] ?? "" }),
    ).toHaveLength(1);
  });

  it("lets in to set an own password, and to nothing else before", async () => {
    const { client, slip } = await units.signInBySlip(units.bureau.admin, await account());
    const me = await client.api.identity.me.query();
    expect(me).toMatchObject({ mustChangePassword: true, roles: ["staff"] });
    const refused = [
      () => client.api.assessments.mine.query(),
      () => client.api.workItems.counts.query(),
      () => client.api.staff.own.query(),
      () => client.api.identity.switchTenant.mutate({ tenantId: "bureau" }),
    ];
    for (const call of refused)
      expect(await refusal(call())).toMatchObject({ code: "password-change-required", httpStatus: 403 });
    for (const path of [
      "/api/files/a",
      "/api/lists/staff.xlsx",
      "/api/audit.xlsx",
      `/papers/${"0".repeat(64)}.js`,
    ]) {
      const answer = await client.fetch(path);
      expect([path, answer.status, Reflect.get(Object(await answer.json()), "code")]).toEqual([
        path,
        403,
        "password-change-required",
      ]);
    }
    expect((await refusal(change(client, slip.password, slip.password))).code).toBe("weak-password");
    await change(client, slip.password);
    expect(await client.api.identity.me.query()).not.toHaveProperty("mustChangePassword");
    expect((await client.api.assessments.mine.query()).total).toBe(0);
    await expect(units.server.signIn(slip.username, own)).resolves.toBeDefined();
    expect((await refusal(units.server.signIn(slip.username, slip.password))).code).toBe(
      "invalid-credentials",
    );
  });

  it("that was not used ends, and says so to who knows it and to nobody else", async () => {
    const id = await account();
    const { client, slip } = await units.signInBySlip(units.bureau.admin, id);
    await users().updateOne({ _id: id }, { $set: { slipEndsAt: new Date(Date.now() - 1000) } });
    const late = units.server.anonymous();
    const { username, password } = slip;
    expect(await refusal(late.api.identity.signIn.mutate({ username, password }))).toMatchObject({
      code: "slip-expired",
      message: { zh: expect.stringContaining("领取新的账号条") },
    });
    expect(late.cookies.size).toBe(0);
    expect((await refusal(units.server.signIn(username, "a wrong guess"))).code).toBe("invalid-credentials");
    // Whoever was in already sets no password by it either: his session is over.
    expect((await refusal(change(client, password))).code).toMatch(/slip-expired|unauthenticated/);
  });

  it("that is made anew makes the one before worthless, and ends its sessions, at once", async () => {
    const id = await account();
    const first = await units.signInBySlip(units.bureau.admin, id);
    const second = await units.signInBySlip(units.bureau.admin, id);
    expect((await refusal(first.client.api.identity.me.query())).code).toBe("unauthenticated");
    expect((await refusal(units.server.signIn(first.slip.username, first.slip.password))).code).toBe(
      "invalid-credentials",
    );
    await change(second.client, second.slip.password);
  });

  it("that is made while its owner sets a password is never a lasting one, whichever comes first", async () => {
    for (const wait of [0, 5, 15, 30, 45, 60, 80, 100]) {
      const id = await account();
      const { client, slip } = await units.signInBySlip(units.bureau.admin, id);
      const changing = change(client, slip.password).then(
        () => "changed",
        (error: unknown) => Reflect.get(Object(error), "message") && "refused",
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
      const { slips } = await units.bureau.admin.api.users.makeSlips.mutate({ ids: [id] });
      await changing;
      const { password = "", username = "" } = slips[0] ?? {};
      const holder = await units.server.signIn(username, password);
      expect(await holder.api.identity.me.query()).toMatchObject({ mustChangePassword: true });
      expect((await refusal(units.server.signIn(username, own))).code).toBe("invalid-credentials");
    }
  });

  it("that was made since a password was asked for is not replaced by what was typed then", async () => {
    const id = await account();
    await units.signInBySlip(units.bureau.admin, id);
    const from = await passwordHashOf(id);
    const { slip } = await units.signInBySlip(units.bureau.admin, id);
    const to = await hashPassword(own);
    expect(await transaction(() => setOwnPassword(id, { from, to }))).toBe(false);
    const holder = await units.server.signIn(slip.username, slip.password);
    expect(await holder.api.identity.me.query()).toMatchObject({ mustChangePassword: true });
    const now = await passwordHashOf(id);
    expect(await transaction(() => setOwnPassword(id, { from: now, to }))).toBe(true);
    expect((await refusal(holder.api.identity.me.query())).code).toBe("unauthenticated");
    const owner = await units.server.signIn(slip.username, own);
    expect(await owner.api.identity.me.query()).not.toHaveProperty("mustChangePassword");
  });

  it("of somebody who has an own password takes that away, until the next own one", async () => {
    const id = await account();
    const first = await units.signInBySlip(units.bureau.admin, id);
    await change(first.client, first.slip.password);
    const lost = await units.signInBySlip(units.bureau.admin, id);
    expect((await refusal(units.server.signIn(first.slip.username, own))).code).toBe("invalid-credentials");
    expect((await refusal(change(lost.client, lost.slip.password, "short"))).code).toMatch(
      /invalid-input|weak/,
    );
    await change(lost.client, lost.slip.password, "a wholly new Wort 7");
  });

  it("is all or none for those that are asked for together, and none for a disabled account", async () => {
    const [good, disabled] = [await account(), await account()];
    await units.bureau.admin.api.users.disable.mutate({ id: disabled });
    const there = await units.court.add("别处", "e1");
    const [elsewhere = ""] = await units.court.giveAccounts([[there, "elsewhere"]]);
    const ids = [good, disabled, elsewhere, "nobody"];
    const told = await refusal(units.bureau.admin.api.users.makeSlips.mutate({ ids }));
    expect(told).toMatchObject({ code: "forbidden", message: { zh: /4 个账号中有 3 个/ } });
    expect(told.problems?.map(({ path, code }) => [path, code])).toEqual([
      ["/ids/1", "forbidden"],
      ["/ids/2", "not-found"],
      ["/ids/3", "not-found"],
    ]);
    expect(await users().findOne({ _id: good })).toMatchObject({ awaitsSlip: true });
  });

  it("of twenty keeps nobody from signing in meanwhile, and more at once are not asked for", async () => {
    const ids: string[] = [];
    while (ids.length < 20) ids.push(await account());
    const person = await units.server.as("bureau", ["staff"]);
    const order: string[] = [];
    const making = units.bureau.admin.api.users.makeSlips.mutate({ ids }).then(() => order.push("slips"));
    await person.api.identity.signIn
      .mutate({ username: person.username, password: person.password })
      .then(() => order.push("signed in"));
    await making;
    expect(order).toEqual(["signed in", "slips"]);
    const more = [...ids, "one-more"];
    expect((await refusal(units.bureau.admin.api.users.makeSlips.mutate({ ids: more }))).code).toBe(
      "invalid-input",
    );
  });
});

it("the last sign-in stands in the account", async () => {
  const id = await account();
  expect(await users().findOne({ _id: id })).not.toHaveProperty("lastSignInAt");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  try {
    await units.signInBySlip(units.bureau.admin, id);
    expect((await users().findOne({ _id: id }))?.lastSignInAt?.getTime()).toBeGreaterThan(Date.now() - 5_000);
  } finally {
    vi.useRealTimers();
  }
});
