/** Runs in a process of its own, bundled: everyone in turn, then one JSON line and the tables. */
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { peers } from "../contestants/all.ts";
import { duheng } from "../contestants/duheng.ts";
import type { Sizes } from "../sizes.ts";
import { dataSet } from "../work/data-set.ts";
import { boundedScope, openScope } from "../work/formula.ts";
import { tieRecords, typicalRecords } from "../work/records.ts";
import { clocks } from "./clock.ts";
import { measureCheck, measureCompile } from "./compile-time.ts";
import { type ExactShare, exactShares } from "./exact-share.ts";
import { goalsOf } from "./goals.ts";
import { measureMistakes } from "./mistakes.ts";
import { runRounds } from "./rounds.ts";
import { scoreModule, scoreProgram } from "./score-module.ts";
import { printTables } from "./tables.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    records: { type: "string", default: "100000" },
    only: { type: "string", default: "" },
    sizes: { type: "string", default: "{}" },
    all: { type: "boolean", default: false },
    wall: { type: "boolean", default: false },
  },
});
const sizes: Sizes = JSON.parse(options.sizes);
const rounds = Number(options.rounds);
const clock = options.wall ? clocks.wall : clocks.processor;
const load = loadavg()[0] ?? 0;

const typical = dataSet("typical", typicalRecords(Number(options.records)));
const ties = dataSet("ties", tieRecords(Number(options.records)));
const bounded = scoreProgram(boundedScope);
const open = scoreProgram(openScope);
const boundedModule = await scoreModule(bounded, import.meta.dirname, "bounded");
const openModule = await scoreModule(open, import.meta.dirname, "open");
const compileTime = measureCompile(rounds, clock);
const checkTimes = measureCheck(clock);
const contestants = [
  ...duheng("", boundedScope, boundedModule, bounded),
  ...duheng(", open schema", openScope, openModule, open),
  ...peers,
].filter(({ name }) => options.only.split(",").some((part) => name.includes(part)));
const measured = await runRounds(contestants, { typical, ties, rounds, isPatient: options.all, clock });
const mistakes = await measureMistakes();
const exact: Record<string, ExactShare> = {
  "generated module": exactShares(boundedModule, { typical, ties }),
  closures: exactShares(bounded, { typical, ties }),
  "generated module, open schema": exactShares(openModule, { typical, ties }),
  "closures, open schema": exactShares(open, { typical, ties }),
};
const goals = goalsOf({ measured, compileTime, checkTimes, sizes, mistakes });

console.log(
  JSON.stringify({
    bench: "formula",
    node: process.version,
    cores: availableParallelism(),
    load: { before: load, after: loadavg()[0] },
    clock: options.wall ? "wall" : "processor",
    rounds,
    ties: { typical: typical.ties, ties: ties.ties },
    exact,
    evaluations: measured.map(({ contestant, ...figures }) => ({ name: contestant.name, ...figures })),
    compileTime,
    checkTimes,
    sizes,
    mistakes,
    goals,
  }),
);
printTables({ measured, mistakes, checkTimes, exact, goals });
console.log(
  [
    `Exact results on a rounding tie: ${percent(typical.ties)} of the typical records, ${percent(ties.ties)} of the others.`,
    `Parse + type-check + compile: ${compileTime.compile.toFixed(1)} µs, check alone ${compileTime.check.toFixed(1)} µs.`,
    `Load of this machine (${availableParallelism()} cores): ${load.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after; times are ${options.wall ? "wall-clock" : "processor"} time; on a busy machine absolute figures are too low.`,
  ].join("\n"),
);

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
