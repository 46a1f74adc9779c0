import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/run.mjs";
import { cover, noticedFromTheStart, tryMutants } from "./run-tests.mjs";
import { measuring } from "./targets.mjs";

/** ms of tests that a mutant is tried on, when what it changes is computed before any test. */
const longest = 10_000;

/** The ids of the mutants that some test of the target notices. */
export async function judge(folder, { tests }, mutants) {
  const coverage = await cover(folder, testFiles(tests));
  for (const { file, tests: all } of coverage)
    for (const test of all)
      if (!test.passed) console.log(`未用 Not used, fails without mutants: ${file} ${test.name}`);
  for (const each of coverage) each.duration = sum(each.tests.map((test) => test.duration));
  coverage.sort((a, b) => a.duration - b.duration);
  const killed = new Set();
  const left = () => mutants.filter(({ id }) => !killed.has(id)).map(({ id }) => id);
  for (const each of coverage) {
    const trials = trialsOf(each, left());
    if (trials.length === 0) continue;
    for (const id of await tryMutants(folder, each.file, trials)) killed.add(id);
    console.log(
      `${new Date().toISOString().slice(11, 19)} ${each.file.slice(root.length + 1)}: ${trials.length} → ${killed.size} / ${mutants.length}`,
    );
  }
  if (process.env.MUTANTS_QUICK) return killed;
  const early = left().map((id) => [id, filesBefore(coverage, id)]);
  for (const [id, files] of early.filter(([, files]) => files.length > 0))
    if (await noticedFromTheStart(folder, files, id)) killed.add(id);
  return killed;
}

function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".browser.test.ts"))
    .map((name) => join(folder, name))
    .filter((name) => !measuring.includes(name));
}

function trialsOf({ tests }, ids) {
  const quickFirst = tests.filter(({ passed }) => passed).sort((a, b) => a.duration - b.duration);
  return ids
    .map((id) => ({
      id,
      tests: quickFirst.flatMap((test) => (id in test.hits ? [{ id: test.id, hits: test.hits[id] }] : [])),
    }))
    .filter((trial) => trial.tests.length > 0);
}

/** The quickest files that reach a mutant before their tests do. */
function filesBefore(coverage, id) {
  let time = 0;
  return coverage
    .filter(({ before, tests }) => before.includes(id) && tests.every(({ passed }) => passed))
    .filter(({ duration }) => {
      time += duration + 500;
      return time < longest;
    })
    .map(({ file }) => file);
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
