import { setTimeout as sleep } from "node:timers/promises";
import type { Form } from "@duheng/contracts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { transaction } from "../src/database/transaction.ts";
import { AppError } from "../src/errors/app-error.ts";
import { sweepFilesJob } from "../src/files/sweep.ts";
import { formRevisions } from "../src/forms/model.ts";
import { thinRevisionsJob } from "../src/forms/thin-revisions.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { endJob } from "../src/jobs/cancel-job.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { jobKinds, registerJobKind } from "../src/jobs/job-kind.ts";
import { claimJob, leaseMilliseconds, renewLease } from "../src/jobs/lease.ts";
import { JobModel, jobs } from "../src/jobs/model.ts";
import { wantOnce } from "../src/jobs/regular-jobs.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { jobWords } from "../src/jobs/words.ts";
import { startWorker } from "../src/jobs/worker.ts";
import { refusal } from "./client.ts";
import { counted, countJob } from "./count-job.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  for (const id of ["a", "b", "c"]) await server.tenant(id);
});
afterAll(() => server[Symbol.asyncDispose]());

const asks = { ran: [] as string[], fails: [] as unknown[] };
const askJob = registerJobKind<{ name: string }, { step: number }, { ran: number }>({
  kind: "tests.ask",
  ability: ["read", "forms"],
  input: { parse: (value) => value as { name: string } },
  async step({ input, stage = { step: 0 }, caller }) {
    const failure = asks.fails.shift();
    if (failure !== undefined) throw failure;
    asks.ran.push(`${input.name} ${stage.step} ${caller?.actor.name}`);
    const done = stage.step + 1;
    return {
      progress: { done, total: 2 },
      next: done === 2 ? { result: { ran: done } } : { stage: { step: done } },
    };
  },
});

/** Its one step goes on until it is told to end. */
const longJob = registerJobKind<object, object, object>({
  kind: "tests.long",
  isLong: true,
  input: { parse: () => ({}) },
  async step({ tell }) {
    for (;;) {
      await tell({ done: 3, total: 9 });
      await sleep(20);
    }
  },
});

const never = new AbortController().signal;
const kinds = ["tests.count", "tests.ask"];
const count = (tenantId: string, steps: number, over: { key?: string; each?: number } = {}) =>
  inTenant(tenantId, () =>
    enqueue(countJob, {
      input: { steps, each: over.each ?? 0 },
      ...(over.key === undefined ? {} : { key: over.key }),
    }),
  );
/** One turn of whatever is next; the names of tenants in their order. */
const turn = async (now = new Date(), milliseconds = 5_000) => {
  const job = await claimJob(kinds, now);
  if (job) await runTurn(job, never, milliseconds);
  return job?.tenantId;
};

