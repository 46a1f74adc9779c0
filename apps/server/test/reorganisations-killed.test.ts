import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { membershipsIn } from "../src/identity/memberships.ts";
import { JobModel } from "../src/jobs/model.ts";
import { makePersons } from "../src/persons/make-person.ts";
import { reorganisations } from "../src/reorganisations/model.ts";
import { departments, staff } from "../src/staff/model.ts";
import { verifyPersons } from "../src/staff/verify-persons.ts";
import { staffEvents } from "../src/staff-events/model.ts";
import { findTenants } from "../src/tenants/find-tenants.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** A merger that is written by processes which are killed at any moment: nobody is lost, nobody goes twice. */
let server: TestServer;
let manager: SignedIn;
let dataDir: string;
const people = 120;
const accounts = 20;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-reorganisations-killed-"));
  server = await startTestServer({ dataDir, works: false, embedded: "process" });
  await server.tenant("city", { kind: "city" });
  manager = await server.as("city", ["system-admin"]);
  for (const id of ["giving", "taking"]) await server.tenant(id, { reportsTo: "city", path: ["city"] });
  const giving = await server.as("giving", ["unit-admin"]);
  const taking = await server.as("taking", ["unit-admin"]);
  const category = { code: "a", name: "综合类" };
  const { id: categoryId } = await giving.api.staffCategories.create.mutate(category);
  await taking.api.staffCategories.create.mutate(category);
  const { id: departmentId } = await giving.api.departments.create.mutate({ name: "一科" });
  const persons = await makePersons(people);
  const made = await inTenant("giving", () =>
    staff.insertMany(
      persons.map(({ id: personId }, at) => ({
        ...{ personId, number: `K${at}`, name: `示例-${at}`, departmentId, categoryId },
        ...{ isLeader: false, state: "active" as const, statuses: [] },
      })),
    ),
  );
  await giving.api.users.createMany.mutate({
    people: made.slice(0, accounts).map(({ id: staffId }, at) => ({ staffId, username: `user-${at}` })),
  });
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

/** Who has gone is there, and nobody is in both or in neither; what is counted is so. */
async function check(id: string): Promise<number> {
  const gone = await inTenant("giving", () => staff.find({ state: "left" }));
  const came = await inTenant("taking", () => staff.find({ state: "active" }));
  expect(came.map(({ personId }) => personId).sort()).toEqual(gone.map(({ personId }) => personId).sort());
  expect((await reorganisations.get(id)).moved).toBe(came.length);
  return came.length;
}

it("killed while it is written, it comes to the whole of it", async () => {
  const draft = {
    ...{ kind: "merge" as const, withRoles: true, receivers: [{ ref: "a", tenantId: "taking" }] },
    parts: [{ fromId: "giving", ref: "a" }],
  };
  const { seen } = await manager.api.reorganisations.preview.query(draft);
  const { id } = await manager.api.reorganisations.begin.mutate({ draft, reason: "机构改革", seen });
  const isOver = async () => (await reorganisations.get(id)).state === "done";
  let inTheMiddle = 0;
  for (let died = 0; !(await isOver()); died += 1) {
    const worker = await startWorker();
    // Once before anybody has gone, then in the middle of this one and that one.
    const isFurther = async () => (await reorganisations.get(id)).moved > (died - 1) * 20;
    if (died > 0 && died < 5) await expect.poll(isFurther, { timeout: 60_000, interval: 10 }).toBe(true);
    if (died < 5) await pause((died * 37) % 90);
    else await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    // What it had open is ended as the minute would that a transaction may last; its lease as the half one.
    await mongoose.connection.getClient().db("admin").command({ killAllSessions: [] });
    const moved = await check(id);
    if (moved > 0 && moved < people) inTheMiddle += 1;
    await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
  }
  expect(inTheMiddle).toBeGreaterThanOrEqual(3);
  expect(await check(id)).toBe(people);
  expect(await inTenant("taking", () => departments.count({}))).toBe(1);
  expect(await inTenant("taking", () => staffEvents.count({ kind: "entry" }))).toBe(people);
  const held = await membershipsIn("taking");
  expect(held.filter(({ staffId }) => staffId !== undefined)).toHaveLength(accounts);
  expect((await findTenants(["giving"]))[0]).toMatchObject({
    state: "closed",
    succeededBy: { id: "taking" },
  });
  expect(await verifyPersons()).toEqual([]);
}, 240_000);
