import { afterAll, beforeAll, expect, it } from "vitest";
import { setMembership } from "../src/identity/memberships.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let person: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  person = await server.as("one", ["unit-admin"]);
  await server.tenant("two", { name: "乙单位" });
  await setMembership({ userId: person.userId, tenantId: "two", roles: ["unit-admin"] });
});
afterAll(() => server[Symbol.asyncDispose]());

/** A call of a page that was opened for a tenant. */
async function call(path: string, tenant: string | undefined, body?: unknown) {
  const response = await person.fetch(path, {
    method: "POST",
    headers: {
      "content-type": path.startsWith("/api/files") ? "application/octet-stream" : "application/json",
      "x-duheng-csrf": "1",
      ...(tenant === undefined ? {} : { "x-duheng-tenant": tenant }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const create = (tenant: string | undefined, name: string) =>
  call("/api/trpc/departments.create", tenant, { name });
const names = async () => (await person.api.departments.list.query({})).data.map(({ name }) => name);

it("a page of one tenant neither writes into nor reads from another that a second window switched to", async () => {
  expect((await create("one", "甲科")).status).toBe(200);
  await person.api.identity.switchTenant.mutate({ tenantId: "two" });
  for (const path of [
    "/api/trpc/departments.create",
    "/api/trpc/departments.list",
    "/api/files?assessment=a&name=a",
  ]) {
    const refused = await call(path, "one", { name: "误写科" });
    expect([path, refused.status]).toEqual([path, 409]);
    expect(refused.text).toContain("您已在别的窗口切换到“乙单位”");
  }
  expect(await names()).toEqual([]);

  // Who one is can always be asked, and one can switch back; then the page goes on.
  expect((await call("/api/trpc/identity.switchTenant", "one", { tenantId: "one" })).status).toBe(200);
  expect((await create("one", "乙科")).status).toBe(200);
  expect(await names()).toEqual(["甲科", "乙科"]);
});

it("a call that names no tenant is the session's", async () => {
  expect((await create(undefined, "丙科")).status).toBe(200);
});
