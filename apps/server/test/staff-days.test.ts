import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { StaffModel } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { makeStaffUnit, type StaffUnit } from "./staff-unit.ts";

/** Days of a person that cannot be together are refused by the form, whichever of them was given last. */
let server: TestServer;
let unit: StaffUnit;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  unit = await makeStaffUnit(server, "bureau");
});
afterAll(() => server[Symbol.asyncDispose]());

async function inputOf(number: string) {
  const { data } = await unit.admin.api.staff.list.query({ filter: { q: number } });
  const [{ id = "", revision = 0, name = "", departmentId = "", categoryId = "" } = {}] = data;
  return { id, revision, number, name, departmentId, categoryId };
}

it.each([
  [
    "leaves before the first day",
    { joinedOn: "2026-03-01", leftOn: "2026-02-28" },
    "/leftOn",
    "before-joined",
  ],
  [
    "a situation that ends before it begins",
    { statuses: [{ kind: "leave", from: "2026-03-02", to: "2026-03-01" }] },
    "/statuses/0/to",
    "ends-before",
  ],
  [
    "the same situation twice over some days",
    {
      statuses: [
        { kind: "leave", from: "2026-03-01", to: "2026-03-31" },
        { kind: "leave", from: "2026-03-31" },
      ],
    },
    "/statuses/1/from",
    "status-twice",
  ],
] as const)("%s", async (_what, days, path, code) => {
  const { api } = unit.admin;
  const [{ departmentId, categoryId }, number] = [await inputOf("001"), `new-${code}`];
  const department = departmentId || (await api.departments.list.query({})).data[0]?.id || "";
  const category = categoryId || (await api.staffCategories.list.query({})).data[0]?.id || "";
  const given = {
    ...days,
    ...("statuses" in days ? { statuses: days.statuses.map((one) => ({ ...one })) } : {}),
  };
  const made = await refusal(
    api.staff.create.mutate({
      ...{ number, name: "示例", departmentId: department, categoryId: category },
      ...(given as object),
    }),
  );
  expect([made.code, made.problems?.map((one) => [one.path, one.code])]).toEqual([
    "invalid-input",
    [[path, code]],
  ]);
  expect((await api.staff.list.query({ filter: { q: number } })).total).toBe(0);
  await unit.add("示例", `old-${code}`);
  const changed = await refusal(
    api.staff.update.mutate({ ...(await inputOf(`old-${code}`)), ...(given as object) }),
  );
  expect(changed.problems?.map((one) => [one.path, one.code])).toEqual([[path, code]]);
});

it("the same day is both the first and the last; what could not be before does not keep other changes from being saved", async () => {
  const { api } = unit.admin;
  const id = await unit.add("示例-甲", "001");
  const days = { joinedOn: "2026-03-01", leftOn: "2026-03-01" };
  await api.staff.update.mutate({ ...(await inputOf("001")), ...days });
  await inTenant("bureau", () => StaffModel.updateOne({ _id: id }, { $set: { leftOn: "2026-02-01" } }));
  const kept = { joinedOn: "2026-03-01", leftOn: "2026-02-01" };
  await api.staff.update.mutate({ ...(await inputOf("001")), ...kept, position: "科长" });
  expect((await api.staff.get.query({ id })).position).toBe("科长");
  const moved = { ...kept, leftOn: "2026-01-01" };
  expect((await refusal(api.staff.update.mutate({ ...(await inputOf("001")), ...moved }))).code).toBe(
    "invalid-input",
  );
});
