import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refusal } from "./client.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** Archiving a form, and starting a cycle that uses it: the later sees the earlier. */
let server: TestServer;
let admin: SignedIn;
let colleague: SignedIn;
let categoryId: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  colleague = await server.as("bureau", ["unit-admin"]);
  const category = await admin.api.staffCategories.create.mutate({ name: "综合管理类", code: "general" });
  const department = await admin.api.departments.create.mutate({ name: "办公室" });
  categoryId = category.id;
  const person = { name: "示例", number: "001", departmentId: department.id, categoryId };
  await admin.api.staff.create.mutate(person);
});
afterAll(() => server[Symbol.asyncDispose]());

/** A published form in a plan of its own, and how it is archived by who was told of that plan. */
const usedForm = async () => {
  const { id } = await admin.api.forms.create.mutate({ title: "季度表" });
  await admin.api.forms.publish.mutate({ id, revision: 0 });
  const { revision } = await admin.api.forms.get.query({ id });
  const plan = await admin.api.plans.create.mutate({
    title: "方案",
    frequency: "quarter",
    papers: [{ categoryId, formId: id }],
  });
  return {
    id,
    revision,
    start: () => colleague.api.cycles.start.mutate({ planId: plan.id, period: "2026-Q3" }),
    archive: () => admin.api.forms.archive.mutate({ id, revision, evenInUse: true, told: [plan.id] }),
  };
};

it("at the same time, one of them is refused and says why", async () => {
  for (let round = 0; round < 12; round += 1) {
    const form = await usedForm();
    // Archiving is the shorter of the two: it is sent off a little later each time.
    const [started, archived] = await Promise.allSettled([
      form.start(),
      wait((round % 6) * 12).then(() => form.archive()),
    ]);
    expect([started.status, archived.status].sort()).toEqual(["fulfilled", "rejected"]);
    if (started.status === "rejected") {
      const { code, problems = [] } = await refusal(Promise.reject(started.reason));
      expect([code, problems[0]?.code ?? code]).toEqual(["invalid-document", "form-archived"]);
    } else {
      const { code, problems = [] } = await refusal(form.archive());
      expect([code, ...problems.map((one) => one.code)]).toEqual(["in-use", "used-by-plan", "used-by-cycle"]);
    }
    const { state } = await admin.api.forms.get.query({ id: form.id });
    expect(state).toBe(archived.status === "fulfilled" ? "retired" : "published");
  }
});

it("a cycle that starts makes no revision of its form: who edits it meanwhile saves", async () => {
  const form = await usedForm();
  const before = await admin.api.forms.get.query({ id: form.id });
  await form.start();
  const { usedAt, ...after } = await admin.api.forms.get.query({ id: form.id });
  expect(after).toEqual(before);
  expect(usedAt).toBeDefined();
  const document = { ...before.document, description: "改" };
  const saved = await admin.api.forms.update.mutate({ id: form.id, revision: form.revision, document });
  expect(saved.document.description).toBe("改");
});

it("who is told of every use archives it, whatever runs", async () => {
  const form = await usedForm();
  const cycle = await form.start();
  const { data } = await refusal(form.archive());
  const told = (data?.users ?? []) as string[];
  expect(told).toContain(cycle.id);
  const input = { id: form.id, revision: form.revision, evenInUse: true, told };
  expect((await admin.api.forms.archive.mutate(input)).state).toBe("retired");
});
