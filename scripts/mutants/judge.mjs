import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/run.mjs";
import { cover, noticedFromTheStart, tryMutants } from "./run-tests.mjs";
import { leftOutTests } from "./targets.mjs";

/** ms of tests that a mutant is tried on, the quickest first: after so many, those that take long seldom notice it. */
const longest = 3_000;
/** The same, when what it changes is computed before any test. */
const longestWhole = 5_000;

/**
 * The ids of the mutants that some test of the target notices. `isQuick`: without a process of its own for each that is left and that something
 * reaches before any test, such as a constant.
 */
export async function judge(folder, { tests }, mutants, isQuick) {
  const coverage = await cover(folder, testFiles(tests));
  for (const { file, tests: all } of coverage)
    for (const test of all)
      if (!test.passed) console.log(`未用 Not used, fails without mutants: ${file} ${test.name}`);
  for (const each of coverage) each.duration = sum(each.tests.map((test) => test.duration));
  coverage.sort((a, b) => a.duration - b.duration);
  const spent = new Map();
  const plan = coverage
    .map((each) => ({ file: each.file, trials: trialsOf(each, mutants, spent) }))
    .filter(({ trials }) => trials.length > 0);
  console.log(`${mutants.length} 个变异 mutants, ${plan.length} 个测试文件 files of tests …`);
  const killed = await tryMutants(folder, plan);
  if (isQuick) return killed;
  for (const { id } of mutants.filter((mutant) => !killed.has(mutant.id))) {
    const files = filesBefore(coverage, id);
    if (files.length > 0 && (await noticedFromTheStart(folder, files, id))) killed.add(id);
  }
  return killed;
}

function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".browser.test.ts"))
    .map((name) => join(folder, name))
    .filter((name) => !leftOutTests.includes(name));
}

/** The tests of a file for each mutant. `spent`: how long each has been tried on, which this adds to. */
function trialsOf({ tests }, mutants, spent) {
  const quickFirst = tests.filter(({ passed }) => passed).sort((a, b) => a.duration - b.duration);
  const trials = mutants.map(({ id }) => {
    const reaching = quickFirst.filter(({ hits, duration }) => {
      const time = (spent.get(id) ?? 0) + duration;
      if (!(id in hits) || time > longest) return false;
      spent.set(id, time);
      return true;
    });
    return { id, tests: reaching.map((test) => ({ id: test.id, hits: test.hits[id] })) };
  });
  return trials.filter((trial) => trial.tests.length > 0);
}

/** The quickest files that reach a mutant before their tests do. */
function filesBefore(coverage, id) {
  let time = 0;
  return coverage
    .filter(({ before, tests }) => before.includes(id) && tests.every(({ passed }) => passed))
    .filter(({ duration }) => {
      time += duration + 500;
      return time < longestWhole;
    })
    .map(({ file }) => file);
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