describe("a job", () => {
  beforeEach(async () => {
    await JobModel.deleteMany({});
    await counted().deleteMany({});
    asks.ran = [];
    asks.fails = [];
  });

  it("that its transaction takes back was never wanted", async () => {
    const failing = inTenant("a", () =>
      transaction(async () => {
        await enqueue(countJob, { input: { steps: 1 } });
        throw new Error("no");
      }),
    );
    await expect(failing).rejects.toThrow("no");
    expect(await jobs.count({})).toBe(0);
  });

  it("is done step by step, and tells how far it is and what came of it", async () => {
    const { id } = await count("a", 3);
    expect(await turn()).toBe("a");
    const job = await jobs.get(id);
    expect(job).toMatchObject({
      state: "done",
      tenantId: "a",
      progress: { done: 3, total: 3 },
      result: { sum: 3 },
    });
    expect(job).not.toHaveProperty("isOpen");
    expect(job).not.toHaveProperty("lease");
    expect(Date.parse(job.startedAt ?? "")).toBeLessThanOrEqual(Date.parse(job.endedAt ?? ""));
    expect((await counted().find({}).toArray()).map(({ at }) => at)).toEqual([0, 1, 2]);
    expect(await turn()).toBeUndefined();
  });

  it("of a kind and key there is one at a time in a tenant, wanted at once too", async () => {
    const wanted = await Promise.all(Array.from({ length: 5 }, () => count("a", 1, { key: "k" })));
    expect(new Set(wanted.map(({ id }) => id)).size).toBe(1);
    const elsewhere = await count("b", 1, { key: "k" });
    expect(elsewhere.id).not.toBe(wanted[0]?.id);
    await turn();
    await turn();
    const again = await count("a", 1, { key: "k" });
    expect(again.id).not.toBe(wanted[0]?.id);
  });

  it("many jobs of one tenant keep no other waiting: they go in turn", async () => {
    for (let each = 0; each < 4; each += 1) await count("a", 1);
    await count("b", 1);
    const held = await claimJob(kinds);
    expect(held?.tenantId).toBe("a");
    // While one of a's is worked on, b is next, whatever a has still waiting, and then nobody.
    const next = await claimJob(kinds);
    expect(next?.tenantId).toBe("b");
    expect(await claimJob(kinds)).toBeUndefined();
  });

  it("a long one goes to the end of the line when its turn is over", async () => {
    await count("a", 40, { each: 50 });
    await sleep(5);
    await count("b", 1);
    expect(await turn(new Date(), 400)).toBe("a");
    expect(await turn()).toBe("b");
    const [long] = await jobs.find({ tenantId: "a" });
    expect(long?.state).toBe("waiting");
    expect(long?.progress.done).toBeGreaterThan(0);
    expect(long?.progress.done).toBeLessThan(40);
  });

  it("whose worker fell silent is taken over where it stood, and the silent one can write nothing any more", async () => {
    const { id } = await count("a", 2);
    const silent = await claimJob(kinds);
    if (!silent) throw new Error("nothing claimed");
    expect(await claimJob(kinds)).toBeUndefined();
    const later = new Date(Date.now() + leaseMilliseconds + 1);
    const heir = await claimJob(kinds, later);
    expect(heir?.id).toBe(id);
    expect(await renewLease(silent)).toBe(false);
    await runTurn(silent, never);
    expect(await counted().countDocuments({})).toBe(0);
    if (heir) await runTurn(heir, never);
    expect(await counted().countDocuments({})).toBe(2);
    expect((await jobs.get(id)).state).toBe("done");
  });

  describe("whose process dies again and again", () => {
    /** As if the process that works on it died, and its lease ended; so many times. */
    const die = async (times: number) => {
      for (let each = 0; each < times; each += 1) {
        await claimJob(kinds);
        await silence();
      }
    };
    const silence = () =>
      JobModel.updateMany({ state: "running" }, { $set: { "lease.untilAt": new Date(0) } });

    it("is not taken up for ever: it fails, in words, and keeps no other waiting", async () => {
      const { id } = await count("a", 2);
      await count("a", 1);
      await die(6);
      expect(await jobs.get(id)).toMatchObject({ state: "running", attempts: 5 });
      expect(await turn()).toBe("a");
      const job = await jobs.get(id);
      expect(job).toMatchObject({
        state: "failed",
        attempts: 6,
        error: { code: "internal", message: { zh: expect.stringMatching(/^处理这一步时进程多次中断/) } },
      });
      expect(job).not.toHaveProperty("isOpen");
      expect(job).not.toHaveProperty("lease");
      expect((await jobs.find({ state: "done" })).map(({ tenantId }) => tenantId)).toEqual(["a"]);
    });

    it("counts anew with each step that is done, and not at all where it is given back in order", async () => {
      const { id } = await count("a", 3, { each: 5 });
      await die(5);
      expect((await jobs.get(id)).attempts).toBe(4);
      const held = await claimJob(kinds);
      expect((await jobs.get(id)).attempts).toBe(5);
      if (held) await runTurn(held, never, 1);
      expect(await jobs.get(id)).toMatchObject({ state: "waiting", attempts: 0 });
      for (let each = 0; each < 9; each += 1) {
        const taken = await claimJob(kinds);
        if (taken) await runTurn(taken, AbortSignal.abort());
      }
      expect(await jobs.get(id)).toMatchObject({ state: "waiting", attempts: 0 });
      await turn();
      expect((await jobs.get(id)).state).toBe("done");
    });

    it("is cancelled at once when its lease is over, and its worker writes nothing any more", async () => {
      const { id } = await count("a", 2);
      const held = await claimJob(kinds);
      await silence();
      const cancelled = await inTenant("a", () => endJob({ id }));
      expect(cancelled.state).toBe("cancelled");
      expect(cancelled).not.toHaveProperty("isOpen");
      if (held) await runTurn(held, never);
      expect((await jobs.get(id)).state).toBe("cancelled");
      expect(await counted().countDocuments({})).toBe(0);
    });

    it("is cancelled where that was asked before, not failed", async () => {
      const { id } = await count("a", 2);
      await die(5);
      await claimJob(kinds);
      await inTenant("a", () => endJob({ id }));
      await silence();
      await turn();
      expect((await jobs.get(id)).state).toBe("cancelled");
    });
  });

  it("is cancelled: at once while it waits, after its step while it runs; what is over stays as it is", async () => {
    const waiting = await count("a", 2);
    const running = await count("b", 2);
    expect((await inTenant("a", () => endJob({ id: waiting.id }))).state).toBe("cancelled");
    const held = await claimJob(kinds);
    expect((await inTenant("b", () => endJob({ id: running.id }))).state).toBe("running");
    if (held) await runTurn(held, never);
    expect((await jobs.get(running.id)).state).toBe("cancelled");
    expect(await counted().countDocuments({})).toBe(0);
    const done = await count("c", 1);
    await turn();
    expect((await inTenant("c", () => endJob({ id: done.id }))).state).toBe("done");
    await expect(inTenant("a", () => endJob({ id: done.id }))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  describe("acts as the person who wanted it, as the person is when a step begins", () => {
    const wantedBy = async (tenantId: string) => {
      const person = await server.as(tenantId, ["unit-admin"]);
      const actor = {
        userId: person.userId,
        name: person.username,
        tenantId,
        roles: ["unit-admin"] as const,
      };
      const job = await inTenant(tenantId, () => enqueue(askJob, { input: { name: "x" }, actor }));
      return { person, job };
    };

    it("who still may", async () => {
      const { job } = await wantedBy("a");
      await turn();
      expect((await jobs.get(job.id)).state).toBe("done");
      expect(asks.ran.map((ran) => ran.replace(/示例-\d+/, "示例"))).toEqual(["x 0 示例", "x 1 示例"]);
    });

    it("but not who lost the role meanwhile, nor what nobody in particular wanted", async () => {
      const { job, person } = await wantedBy("b");
      await setMembership({ userId: person.userId, tenantId: "b", roles: ["staff"] });
      const nobodys = await inTenant("c", () => enqueue(askJob, { input: { name: "y" } }));
      await turn();
      await turn();
      for (const { id } of [job, nobodys]) {
        const { state, error } = await jobs.get(id);
        expect([state, error?.code]).toEqual(["failed", "forbidden"]);
      }
      expect(asks.ran).toEqual([]);
    });

    it("a reason that may pass is tried again with pauses, then told; another is told at once", async () => {
      const { job } = await wantedBy("c");
      asks.fails = [new AppError("unavailable"), new AppError("conflict")];
      await turn();
      expect(await jobs.get(job.id)).toMatchObject({ state: "waiting", attempts: 1 });
      expect(await turn()).toBeUndefined();
      await turn(new Date(Date.now() + 1_100));
      expect(await jobs.get(job.id)).toMatchObject({ state: "waiting", attempts: 2 });
      await turn(new Date(Date.now() + 3_000));
      expect(await jobs.get(job.id)).toMatchObject({ state: "done", attempts: 0 });

      const second = await wantedBy("c");
      asks.fails = Array.from({ length: 9 }, () => new AppError("unavailable"));
      for (let each = 0; each < 9; each += 1) await turn(new Date(Date.now() + 3_600_000));
      expect(await jobs.get(second.job.id)).toMatchObject({
        state: "failed",
        error: { code: "unavailable" },
      });
      expect(asks.fails).toHaveLength(3);

      const third = await wantedBy("c");
      asks.fails = [new TypeError("x is not a function")];
      await turn();
      const { state, error } = await jobs.get(third.job.id);
      expect([state, error?.code, error?.message.zh]).toEqual([
        "failed",
        "internal",
        expect.not.stringContaining("function"),
      ]);
    });
  });

  it("is its own unit's alone to see and to cancel, and of whoever runs the unit", async () => {
    const { id } = await count("a", 2);
    await enqueue(sweepFilesJob, { input: {} });
    const [own, other, staff] = [
      await server.as("a", ["unit-admin"]),
      await server.as("b", ["unit-admin"]),
      await server.as("a", ["staff"]),
    ];
    const seen = async ({ api }: typeof own) => (await api.jobs.list.query({})).data.map((job) => job.id);
    expect(await seen(own)).toEqual([id]);
    expect(await seen(other)).toEqual([]);
    expect(await own.api.jobs.get.query({ id })).toMatchObject({
      said: { zh: "tests.count" },
      input: { steps: 2 },
    });
    expect(await other.api.jobs.getMany.query({ ids: [id] })).toEqual([]);
    for (const refused of [
      () => other.api.jobs.get.query({ id }),
      () => other.api.jobs.cancel.mutate({ id }),
      () => staff.api.jobs.get.query({ id }),
      () => staff.api.jobs.cancel.mutate({ id }),
    ])
      expect(["not-found", "forbidden"]).toContain((await refusal(refused())).code);
    expect((await jobs.get(id)).state).toBe("waiting");
    expect((await own.api.jobs.cancel.mutate({ id })).state).toBe("cancelled");
  });

  it("of a kind that this version does not know is left to those who do", async () => {
    await inTenant("a", () => enqueue({ kind: "tests.unknown" }, { input: {} }));
    expect(await turn()).toBeUndefined();
    expect((await jobs.find({}))[0]?.state).toBe("waiting");
    // Unless it was to be cancelled: nobody who knows it may come again.
    const { id } = await inTenant("b", () => enqueue({ kind: "tests.unknown" }, { input: {} }));
    await claimJob(["tests.unknown"]);
    await claimJob(["tests.unknown"]);
    await inTenant("b", () => endJob({ id }));
    expect((await jobs.get(id)).state).toBe("running");
    await turn(new Date(Date.now() + leaseMilliseconds + 1));
    expect((await jobs.get(id)).state).toBe("cancelled");
  });
});

it("every kind of job has words, and no other", () => {
  const known = jobKinds().filter((kind) => !kind.startsWith("tests."));
  expect(known.sort()).toEqual(Object.keys(jobWords).sort());
});

describe("the installation's own jobs", () => {
  it("are wanted once in their time, by however many processes", async () => {
    const hourly = { kind: sweepFilesJob, everyMilliseconds: 3_600_000 };
    await Promise.all([wantOnce(hourly), wantOnce(hourly), wantOnce(hourly)]);
    expect(await jobs.count({ kind: "files.sweep" })).toBe(1);
    expect(await wantOnce(hourly, new Date(Date.now() + 3_590_000))).toBe(false);
    const held = await claimJob(["files.sweep"]);
    if (held) await runTurn(held, never);
    expect(await jobs.findOne({ kind: "files.sweep" })).toMatchObject({
      state: "done",
      result: { removed: 0 },
    });
    expect(await wantOnce(hourly, new Date(Date.now() + 3_600_001))).toBe(true);
  });

  it("thin the old saves of every tenant's forms, and nothing else", async () => {
    const day = 24 * 3_600_000;
    const save = (tenantId: string, formId: string, number: number, ago: number) =>
      inTenant(tenantId, () =>
        formRevisions.insert({
          formId,
          number,
          document: emptyForm,
          savedBy: "somebody",
          savedAt: new Date(Date.now() - ago).toISOString(),
        }),
      );
    const left = (tenantId: string) =>
      inTenant(tenantId, async () =>
        (await formRevisions.find({}, { sort: { formId: 1, number: 1 } })).map(
          ({ formId, number }) => `${formId} ${number}`,
        ),
      );
    const admins = { a: await server.as("a", ["unit-admin"]), b: await server.as("b", ["unit-admin"]) };
    const forms: string[] = [];
    let emptyForm = {} as Form;
    for (const tenantId of ["a", "b"] as const) {
      const form = await admins[tenantId].api.forms.create.mutate({ title: "表" });
      emptyForm = form.document;
      forms.push(form.id);
      await inTenant(tenantId, () => formRevisions.model.deleteMany({}));
      // More than one step removes, all in one sitting of a day long ago; and what is young.
      for (let each = 0; each < (tenantId === "a" ? 450 : 3); each += 1)
        await save(tenantId, form.id, each, 20 * day - each * 100);
      for (let each = 0; each < 3; each += 1) await save(tenantId, form.id, 1000 + each, day - each);
    }
    await enqueue(thinRevisionsJob, { input: {} });
    const held = await claimJob(["forms.thinRevisions"]);
    if (!held) throw new Error("nothing claimed");
    await runTurn(held, never, 60_000);
    expect(await jobs.get(held.id)).toMatchObject({ state: "done", result: { removed: 451, forms: 2 } });
    const [a = "", b = ""] = forms;
    expect(await left("a")).toEqual([`${a} 449`, `${a} 1000`, `${a} 1001`, `${a} 1002`]);
    expect(await left("b")).toEqual([`${b} 2`, `${b} 1000`, `${b} 1001`, `${b} 1002`]);
  });
});

describe("two workers at once", () => {
  let stop: (() => Promise<void>)[] = [];
  afterEach(() => Promise.all(stop.map((each) => each())));

  it("share the jobs, and each step happens once", async () => {
    await JobModel.deleteMany({});
    await counted().deleteMany({});
    stop = [startWorker(), startWorker()];
    for (const tenantId of ["a", "b", "c"]) for (let each = 0; each < 3; each += 1) await count(tenantId, 4);
    await expect.poll(() => jobs.count({ state: "done" }), { timeout: 20_000 }).toBe(9);
    expect(await counted().countDocuments({})).toBe(36);
  });
});

describe("a job with long steps", () => {
  let stop: () => Promise<void> = async () => {};
  afterEach(() => stop());

  it("keeps none with short ones waiting, not even its own unit's, and tells how far it is", async () => {
    await JobModel.deleteMany({});
    const long = await inTenant("a", () => enqueue(longJob, { input: {} }));
    stop = startWorker();
    await expect.poll(async () => (await jobs.get(long.id)).progress.done, { timeout: 10_000 }).toBe(3);
    const { id } = await count("a", 2);
    await expect.poll(async () => (await jobs.get(id)).state, { timeout: 10_000 }).toBe("done");
    expect((await jobs.get(long.id)).state).toBe("running");
    await inTenant("a", () => endJob({ id: long.id }));
    await expect.poll(async () => (await jobs.get(long.id)).state, { timeout: 10_000 }).toBe("cancelled");
  });

  it("is given back, and begun anew by another, where its process stops", async () => {
    await JobModel.deleteMany({});
    const { id } = await inTenant("a", () => enqueue(longJob, { input: {} }));
    const first = startWorker();
    await expect.poll(async () => (await jobs.get(id)).progress.done, { timeout: 10_000 }).toBe(3);
    await first();
    expect(await jobs.get(id)).toMatchObject({ state: "waiting", attempts: 0 });
    stop = startWorker();
    await expect.poll(async () => (await jobs.get(id)).state, { timeout: 10_000 }).toBe("running");
  });
});
