import type { Form } from "@duheng/contracts";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { transaction } from "../src/database/transaction.ts";
import { InTurns } from "../src/workshop/in-turns.ts";
import { closeWorkshop, inWorkshop } from "../src/workshop/in-workshop.ts";
import { type TaskName, tasks } from "../src/workshop/tasks.ts";
import { startTestServer } from "./server.ts";

afterEach(() => vi.useRealTimers());
afterAll(closeWorkshop);

/** A form that is sound, and takes long when it is tried with very many papers. */
const form: Form = {
  title: "试算表",
  score: { groups: [{ id: "group-work", code: "work", title: "履职" }] },
  fields: { type: "object", properties: { n: { type: "integer", title: "n" } }, required: ["n"] },
  indicators: Array.from({ length: 40 }, (_, index) => ({
    id: `i${index}`,
    code: `I${index}`,
    title: `指标${index}`,
    group: "work",
    points: { kind: "fixed", full: 1 },
    by: { kind: "formula", formula: `MIN(1, n / ${index + 1})` },
  })),
};
const papers = Array.from({ length: 5_000 }, (_, index) => ({
  id: `p${index}`,
  inputs: { answers: { n: index % 50 } },
}));

describe("the workshop", () => {
  it("answers what the task answers, from another thread", async () => {
    const { problems } = await inWorkshop("checkWhole", { ...form, indicators: form.indicators.slice(0, 2) });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("is not waited for inside a transaction, but by what is named here; this list only shrinks", async () => {
    const refused = async (name: TaskName) => {
      const asked = transaction(() => (inWorkshop as (name: TaskName) => Promise<unknown>)(name));
      const said = await asked.then(String, String);
      return said.includes("never waited for inside a transaction");
    };
    await using _server = await startTestServer();
    const names = Object.keys(tasks) as TaskName[];
    const waited: TaskName[] = [];
    for (const name of names) if (!(await refused(name))) waited.push(name);
    expect(waited).toEqual([]);
  });

  it("keeps nobody else waiting: this thread goes on, and so does another tenant's task", async () => {
    // On a busy machine it may take longer than any task may: it has ended, either way.
    const heavy = inTenant("heavy", () => inWorkshop("compareScores", form, form, papers)).then(
      () => "heavy",
      () => "heavy",
    );
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const other = inTenant("other", () => inWorkshop("checkWhole", form)).then(() => "other");
    expect(await Promise.race([heavy, other])).toBe("other");
    clearInterval(watch);
    // What crosses to the thread is copied here: that is all that this thread does of it.
    expect(longest).toBeLessThan(4_000);
    await heavy;
  }, 60_000);

  it("ends what takes too long, says so in words, and goes on", async () => {
    await inWorkshop("checkForm", form);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const late = inWorkshop("compareScores", form, form, papers);
    const refused = expect(late).rejects.toMatchObject({ code: "too-costly" });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await refused;
    expect(await inWorkshop("checkForm", form)).toEqual(expect.any(Array));
  }, 60_000);
});

describe("jobs in turns", () => {
  const refuse = () => new Error("full");

  it("run one at a time of each owner, in order, whatever becomes of them; owners side by side (property)", async () => {
    const job = fc.record({ owner: fc.constantFrom("a", "b", "c"), fails: fc.boolean(), steps: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 12 }), async (jobs) => {
        const turns = new InTurns(20);
        const running = new Map<string, number>();
        const ended: number[] = [];
        const results = await Promise.allSettled(
          jobs.map(({ owner, fails, steps }, index) =>
            turns.run(
              owner,
              async () => {
                running.set(owner, (running.get(owner) ?? 0) + 1);
                expect(running.get(owner)).toBe(1);
                for (let step = 0; step < steps; step += 1) await Promise.resolve();
                running.set(owner, 0);
                ended.push(index);
                if (fails) throw new Error(`job ${index}`);
                return index;
              },
              refuse,
            ),
          ),
        );
        expect(results.map((each) => each.status)).toEqual(
          jobs.map(({ fails }) => (fails ? "rejected" : "fulfilled")),
        );
        for (const owner of ["a", "b", "c"]) {
          const own = ended.filter((index) => jobs[index]?.owner === owner);
          expect(own).toEqual([...own].sort((one, other) => one - other));
        }
      }),
    );
  });

  it("are refused where an owner has too many, and only his", async () => {
    const turns = new InTurns(2);
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const jobs = [turns.run("a", () => gate, refuse), turns.run("a", () => gate, refuse)];
    await expect(turns.run("a", async () => 1, refuse)).rejects.toThrow("full");
    expect(await turns.run("b", async () => 2, refuse)).toBe(2);
    open();
    await Promise.all(jobs);
    expect(await turns.run("a", async () => 3, refuse)).toBe(3);
  });
});
