import type { AuditChange, Form } from "@duheng/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesBetween, joinedChanges } from "../src/audit/changes.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

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

describe("a rename among edits", () => {
  const saidOf = async (id: string) =>
    (await readTrail(auditor, { "target.id": id })).map(({ zh }) => zh.slice(zh.indexOf("考核表")));
  const start = async () => {
    let { id, document, revision } = await admin.api.forms.create.mutate({ title: "甲表" });
    const save = async (change: Partial<Form>) => {
      document = { ...document, ...change };
      ({ revision } = await admin.api.forms.update.mutate({ id, revision, document }));
    };
    const publish = async () => {
      await admin.api.forms.publish.mutate({ id, revision });
      ({ revision } = await admin.api.forms.get.query({ id }));
    };
    return { id, save, publish };
  };

  it("has an entry of its own, from the first name to the last, and edits after it need none", async () => {
    const { id, save } = await start();
    await save({ description: "一" });
    await save({ title: "乙表" });
    await save({ description: "二" });
    await save({ title: "丙表" });
    expect(await saidOf(id)).toEqual(["考核表“丙表”：名称 甲表 → 丙表", "考核表“甲表”", "考核表“甲表”"]);
  });

  it("by two people in turn is told in turn: the trail ends with the name that the form has", async () => {
    const colleague = await server.as("bureau", ["unit-admin"]);
    let { id, document, revision } = await admin.api.forms.create.mutate({ title: "甲表" });
    for (const [who, title] of [
      [admin, "乙表"],
      [colleague, "丙表"],
      [colleague, "丙表"],
      [admin, "丁表"],
      [admin, "戊表"],
    ] as const)
      ({ document, revision } = await who.api.forms.update.mutate({
        ...{ id, revision, title, document: { ...document, title } },
      }));
    expect(await saidOf(id)).toEqual([
      "考核表“戊表”：名称 丙表 → 戊表",
      "考核表“丙表”：名称 乙表 → 丙表",
      "考核表“乙表”：名称 甲表 → 乙表",
      "考核表“甲表”",
    ]);
  });

  it("that is taken back is no rename", async () => {
    const { id, save } = await start();
    await save({ title: "乙表" });
    await save({ title: "甲表" });
    expect(await saidOf(id)).toEqual(["考核表“甲表”", "考核表“甲表”"]);
  });

  it("after something else was done to the form begins anew, as any edit", async () => {
    const { id, save, publish } = await start();
    await save({ title: "乙表" });
    await publish();
    await save({ title: "丙表" });
    await publish();
    await save({ description: "一" });
    expect(await saidOf(id)).toEqual([
      "考核表“丙表”",
      "考核表“丙表”：第 2 版",
      "考核表“丙表”：名称 乙表 → 丙表",
      "考核表“乙表”：第 1 版",
      "考核表“乙表”：名称 甲表 → 乙表",
      "考核表“甲表”",
    ]);
  });
});

it("changes one after the other span from the first before to the last after", () => {
  const value = fc.constantFrom(null, "甲", "乙", 1, true);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("title", "state"), value), { maxLength: 12 }), (writes) => {
      const first: Record<string, unknown> = { title: "甲", state: null };
      let present = first;
      let told: AuditChange[] = [];
      for (const [field, after] of writes) {
        const next = { ...present, [field]: after };
        told = joinedChanges(told, changesBetween(present, next));
        present = next;
      }
      const sorted = (changes: AuditChange[]) => changes.sort((a, b) => a.field.localeCompare(b.field));
      expect(sorted(told)).toEqual(sorted(changesBetween(first, present)));
    }),
  );
});

it("typing into a search that reaches the tenants above leaves one entry", async () => {
  for (const q of ["接", "接警", "接警数"]) await admin.api.indicatorEntries.search.query({ q });
  expect(await entries({ across: true, action: "indicatorEntries.readAbove" })).toBe(1);
});
