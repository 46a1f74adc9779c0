import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { PushAnswer } from "@duheng/contracts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { DatasetRowModel, datasetVersions } from "../src/datasets/model.ts";
import { imports } from "../src/imports/model.ts";
import { JobModel } from "../src/jobs/model.ts";
import { staff } from "../src/staff/model.ts";
import { monitoring } from "./data-unit.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** A push that is written by processes that are killed at any moment, and sent again meanwhile: one version, of all rows or of none. */
let server: TestServer;
let admin: SignedIn;
let dataDir: string;
let datasetId = "";
const people = 1_600;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-pushes-killed-"));
  server = await startTestServer({ dataDir, works: false, embedded: "process" });
  admin = await server.as("bureau", ["unit-admin"]);
  const { id: departmentId } = await admin.api.departments.create.mutate({ name: "一科" });
  const { id: categoryId } = await admin.api.staffCategories.create.mutate({ code: "a", name: "综合类" });
  await inTenant("bureau", () =>
    staff.insertMany(
      Array.from({ length: people }, (_, at) => ({
        ...{ personId: `p${at}`, number: `K${at}`, name: `示例-${at}`, departmentId, categoryId },
        ...{ isLeader: false, state: "active" as const, statuses: [] },
      })),
    ),
  );
  datasetId = (await admin.api.datasets.create.mutate(monitoring)).id;
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

/** Lets workers at it that die after ever other times, until it is in the state. Out: how many died. */
async function untilOver(id: string, state: "committed" | "undone", deaths: number): Promise<number> {
  for (let died = 0; ; ) {
    const worker = await startWorker();
    const isOver = async () => (await inTenant("bureau", () => imports.get(id))).state === state;
    if (died < deaths) await pause(30 + ((died * 137) % 300));
    else await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    if (await isOver()) return died;
    died += 1;
    // What it had open is ended as the minute would that a transaction may last; its lease as the half one.
    await mongoose.connection.getClient().db("admin").command({ killAllSessions: [] });
    await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
  }
}

async function send(token: string, key: string, rate: number): Promise<PushAnswer> {
  const response = await fetch(`${server.url}/api/datasets/monitoring/2026-Q3`, {
    method: "POST",
    headers: {
      ...{ authorization: `Bearer ${token}`, "idempotency-key": key },
      "content-type": "application/json",
    },
    body: JSON.stringify(Array.from({ length: people }, (_, at) => ({ number: `K${at}`, validRate: rate }))),
  });
  expect(response.status).toBe(202);
  return (await response.json()) as PushAnswer;
}

/** Of what counts: the version's number, how many rows it has, and what rates stand in them. */
async function counted(): Promise<unknown> {
  const [present] = await datasetVersions.find({ datasetId, state: "current" });
  const rows = { versionId: present?.id ?? "" };
  return [
    present?.number,
    await DatasetRowModel.countDocuments(rows),
    await DatasetRowModel.distinct("values.validRate", rows),
  ];
}

it("killed while it is written, or while it is taken back, it comes to the whole of it", async () => {
  const made = await admin.api.accessTokens.create.mutate({ name: "平台" });
  const first = await send(made.text, "one", 90);
  const whileWritten = await untilOver(first.importId, "committed", 3);
  expect(await send(made.text, "one", 90)).toMatchObject({
    ...{ importId: first.importId, state: "written", version: 1, refusedTotal: 0 },
    progress: { done: people, total: people },
  });
  expect(await inTenant("bureau", counted)).toEqual([1, people, [90]]);

  const second = await send(made.text, "two", 50);
  const worker = await startWorker();
  const isHalf = async () =>
    (await inTenant("bureau", () => imports.get(second.importId))).written.applied > 0;
  await expect.poll(isHalf, { timeout: 60_000, interval: 20 }).toBe(true);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  await mongoose.connection.getClient().db("admin").command({ killAllSessions: [] });
  await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
  expect(await inTenant("bureau", counted)).toEqual([1, people, [90]]);
  await admin.api.accessTokens.revoke.mutate({ id: made.id });
  await untilOver(second.importId, "undone", 2);
  expect(await inTenant("bureau", counted)).toEqual([1, people, [90]]);
  expect(await inTenant("bureau", () => datasetVersions.count({}))).toBe(1);
  expect(await inTenant("bureau", () => DatasetRowModel.countDocuments({}))).toBe(people);
  // It died often enough to have been in the middle.
  expect(whileWritten).toBeGreaterThanOrEqual(1);
}, 240_000);
