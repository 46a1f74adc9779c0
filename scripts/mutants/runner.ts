import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type RunnerTask, type RunnerTestCase, type RunnerTestSuite, TestRunner } from "vitest";

/** What StrykerJS's code looks at while it runs. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> };
}
type Hits = Record<string, number>;

/** A mutant and the tests of this file that reach it, the quickest first, with how often each does. */
interface Trial {
  readonly id: string;
  readonly tests: readonly { readonly id: string; readonly hits: number }[];
}

interface Planned {
  readonly file: string;
  readonly trials: readonly Trial[];
}

const { MUTANTS_FOLDER: folder = "", MUTANTS_MODE: mode } = process.env;
const mutants: Switch = {};
Object.assign(globalThis, { __stryker__: mutants });
if (mode === "whole") mutants.activeMutant = process.env.MUTANT;

// The same cases each time, not shrunk when one fails; and not many where cases take long.
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  seed: 20260101,
  endOnFailure: true,
  interruptAfterTimeLimit: 150,
  markInterruptAsFailure: false,
});

/**
 * Runs a file of tests in one of three manners (MUTANTS_MODE). `cover`: as always, and writes which test reached which mutants.
 * `try`: runs the tests not as always but with one mutant after the other switched on, each until a test fails. `whole`: as always, with the
 * mutant MUTANT on from the start, for what is computed before any test.
 */
export default class MutantRunner extends TestRunner {
  readonly #started = new Map<string, number>();
  readonly #durations: Record<string, number> = {};

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test as RunnerTestCase);
    this.#started.set(test.id, computed());
    mutants.currentTestId = test.id;
  }

  override onAfterRunTask(test: RunnerTask): void {
    mutants.currentTestId = undefined;
    this.#durations[test.id] = computed() - (this.#started.get(test.id) ?? 0);
    super.onAfterRunTask(test as RunnerTestCase);
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    if ("filepath" in suite) {
      if (mode === "cover") await this.#writeCoverage(String(suite.filepath), suite);
      if (mode === "try") await this.#tryMutants(String(suite.filepath), suite);
    }
    await super.onAfterRunSuite(suite);
  }

  async #writeCoverage(file: string, suite: RunnerTestSuite): Promise<void> {
    const coverage = mutants.mutantCoverage ?? { static: {}, perTest: {} };
    const before = Object.keys(coverage.static);
    const tests: unknown[] = [];
    for (const test of testsOf(suite)) {
      const { id, name, result } = test;
      // One that passes but once would seem to notice whatever is tried second.
      const passed = result?.state === "pass" && (await this.#passes(test));
      tests.push({ id, name, passed, duration: this.#durations[id] ?? 0, hits: coverage.perTest[id] ?? {} });
    }
    appendFileSync(join(folder, "coverage.jsonl"), `${JSON.stringify({ file, tests, before })}\n`);
  }

  async #tryMutants(path: string, suite: RunnerTestSuite): Promise<void> {
    const tests = new Map(testsOf(suite).map((test) => [test.id, test]));
    const plan: Planned[] = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
    const file = plan.findIndex((one) => one.file === path);
    const over = isOver(file);
    for (const trial of plan[file]?.trials ?? []) {
      if (over(trial.id)) continue;
      tell("start", file, trial.id);
      const killer = await this.#killerOf(trial, tests, () => tell("busy", file, trial.id));
      tell(killer === undefined ? "survived" : "killed", file, trial.id);
      // A mutant may have left something behind: what fails now fails by itself, and the rest needs a new process.
      if (killer !== undefined && !(await this.#passes(killer))) return;
    }
    tell("end", file, "");
  }

  async #killerOf(
    { id, tests }: Trial,
    known: ReadonlyMap<string, RunnerTestCase>,
    busy: () => void,
  ): Promise<RunnerTestCase | undefined> {
    let told = Date.now();
    for (const each of tests) {
      const test = known.get(each.id);
      if (test === undefined) continue;
      if (Date.now() - told > 1000) {
        busy();
        told = Date.now();
      }
      Object.assign(mutants, { activeMutant: id, hitCount: 0, hitLimit: each.hits * 100 + 10_000 });
      const passed = await this.#passes(test);
      Object.assign(mutants, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      if (!passed) return test;
    }
    return undefined;
  }

  async #passes(test: RunnerTestCase): Promise<boolean> {
    try {
      this.onBeforeTryTask(test);
      await TestRunner.getTestFn(test)();
      this.onAfterTryTask(test);
      return true;
    } catch {
      return false;
    }
  }
}

// In `try` a test is not run until its mutants are.
if (mode === "try") Object.assign(MutantRunner.prototype, { runTask: () => Promise.resolve() });

/** ms that this process has computed: what else the machine has to do decides nothing about which tests are quick. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(event: string, file: number, id: string): void {
  appendFileSync(join(folder, "progress.txt"), `${event} ${file} ${id}\n`);
}

/** Whether a mutant need not be tried in a file: it was tried there before a new start, or killed in another. */
function isOver(file: number): (id: string) => boolean {
  const lines = readFileSync(join(folder, "progress.txt"), "utf8").split("\n");
  const over = lines
    .map((line) => line.split(" "))
    .filter(([event, where]) => event === "killed" || (event === "start" && where === String(file)));
  const ids = new Set(over.map(([, , id]) => id));
  return (id) => ids.has(id);
}

function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) =>
    task.type === "suite" ? testsOf(task) : task.mode === "run" || task.mode === "queued" ? [task] : [],
  );
}
