import { afterAll, beforeAll, expect, it } from "vitest";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let admin: SignedIn;
let auditor: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.tenant("city", { kind: "city" });
  await server.tenant("bureau", { reportsTo: "city", path: ["city"] });
  admin = await server.as("bureau", ["unit-admin"]);
  auditor = await server.as("bureau", ["auditor"]);
});
afterAll(() => server[Symbol.asyncDispose]());

const entries = async (filter: Record<string, unknown>) =>
  (await auditor.api.audit.list.query({ filter })).total;

it("a form that saves itself while it is changed leaves one entry for each person, not one for each save", async () => {
  const colleague = await server.as("bureau", ["unit-admin"]);
  const drafts = [
    await admin.api.forms.create.mutate({ title: "甲表" }),
    await admin.api.forms.create.mutate({ title: "乙表" }),
  ];
  for (const { id, document } of drafts) {
    for (let revision = 0; revision < 3; revision += 1)
      await admin.api.forms.update.mutate({
        id,
        revision,
        document: { ...document, title: `第 ${revision} 稿` },
      });
  }
  const [first] = drafts;
  const target = { action: "forms.update", "target.id": first?.id };
  expect(await entries(target)).toBe(1);
  expect(await entries({ action: "forms.update" })).toBe(2);
  if (first !== undefined)
    await colleague.api.forms.update.mutate({ id: first.id, revision: 3, document: first.document });
  expect(await entries(target)).toBe(2);
});

it("typing into a search that reaches the tenants above leaves one entry", async () => {
  for (const q of ["接", "接警", "接警数"]) await admin.api.indicatorEntries.search.query({ q });
  expect(await entries({ across: true, action: "indicatorEntries.readAbove" })).toBe(1);
});
