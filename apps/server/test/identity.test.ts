import type { Role } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { globalCollection } from "../src/database/global-collection.ts";
import { newId } from "../src/database/model.ts";
import { createFirstAdministrator, makeSetupToken } from "../src/identity/first-administrator.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { heldIncompatibly } from "../src/identity/separation.ts";
import { createUser } from "../src/identity/users.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("signing in and out", () => {
  it("a right password opens a session in an HttpOnly SameSite cookie; me tells who and what", async () => {
    const person = await server.as("bureau", ["unit-admin", "staff"]);
    const me = await person.api.identity.me.query();
    expect(me).toMatchObject({
      user: { id: person.userId, username: person.username },
      tenant: { id: "bureau", kind: "unit" },
      roles: ["unit-admin", "staff"],
      memberships: [{ tenantId: "bureau", tenantName: "bureau" }],
    });
    expect(me.rules.length).toBeGreaterThan(3);
  });

  it("the cookie is HttpOnly, SameSite=Lax, and Secure only behind https", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    const response = await fetch(`${server.url}/api/trpc/identity.signIn`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-duheng-csrf": "1" },
      body: JSON.stringify({ username, password }),
    });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  it("user names are compared without case, width and space", async () => {
    const { username, password } = await server.as("bureau", ["staff"]);
    await expect(server.signIn(` ${username.toUpperCase()} `, password)).resolves.toBeDefined();
  });

  it("a wrong password and an unknown user name get the very same answer", async () => {
    const { username } = await server.as("bureau", ["staff"]);
    const wrong = await refusal(server.signIn(username, "not the password"));
    const unknown = await refusal(server.signIn("nobody-at-all", "not the password"));
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ code: "invalid-credentials", httpStatus: 401 });
  });

  it("after signing out the session is dead on the server, not only in the browser", async () => {
    const person = await server.as("bureau", ["staff"]);
    const stolen = server.anonymous();
    for (const [name, value] of person.cookies) stolen.cookies.set(name, value);
    await person.api.identity.signOut.mutate();
    // The device stays known: that is no session.
    expect([...person.cookies.keys()]).toEqual(["duheng.device"]);
    expect(await refusal(stolen.api.identity.me.query())).toMatchObject({
      code: "unauthenticated",
      httpStatus: 401,
    });
  });

  it("an expired session is answered as not signed in", async () => {
    const person = await server.as("bureau", ["staff"]);
    await globalCollection<{ _id: string; userId: string; expiresAt: Date }>("sessions").updateMany(
      { userId: person.userId },
      { $set: { expiresAt: new Date(Date.now() - 1000) } },
    );
    expect(await refusal(person.api.identity.me.query())).toMatchObject({ code: "unauthenticated" });
  });

  it("a forged cookie opens nothing", async () => {
    const person = await server.as("bureau", ["staff"]);
    for (const [name, value] of person.cookies) person.cookies.set(name, `${value.slice(0, -6)}AAAA%3D`);
    expect(await refusal(person.api.identity.me.query())).toMatchObject({ code: "unauthenticated" });
  });

  it("somebody without a unit is told so, and gets no cookie", async () => {
    await createUser({ username: "lonely", name: "示例", password: "ein langes Wort" });
    const client = server.anonymous();
    const answer = await refusal(
      client.api.identity.signIn.mutate({ username: "lonely", password: "ein langes Wort" }),
    );
    expect(answer.code).toBe("forbidden");
    expect(client.cookies.size).toBe(0);
  });
});

describe("changing the password", () => {
  it("ends every other session and keeps this one", async () => {
    const person = await server.as("bureau", ["staff"]);
    const elsewhere = await server.signIn(person.username, person.password);
    const next = "a wholly new Wort 7";
    await person.api.identity.changePassword.mutate({ current: person.password, next });
    expect((await person.api.identity.me.query()).user.id).toBe(person.userId);
    expect((await refusal(elsewhere.api.identity.me.query())).code).toBe("unauthenticated");
    expect((await refusal(server.signIn(person.username, person.password))).code).toBe("invalid-credentials");
    await expect(server.signIn(person.username, next)).resolves.toBeDefined();
  });

  it("needs the present password, told at its field", async () => {
    const person = await server.as("bureau", ["staff"]);
    const answer = await refusal(
      person.api.identity.changePassword.mutate({ current: "something else", next: "a wholly new Wort 7" }),
    );
    expect(answer).toMatchObject({ code: "invalid-input", problems: [{ path: "/current" }] });
  });

  it.each([
    ["too short", "short", "invalid-input"],
    ["the same again", undefined, "weak-password"],
    ["one character only", "aaaaaaaaaaaa", "weak-password"],
  ])("refuses a new one that is %s", async (_what, next, code) => {
    const person = await server.as("bureau", ["staff"]);
    const answer = await refusal(
      person.api.identity.changePassword.mutate({ current: person.password, next: next ?? person.password }),
    );
    expect(answer).toMatchObject({ code, problems: [{ path: "/next" }] });
  });
});

