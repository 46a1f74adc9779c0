import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareForm } from "@duheng/form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { wantCohortScores } from "../src/assessments/cohorts/score-cohort.ts";
import { assessments, cohortValues, ScoreModel } from "../src/assessments/model.ts";
import { connectDatabase, disconnectDatabase } from "../src/database/connection.ts";
import { ensureIndexes } from "../src/database/indexes.ts";
import { inTenant } from "../src/database/scope.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { comparedForm, givePapers, inputsAt } from "./cohort-papers.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-cohort-"));
  await connectDatabase({ dataDir });
  await ensureIndexes();
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

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

it("killed in each of its phases, it goes on where it was noted, and everybody has one score by the whole group", async () => {
  const people = 120;
  const key = await givePapers("a", people);
  const { id } = await inTenant("a", () => wantCohortScores(key, { by: "leader", categoryName: "综合类" }));
  const phaseOf = async () => Reflect.get(Object((await jobs.get(id)).stage), "phase");
  const scored = () => inTenant("a", () => ScoreModel.countDocuments({ cause: "settle" }));
  const phases = [async () => (await phaseOf()) === "members", async () => (await scored()) >= 40];
  for (const isThere of phases) {
    const worker = await startProcess();
    await expect.poll(isThere, { timeout: 30_000, interval: 5 }).toBe(true);
    await kill(worker);
    expect((await jobs.get(id)).isOpen).toBe(true);
    // What one step writes is there as a whole, or not at all.
    expect((await scored()) % 40).toBe(0);
    await JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });
  }
  const last = await startProcess();
  try {
    await expect.poll(async () => (await jobs.get(id)).state, { timeout: 60_000 }).toBe("done");
  } finally {
    await kill(last);
  }
  const { result, progress } = await jobs.get(id);
  expect([result, progress]).toEqual([
    { scored: people, waiting: 0 },
    { done: 2 * people, total: 2 * people },
  ]);

  const paper = prepareForm(comparedForm);
  const inputs = Array.from({ length: people }, (_, index) => inputsAt(index));
  const cohort = { ...paper.cohortOf(inputs) };
  const all = await inTenant("a", () => assessments.find({}, { sort: { _id: 1 } }));
  expect(all.map((one) => one.result)).toEqual(inputs.map((given) => paper.score({ ...given, cohort })));
  expect(await scored()).toBe(people);
  expect(await inTenant("a", () => ScoreModel.countDocuments({ supersededAt: { $exists: false } }))).toBe(
    people,
  );
  expect(await inTenant("a", () => cohortValues.count({}))).toBe(1);
}, 180_000);
