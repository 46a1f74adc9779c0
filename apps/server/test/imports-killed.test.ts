import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { ImportRowModel, imports } from "../src/imports/model.ts";
import { JobModel } from "../src/jobs/model.ts";
import { departments, staff } from "../src/staff/model.ts";
import { bring } from "./bring-table.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** An import that is written, and taken back, by processes that are killed at any moment: at last it is one or the other as a whole. */
let server: TestServer;
let admin: SignedIn;
let dataDir: string;
const people = 1_100;
const kept = 40;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-imports-killed-"));
  server = await startTestServer({ dataDir, works: false, embedded: "process" });
  admin = await server.as("bureau", ["unit-admin"]);
  const { id: departmentId } = await admin.api.departments.create.mutate({ name: "一科" });
  const { id: categoryId } = await admin.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
  await inTenant("bureau", () =>
    staff.insertMany(
      Array.from({ length: kept }, (_, at) => ({
        ...{ personId: `p${at}`, number: `K${at}`, name: `示例-在${at}`, departmentId, categoryId },
        ...{ isLeader: false, state: "active" as const, statuses: [], position: "原职" },
      })),
    ),
  );
}, 120_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

async function startWorker(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, "job-worker.ts"), [dataDir], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

/** Lets workers at it that die after ever other times, until it is over. Out: how many died. */
async function untilOver(id: string, state: "committed" | "undone", deaths: number): Promise<number> {
  let died = 0;
  for (;;) {
    const worker = await startWorker();
    const isOver = async () => (await inTenant("bureau", () => imports.get(id))).state === state;
    if (died < deaths) await pause(40 + ((died * 137) % 420));
    else await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    if (await isOver()) return died;
    died += 1;
    // What it had open is ended as the minute would that a transaction may last; its lease as the half one.
    await mongoose.connection.getClient().db("admin").command({ killAllSessions: [] });
    await inTenant("bureau", () => check(id));
    await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
  }
}

/** What one part writes is there as a whole: as many records as rows that say so. */
async function check(id: string): Promise<void> {
  const rows = await ImportRowModel.find({ importId: id, "applied.state": "applied", verdict: "new" }).lean();
  const made = await staff.count({ number: /^N/ });
  expect(made).toBe(rows.length);
  const changed = await ImportRowModel.countDocuments({
    importId: id,
    "applied.state": "applied",
    verdict: "changed",
  });
  expect(await staff.count({ position: "新职" })).toBe(changed);
}

it("killed while it is written and while it is undone, it comes to the whole of it", async () => {
  const lines = [
    "工号,姓名,科室,人员类别,职务,身份证号",
    ...Array.from({ length: kept }, (_, at) => `K${at},示例-在${at},一科,综合类,新职,`),
    ...Array.from({ length: people }, (_, at) => `N${at},示例-新${at},新设科,综合类,,`),
  ];
  const { staged } = await bring(admin, lines.join("\n"));
  const { id } = staged;
  const mapped = await admin.api.imports.map.mutate({
    ...{ id, revision: staged.revision },
    meant: [{ field: "departmentId", text: "新设科", isMade: true }],
  });
  expect(mapped.counts).toMatchObject({ new: people, changed: kept, refused: 0, doubt: 0 });
  const before = await inTenant("bureau", () => staff.find({}, { sort: { number: 1 } }));
  await admin.api.imports.commit.mutate({ id, revision: mapped.revision });
  const whileWritten = await untilOver(id, "committed", 4);
  const written = await inTenant("bureau", () => imports.get(id));
  expect(written.written).toEqual({ applied: people + kept, setAside: 0, undone: 0, kept: 0 });
  await inTenant("bureau", async () => {
    expect(await staff.count({})).toBe(people + kept);
    expect(await departments.count({})).toBe(2);
  });

  await admin.api.imports.undo.mutate({ id, revision: written.revision });
  const whileUndone = await untilOver(id, "undone", 4);
  await inTenant("bureau", async () => {
    const { written: counts } = await imports.get(id);
    expect(counts).toEqual({ applied: people + kept, setAside: 0, undone: people + kept, kept: 0 });
    const { updatedAt: _at, revision: _revision, ...rest } = before[0] ?? { updatedAt: "", revision: 0 };
    const after = await staff.find({}, { sort: { number: 1 } });
    expect(after.length).toBe(kept);
    expect(after[0]).toMatchObject(rest);
    expect(await departments.count({})).toBe(1);
  });
  // It died often enough to have been in the middle.
  expect(whileWritten + whileUndone).toBeGreaterThanOrEqual(4);
}, 240_000);