describe("memberships", () => {
  it("one person in two tenants sees the one that is chosen", async () => {
    const person = await server.as("bureau", ["unit-admin"]);
    await server.tenant("court");
    await setMembership({ userId: person.userId, tenantId: "court", roles: ["staff"] });
    await person.api.departments.create.mutate({ name: `部门 ${person.username}` });
    await person.api.identity.switchTenant.mutate({ tenantId: "court" });
    const me = await person.api.identity.me.query();
    expect(me).toMatchObject({ tenant: { id: "court" }, roles: ["staff"] });
    expect((await refusal(person.api.departments.create.mutate({ name: "x" }))).code).toBe("forbidden");
  });

  it("a tenant without a membership is not found", async () => {
    const person = await server.as("bureau", ["unit-admin"]);
    await server.tenant("foreign");
    expect((await refusal(person.api.identity.switchTenant.mutate({ tenantId: "foreign" }))).code).toBe(
      "not-found",
    );
  });

  it("三员分立: two of the three cannot meet in one person, in one tenant or in two", async () => {
    const person = await server.as("bureau", ["auditor"]);
    await server.tenant("court");
    const set = (tenantId: string, roles: Parameters<typeof setMembership>[0]["roles"]) =>
      setMembership({ userId: person.userId, tenantId, roles });
    await expect(set("bureau", ["auditor", "system-admin"])).rejects.toMatchObject({
      code: "incompatible-roles",
    });
    await expect(set("court", ["security-admin"])).rejects.toMatchObject({ code: "incompatible-roles" });
    await expect(set("court", ["staff"])).resolves.toMatchObject({ roles: ["staff"] });
  });

  it.each<[Role[], boolean]>([
    [["auditor"], true],
    [["auditor", "staff"], true],
    [["auditor", "unit-admin"], false],
    [["auditor", "city-admin"], false],
    [["auditor", "banner-admin"], false],
    [["auditor", "main-leader"], false],
    [["auditor", "leader-in-charge"], false],
    [["section-head", "auditor", "staff"], false],
    [["auditor", "system-admin"], false],
    [["auditor", "security-admin"], false],
    [["system-admin", "security-admin"], false],
    [["system-admin", "city-admin"], true],
    [["security-admin", "staff"], true],
  ])("三员分立: %j together: %s, in one tenant and in two", async (roles, isAllowed) => {
    const name = { name: "示例", password: "ein langes Wort 9" };
    for (const together of [true, false]) {
      await server.tenant("bureau");
      const { id: userId } = await createUser({ username: `u-${newId()}`, ...name });
      const tell = async () => {
        if (together) return setMembership({ userId, tenantId: "bureau", roles });
        for (const role of roles) {
          const { id: tenantId } = await server.tenant(`unit-of-${role}`);
          await setMembership({ userId, tenantId, roles: [role] });
        }
      };
      if (isAllowed) await tell();
      else await expect(tell()).rejects.toMatchObject({ code: "incompatible-roles" });
    }
  });

  it("who holds such roles from before is named in words, and loses nothing by himself", async () => {
    expect(await heldIncompatibly()).toEqual([]);
    const person = await server.as("bureau", ["auditor"]);
    await globalCollection<{ _id: string; userId: string; roles: Role[] }>("memberships").updateOne(
      { userId: person.userId },
      { $set: { roles: ["auditor", "unit-admin", "staff"] } },
    );
    const [said = "", ...others] = await heldIncompatibly();
    expect(others).toEqual([]);
    expect(said).toMatch(/示例-\d+ .+不得由同一人担任.+auditor, unit-admin$/);
    expect((await person.api.identity.me.query()).roles).toEqual(["auditor", "unit-admin", "staff"]);
  });
});

describe("the first administrator", () => {
  it("is made once, by the token of the link, and never when somebody is there", async () => {
    await using empty = await startAlone();
    const token = (await makeSetupToken()) ?? "";
    const input = {
      token,
      username: "boss",
      name: "示例",
      password: "ein langes Wort 9",
      cityName: "示例市",
    };
    const client = empty.anonymous();
    const wrong = await refusal(
      client.api.identity.createFirstAdministrator.mutate({ ...input, token: "guessed" }),
    );
    expect(wrong).toMatchObject({ code: "invalid-setup-link", httpStatus: 403 });
    await client.api.identity.createFirstAdministrator.mutate(input);
    const again = await refusal(
      client.api.identity.createFirstAdministrator.mutate({ ...input, username: "boss2" }),
    );
    expect(again.code).toBe("invalid-setup-link");
    const boss = await empty.signIn("boss", input.password);
    expect(await boss.api.identity.me.query()).toMatchObject({ tenant: { name: "示例市", kind: "city" } });
    expect(await makeSetupToken()).toBeUndefined();
    await expect(createFirstAdministrator(input)).rejects.toMatchObject({ code: "invalid-setup-link" });
  });

  it("not by a link that is older than a day; a refused attempt leaves the link good", async () => {
    await using empty = await startAlone();
    const { api } = empty.anonymous();
    const create = (token: string, password = "ein langes Wort 9") =>
      api.identity.createFirstAdministrator.mutate({
        token,
        username: "boss",
        name: "示例",
        password,
        cityName: "示例市",
      });
    const old = (await makeSetupToken()) ?? "";
    const links = globalCollection<{ _id: string; createdAt: Date }>("system_settings");
    const age = (hours: number) =>
      links.updateOne(
        { _id: "first-administrator" },
        { $set: { createdAt: new Date(Date.now() - hours * 3_600_000) } },
      );
    await age(24.1);
    const told = await refusal(create(old));
    expect(told).toMatchObject({ code: "invalid-setup-link" });
    expect(told.message.zh).toContain("setup-link");
    const next = (await makeSetupToken()) ?? "";
    expect((await refusal(create(old))).code).toBe("invalid-setup-link");
    await age(23.9);
    for (const password of ["password123", "示例市的密码要很长才行"]) {
      expect((await refusal(create(next, password))).code).toBe("weak-password");
    }
    await expect(create(next)).resolves.toEqual({ created: true });
    expect((await refusal(create(next))).code).toBe("invalid-setup-link");
  });
});

/** A second server of this file; the first one makes room for it. */
async function startAlone(): Promise<TestServer> {
  await server[Symbol.asyncDispose]();
  server = await startTestServer();
  return { ...server, [Symbol.asyncDispose]: async () => {} };
}
