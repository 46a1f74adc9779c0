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

it("of two processes, one killed again and again, nothing is lost and no step happens twice", async () => {
  const steps = 150;
  for (const tenantId of ["a", "b", "c"])
    await inTenant(tenantId, () => enqueue(countJob, { input: { steps, each: 20 } }));
  const survivor = await startProcess();
  let kills = 0;
  try {
    for (; kills < 3 || (await jobs.count({ state: "done" })) === 0; kills += 1) {
      const victim = await startProcess();
      await sleep(Math.random() * 600);
      victim.kill("SIGKILL");
      await once(victim, "exit");
      // Its lease ends; that of the other one too, so that this one finds itself overtaken in the middle of a step.
      await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
      if (kills > 20) break;
    }
    await expect.poll(() => jobs.count({ state: "done" }), { timeout: 60_000 }).toBe(3);
  } finally {
    survivor.kill("SIGKILL");
    await once(survivor, "exit");
  }
  expect(kills).toBeGreaterThanOrEqual(3);
  for (const tenantId of ["a", "b", "c"]) {
    const written = await counted().find({ tenantId }).sort({ at: 1 }).toArray();
    expect(written.map(({ at }) => at)).toEqual(Array.from({ length: steps }, (_, at) => at));
  }
  expect((await jobs.find({})).map(({ progress, result }) => [progress.done, result])).toEqual(
    Array.from({ length: 3 }, () => [steps, { sum: steps }]),
  );
  const processes = await counted().distinct("pid");
  expect(processes.length).toBeGreaterThan(1);
}, 120_000);
