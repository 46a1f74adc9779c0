import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../lib/run.mjs";
import { cover, noticedFromTheStart, tryMutants } from "./run-tests.mjs";
import { leftOutTests } from "./targets.mjs";

/** ms of tests that a mutant is tried on: after so many that go different ways, the others seldom notice it. */
const longest = 3_000;
/** The same, when what it changes is computed before any test. */
const longestWhole = 5_000;

/**
 * `killed`: the ids of the mutants, of `all` that are in the code, that some test of the target notices. `isQuick`: without a process of its own for each that is left and that
 * something reaches before any test; `untried` are then those that nothing reaches later, such as constants.
 */
export async function judge(folder, { tests }, { mutants, all }, isQuick) {
  const coverage = await cover(folder, testFiles(tests));
  for (const { file, tests: all } of coverage)
    for (const test of all)
      if (!test.passed) console.log(`未用 Not used, fails without mutants: ${file} ${test.name}`);
  for (const each of coverage) each.duration = sum(each.tests.map((test) => test.duration));
  coverage.sort((a, b) => a.duration - b.duration);
  const plan = planOf(coverage, mutants, all).filter(({ trials }) => trials.length > 0);
  console.log(`${mutants.length} 个变异 mutants, ${plan.length} 个测试文件 files of tests …`);
  const killed = await tryMutants(folder, plan);
  const left = mutants.filter(({ id }) => !killed.has(id)).map(({ id }) => id);
  if (isQuick) {
    const isOnlyBefore = (id) =>
      coverage.some(({ before }) => before.includes(id)) && !isReached(coverage, id);
    return { killed, untried: new Set(left.filter(isOnlyBefore)) };
  }
  for (const id of left) {
    const files = filesBefore(coverage, id);
    if (files.length > 0 && (await noticedFromTheStart(folder, files, id))) killed.add(id);
  }
  return { killed, untried: new Set() };
}

function isReached(coverage, id) {
  return coverage.some(({ tests }) => tests.some(({ hits }) => id in hits));
}

function testFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && !name.endsWith(".browser.test.ts"))
    .map((name) => join(folder, name))
    .filter((name) => !leftOutTests.includes(name));
}

/** The tests for each mutant, by file: of those that reach it as many as take `longest` together. */
function planOf(coverage, mutants, all) {
  const plan = coverage.map(({ file }) => ({ file, trials: [] }));
  const quickFirst = coverage
    .flatMap(({ tests }, at) => tests.filter(({ passed }) => passed).map((test) => ({ at, ...test })))
    .sort((a, b) => a.duration - b.duration);
  const wayOf = waysThrough(all);
  const imports = coverage.map(({ file }) => importsOf(file));
  for (const [file, each] of byFile(mutants)) {
    const ways = new Map(quickFirst.map((test) => [test, wayOf(test, file)]));
    const isOwn = ({ at }) => imports[at].has(file);
    for (const { id } of each) {
      let time = 0;
      const tests = firstOfEachWay(
        quickFirst.filter(({ hits }) => id in hits),
        ways,
      );
      const ownFirst = [...tests.filter(isOwn), ...tests.filter((test) => !isOwn(test))];
      const reaching = ownFirst.filter(({ duration }) => {
        if (time > longest) return false;
        time += duration;
        return time <= longest;
      });
      for (const [at, { trials }] of plan.entries()) {
        const own = reaching.filter((test) => test.at === at);
        if (own.length > 0)
          trials.push({ id, tests: own.map((test) => ({ id: test.id, hits: test.hits[id] })) });
      }
    }
  }
  return plan;
}

/** The way that a test takes through a file: the mutants of it that it reaches, and which of them more than once. */
function waysThrough(all) {
  const idsOf = byFile(all);
  return ({ hits }, file) =>
    idsOf
      .get(file)
      .filter(({ id }) => id in hits)
      .map(({ id }) => (hits[id] === 1 ? id : `${id}+`))
      .join();
}

/** The files of code that a file of tests imports by name: it is they that it is about. */
function importsOf(path) {
  const text = readFileSync(path, "utf8");
  const names = [...text.matchAll(/ from "(\.[^"]+)"/g)].map(([, name]) => name);
  return new Set(names.map((name) => relative(root, join(dirname(path), name))));
}

function byFile(mutants) {
  const grouped = new Map();
  for (const mutant of mutants) grouped.set(mutant.file, [...(grouped.get(mutant.file) ?? []), mutant]);
  return grouped;
}

/** The first test of each way, then the second of each …: those that take the same way seldom notice different mutants. */
function firstOfEachWay(tests, ways) {
  const seen = new Map();
  const rounds = tests.map((test) => {
    const round = seen.get(ways.get(test)) ?? 0;
    seen.set(ways.get(test), round + 1);
    return { test, round };
  });
  return rounds.sort((a, b) => a.round - b.round).map(({ test }) => test);
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
