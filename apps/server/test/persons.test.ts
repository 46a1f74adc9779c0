import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { persons } from "../src/persons/model.ts";
import { staff } from "../src/staff/model.ts";
import { verifyPersons } from "../src/staff/verify-persons.ts";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

async function unit(id: string): Promise<{ admin: SignedIn; hire: (number: string) => Promise<string> }> {
  const admin = await server.as(id, ["unit-admin"]);
  const department = await admin.api.departments.create.mutate({ name: "办公室" });
  const category = await admin.api.staffCategories.create.mutate({ code: "a", name: "综合" });
  const hire = async (number: string) => {
    const place = { departmentId: department.id, categoryId: category.id };
    return (await admin.api.staff.create.mutate({ number, name: `示例-${number}`, ...place })).id;
  };
  return { admin, hire };
}

const personOf = (tenantId: string, id: string) =>
  inTenant(tenantId, async () => (await staff.get(id)).personId);

it("each new record is of a new person, made with it or not at all", async () => {
  const { admin, hire } = await unit("one");
  const [first, second] = [await hire("1"), await hire("2")];
  const ids = [await personOf("one", first), await personOf("one", second)];
  expect(new Set(ids).size).toBe(2);
  expect(await persons.getMany(ids)).toMatchObject(ids.map((id) => ({ id })));
  // Nothing of the human stands in it.
  expect(Object.keys(await persons.get(ids[0] ?? "")).sort()).toEqual(["createdAt", "id"]);

  const before = await persons.count({});
  expect(await refusal(hire("2"))).toMatchObject({ code: "duplicate" });
  expect(await persons.count({})).toBe(before);

  // A change of the record leaves the person, whatever a client sends.
  const record = await admin.api.staff.get.query({ id: first });
  const { number, name, departmentId, categoryId, revision } = record;
  const changes = { number, name: `${name}改`, departmentId, categoryId };
  await admin.api.staff.update.mutate({ id: first, revision, ...changes });
  expect(await personOf("one", first)).toBe(ids[0]);
  expect(
    await refusal(
      admin.api.staff.update.mutate({ id: first, revision, ...changes, personId: ids[1] } as never),
    ),
  ).toMatchObject({ code: "invalid-input" });
});

it("records of one account in two units are of one person; of two accounts, of two", async () => {
  const [here, there] = [await unit("here"), await unit("there")];
  const [mine, other] = [await here.hire("1"), await here.hire("2")];
  const mineThere = await there.hire("1");
  const { userId } = await server.as("here", ["staff"], { staffId: mine });
  const wanted = await personOf("here", mine);
  const revision = (await inTenant("there", () => staff.get(mineThere))).revision;
  await setMembership({ userId, tenantId: "there", roles: ["staff"], staffId: mineThere });
  expect(await personOf("there", mineThere)).toBe(wanted);
  expect(await personOf("here", mine)).toBe(wanted);
  expect(await personOf("here", other)).not.toBe(wanted);
  // Nobody's open page meets a conflict by it.
  expect((await inTenant("there", () => staff.get(mineThere))).revision).toBe(revision);
  expect(await verifyPersons()).toEqual([]);
});
