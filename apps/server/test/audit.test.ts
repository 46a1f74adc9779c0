import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AuditEntry } from "@duheng/contracts";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sayEntry } from "../src/audit/say-entry.ts";
import { actionWords } from "../src/audit/words/actions.ts";
import { acrossActs } from "../src/database/across-acts.ts";
import { allProcedures } from "./procedures.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** Mutations that leave no entry: they change nothing that a trail is read for. */
const unrecorded = ["assessments.carryLeft", "library.offerSeen", "forms.present", "forms.tryVersion"];

describe("every action has words", () => {
  const written = [
    ...allProcedures().flatMap(({ path, type }) => (type === "mutation" ? [path] : [])),
    ...Object.keys(acrossActs),
    ...actionsIn(join(import.meta.dirname, "../src")),
  ].filter((action) => !unrecorded.includes(action));

  it("that the server may write", () => {
    expect(written.length).toBeGreaterThan(45);
    expect(written.filter((action) => !Object.hasOwn(actionWords, action))).toEqual([]);
  });

  it("and no other has any", () => {
    expect(Object.keys(actionWords).filter((action) => !written.includes(action))).toEqual([]);
  });

  it.each(Object.keys(actionWords))("%s", (action) => {
    const { zh, en } = sayEntry({ ...entry, action });
    expect(zh).toMatch(/^甲[\u4e00-\u9fff“，]/);
    expect(en).toMatch(/^甲 [a-z]/);
    expect(en).not.toMatch(/[，。：；（）]/);
    for (const said of [zh, en]) expect(said).not.toMatch(/[{}]|undefined/);
  });
});

it("says whom it was done to, before and after, and why", () => {
  const graded: AuditEntry = {
    ...entry,
    action: "assessments.setGrade",
    target: { kind: "assessments", id: "a1", name: "乙" },
    changes: [{ field: "grade", before: "fair", after: "good" }],
    reason: "表现突出",
  };
  expect(sayEntry(graded)).toEqual({
    zh: "甲评定“乙”的等次：等次 较好 → 好。理由：表现突出",
    en: "甲 set the grade of “乙”: grade fair → good. Reason: 表现突出",
  });
});

it("an action that this version does not know goes by its code", () => {
  expect(sayEntry({ ...entry, action: "old.act" }).zh).toContain("old.act");
  expect(sayEntry({ ...entry, action: "constructor" }).en).toContain("constructor");
});

describe("the trail", () => {
  let server: TestServer;
  let admin: SignedIn;
  let auditor: SignedIn;
  beforeAll(async () => {
    server = await startTestServer();
    admin = await server.as("bureau", ["unit-admin"]);
    auditor = await server.as("bureau", ["auditor"]);
    const made = await admin.api.departments.create.mutate({ name: "=1+1科" });
    await admin.api.departments.update.mutate({ id: made.id, revision: 0, name: "刑侦大队" });
    await admin.api.departments.create.mutate({ name: "办公室" });
    const other = await server.as("elsewhere", ["unit-admin"]);
    await other.api.departments.create.mutate({ name: "别处科" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const said = async (filter: Record<string, unknown>) =>
    (await auditor.api.audit.list.query({ filter })).data.map((one) => one.said?.zh ?? "");

  it("keeps names, before and after", async () => {
    const [change = ""] = await said({ action: "departments.update" });
    expect(change).toMatch(/修改科室“刑侦大队”：姓名或名称 =1\+1科 → 刑侦大队$/);
  });

  it("is found by who, whom and days", async () => {
    expect(await said({ whom: "办公" })).toHaveLength(1);
    expect(await said({ whom: "没有" })).toEqual([]);
    const [{ actor } = entry] = (await auditor.api.audit.list.query({ filter: { whom: "办公" } })).data;
    expect((await said({ who: actor.name })).length).toBeGreaterThanOrEqual(3);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await said({ from: day, to: day })).length).toBeGreaterThanOrEqual(3);
    expect(await said({ to: "2020-01-01" })).toEqual([]);
  });

  it.each([[{ who: { $gt: "" } }], [{ from: "yesterday" }], [{ constructor: { $gt: "" } }], [{ whom: 1 }]])(
    "refuses %j",
    async (filter) => {
      await expect(auditor.api.audit.list.query({ filter })).rejects.toMatchObject({
        data: { code: "invalid-input" },
      });
    },
  );

  it("is exported as a workbook of texts, the tenant's own entries alone, and only for who may read it", async () => {
    const filter = encodeURIComponent(JSON.stringify({ action: { in: ["departments.create"] } }));
    const answer = await auditor.fetch(`/api/audit.xlsx?locale=zh&filter=${filter}`);
    expect(answer.status).toBe(200);
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]).toEqual(["时间", "操作人", "操作", "对象", "内容", "理由"]);
    expect(rows.slice(1).map((row) => row[3])).toEqual(["办公室", "=1+1科"]);
    expect(JSON.stringify(rows)).not.toContain("别处科");
    expect(await said({ action: "audit.export" })).toHaveLength(1);

    const staff = await server.as("bureau", ["staff"]);
    expect((await staff.fetch("/api/audit.xlsx")).status).toBe(403);
    expect((await auditor.fetch("/api/audit.xlsx?filter=%7B")).status).toBe(400);
    expect((await fetch(`${server.url}/api/audit.xlsx`)).status).toBe(401);
  });
});

const entry: AuditEntry = {
  id: "e1",
  tenantId: "t1",
  at: "2026-09-30T01:00:00.000Z",
  actor: { userId: "u1", name: "甲", roles: ["unit-admin"] },
  action: "identity.signIn",
};

/** Actions that are written by name. */
function actionsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      [
        ...readFileSync(join(folder, name), "utf8").matchAll(
          /(?:recordAudit\(|countAct\(actor, |tell\()\{\s*(?:\.\.\.\{\s*)?action: "([\w.]+)"/g,
        ),
      ].map(([, action = ""]) => action),
    );
}
