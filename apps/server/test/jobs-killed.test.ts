import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { ensureIndexes } from "../src/database/indexes.ts";
import { inTenant } from "../src/database/scope.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { counted, countJob } from "./count-job.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-killed-"));
  await connectDatabase({ dataDir });
  await ensureIndexes();
  // Made before two transactions make it at once.
  await counted().createIndex({ tenantId: 1 });
});
afterAll(async () => {
  await disconnectDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

async function startProcess(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, "job-worker.ts"), [dataDir], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

it("of four processes, three killed one after the other, nothing is lost and no step happens twice", async () => {
  const steps = 150;
  const tenants = ["a", "b", "c"];
  const processes = await Promise.all(Array.from({ length: 4 }, startProcess));
  const kill = async (each: ChildProcess) => {
    each.kill("SIGKILL");
    await once(each, "exit");
  };
  try {
    for (const tenantId of tenants)
      await inTenant(tenantId, () => enqueue(countJob, { input: { steps, each: 20 } }));
    // Each looks for work within two seconds; then several of them have some.
    await expect
      .poll(async () => (await counted().distinct("pid")).length, { timeout: 60_000 })
      .toBeGreaterThan(1);
    for (const victim of processes.splice(0, 3)) {
      await sleep(200 + Math.random() * 300);
      await kill(victim);
      expect(await jobs.count({ isOpen: true })).toBeGreaterThan(0);
      // Its lease ends; those of the others too, so that they find themselves overtaken in the middle of a step.
      await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
    }
    await expect.poll(() => jobs.count({ state: "done" }), { timeout: 150_000 }).toBe(3);
  } finally {
    await Promise.all(processes.map(kill));
  }
  for (const tenantId of tenants) {
    const written = await counted().find({ tenantId }).sort({ at: 1 }).toArray();
    expect(written.map(({ at }) => at)).toEqual(Array.from({ length: steps }, (_, at) => at));
  }
  expect((await jobs.find({})).map(({ progress, result }) => [progress.done, result])).toEqual(
    Array.from({ length: 3 }, () => [steps, { sum: steps }]),
  );
}, 240_000);
