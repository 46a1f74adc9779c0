import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccount, disableAccount, enableAccount, setAccountPassword } from "../src/cli/accounts.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { newId } from "../src/database/model.ts";
import { transaction } from "../src/database/transaction.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { hashPassword } from "../src/identity/passwords.ts";
import { createUser } from "../src/identity/users.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let auditor: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("bureau", { name: "呼伦贝尔市公安局" });
  auditor = await server.as("bureau", ["auditor"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const said = async (filter: Record<string, unknown>) =>
  (await auditor.api.audit.list.query({ filter })).data.map((one) => one.said?.zh ?? "");

describe("disabling an account", () => {
  it("ends its sessions at once, on every device, and keeps it out until it is enabled", async () => {
    const person = await server.as("bureau", ["staff"]);
    const elsewhere = await server.signIn(person.username, person.password);
    await disableAccount(person.username);
    for (const one of [person, elsewhere]) {
      expect((await refusal(one.api.identity.me.query())).code).toBe("unauthenticated");
    }
    const client = server.anonymous();
    const told = await refusal(
      client.api.identity.signIn.mutate({ username: person.username, password: person.password }),
    );
    expect(told).toMatchObject({ code: "account-disabled", httpStatus: 403 });
    expect(told.message.zh).toContain("已停用");
    expect(client.cookies.size).toBe(0);
    await enableAccount(person.username);
    await expect(server.signIn(person.username, person.password)).resolves.toBeDefined();
  });

  it("is told to nobody who does not know the password", async () => {
    const person = await server.as("bureau", ["staff"]);
    await disableAccount(person.username);
    expect((await refusal(server.signIn(person.username, "a wrong guess"))).code).toBe("invalid-credentials");
  });

  it("a session that was opened at the same moment is dead as well", async () => {
    const person = await server.as("bureau", ["staff"]);
    const sessions = globalCollection<{ _id: string; userId: string }>("sessions");
    const kept = await sessions.find({ userId: person.userId }).toArray();
    await disableAccount(person.username);
    await sessions.insertMany(kept);
    expect((await refusal(person.api.identity.me.query())).code).toBe("unauthenticated");
  });

  it("is in the trail of the person's unit", async () => {
    const person = await server.as("bureau", ["staff"]);
    await disableAccount(` ${person.username.toUpperCase()}`);
    await enableAccount(person.username);
    const target = { "target.id": person.userId };
    expect((await said({ ...target, action: "users.disable" }))[0]).toMatch(
      /^运维 operator · .+停用账号“示例/,
    );
    expect((await said({ ...target, action: "users.enable" }))[0]).toMatch(/恢复停用的账号/);
  });

  it.each([disableAccount, enableAccount])("an unknown name is told (%o)", async (command) => {
    await expect(command("nobody-here")).rejects.toMatchObject({
      code: "not-found",
      text: { zh: expect.stringContaining("nobody-here") },
    });
  });
});

describe("the operator's accounts", () => {
  const account = (over: Partial<Parameters<typeof createAccount>[0]> = {}) => ({
    username: `user-${newId()}`,
    name: "示例",
    tenantId: "bureau",
    roles: ["staff" as const],
    password: "ein langes Wort 9",
    ...over,
  });

  it("an account is made, signs in, and is in the trail", async () => {
    const made = account();
    await createAccount(made);
    await expect(server.signIn(made.username, made.password)).resolves.toBeDefined();
    expect((await said({ action: "users.create" }))[0]).toContain(`新建账号“示例（${made.username}）”`);
  });

  it.each([
    ["abcd", /至少要有 10/],
    ["password123", /太常见/],
    ["1234567890", /太常见/],
    ["duheng-demo-2026", /太常见/],
    ["呼伦贝尔市公安局的密码", /单位/],
    ["示例的密码也要十个字", /姓名/],
  ])("the password %s is refused, when an account is made and later", async (password, why) => {
    const text = { zh: expect.stringMatching(why) };
    const refused = account({ password });
    await expect(createAccount(refused)).rejects.toMatchObject({ code: "weak-password", text });
    expect((await refusal(server.signIn(refused.username, password))).code).toBe("invalid-credentials");
    const made = account();
    await createAccount(made);
    await expect(setAccountPassword(made.username, password)).rejects.toMatchObject({
      code: "weak-password",
      text,
    });
    await expect(server.signIn(made.username, made.password)).resolves.toBeDefined();
  });

  it("a password is never hashed inside a transaction: it takes long on purpose", async () => {
    await expect(transaction(() => hashPassword("a wholly new Wort 7"))).rejects.toThrow(
      "before the transaction",
    );
  });

  it("a password that is set ends all sessions, and is in the trail", async () => {
    const person = await server.as("bureau", ["staff"]);
    await setAccountPassword(person.username, "a wholly new Wort 7");
    expect((await refusal(person.api.identity.me.query())).code).toBe("unauthenticated");
    await expect(server.signIn(person.username, "a wholly new Wort 7")).resolves.toBeDefined();
    const trail = await said({ action: "users.setPassword", "target.id": person.userId });
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toContain("Wort");
  });

  it("an account without a unit is told in the trail of the topmost tenants", async () => {
    const { id } = await createUser({ username: "unit-less", name: "示例", password: "ein langes Wort 9" });
    await disableAccount("unit-less");
    expect(await said({ action: "users.disable", "target.id": id })).toHaveLength(1);
  });

  it("nothing is left of an account whose unit or roles will not do", async () => {
    const nowhere = account({ tenantId: "nowhere" });
    await expect(createAccount(nowhere)).rejects.toMatchObject({ code: "not-found" });
    const both = account({ roles: ["auditor", "system-admin"] });
    await expect(createAccount(both)).rejects.toMatchObject({ code: "incompatible-roles" });
    for (const { username } of [nowhere, both]) await expect(disableAccount(username)).rejects.toThrow();
  });

  it.each(["", "   ", "x".repeat(101), "a\u0000b", "a\u202eb", "a\nb"])(
    "the user name %j is refused",
    async (username) => {
      await expect(createAccount(account({ username }))).rejects.toMatchObject({ code: "invalid-input" });
    },
  );
});

it("one's own password may not be a common one, nor hold one's own or the unit's name", async () => {
  const person = await server.as("bureau", ["staff"]);
  await setMembership({ userId: person.userId, tenantId: "bureau", roles: ["staff"] });
  for (const next of ["password123", "呼伦贝尔市公安局的密码", `${person.username} and more`]) {
    const told = await refusal(person.api.identity.changePassword.mutate({ current: person.password, next }));
    expect(told).toMatchObject({ code: "weak-password", problems: [{ path: "/next" }] });
  }
});
