import type { Sizes } from "../sizes.ts";
import type { CheckTime, CompileTime } from "./compile-time.ts";
import type { ToldByLibrary } from "./mistakes.ts";
import type { Measured } from "./rounds.ts";

export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly goal: string;
  readonly isMet: boolean;
}

export interface Results {
  readonly measured: readonly Measured[];
  readonly compileTime: CompileTime;
  readonly checkTimes: readonly CheckTime[];
  readonly sizes: Sizes;
  readonly mistakes: readonly ToldByLibrary[];
}

/** The goals, as ratios within this run where they are ratios. `measured` lacks whoever was not asked for. */
export function goalsOf({ measured, compileTime, checkTimes, sizes, mistakes }: Results): Goal[] {
  const rate = (name: string) => measured.find(({ contestant }) => contestant.name === name)?.rate;
  const libraries = measured.filter(({ contestant }) => contestant.kind === "library");
  const [fastest] = libraries.sort((a, b) => b.rate - a.rate);
  const generated = rate("duheng generated module");
  const closures = rate("duheng closures");
  const ratios: [string, number | undefined, number | undefined, number][] = [
    ["generated module / hand-written doubles", generated, rate("hand-written doubles"), 0.6],
    [`generated module / fastest library, ${fastest?.contestant.name}`, generated, fastest?.rate, 2],
    ["closures / hand-written closure tree", closures, rate("hand-written closure tree"), 0.7],
    ["closures / cel-js", closures, rate("@marcbachmann/cel-js"), 1.9],
    ["exact path / hand-written decimal.js", rate("duheng exact"), rate("hand-written decimal.js"), 1],
  ];
  const ours = measured.filter(({ contestant }) => contestant.kind === "ours");
  const wrong = ours.reduce((sum, { typical, ties }) => sum + typical.wrong + ties.wrong, 0);
  const slowestCheck = Math.max(...checkTimes.map((each) => each.slowest5Percent));
  return [
    ...ratios.flatMap(([what, own, peer, least]) =>
      own === undefined || peer === undefined ? [] : atLeast(what, own / peer, least),
    ),
    ...columns(rate("hand-written column loop"), rate("duheng columns, generated")),
    atMost("wrong roundings, all our evaluators, both data sets", wrong, 0),
    atMost("parse + type-check + compile, µs", compileTime.compile, 60),
    atMost("check at 2,000 characters, slowest 5 %, ms", slowestCheck, 5),
    atMost("@duheng/formula/runtime, kB gzip", sizes.runtime / 1000, 8),
    atMost("check + compile, kB gzip", sizes.checkAndCompile / 1000, 25),
    ...mends(mistakes),
  ];
}

function columns(loop: number | undefined, own: number | undefined): Goal[] {
  if (loop === undefined || own === undefined) return [];
  return [atMost("time of a batch over columns / hand-written column loop", loop / own, 2.5)];
}

/** Of the mistakes, how many are told with position, before running, and with a mend. */
function mends(mistakes: readonly ToldByLibrary[]): Goal[] {
  const scores = new Map<string, number>();
  for (const { library, told } of mistakes) {
    const isWhole = told.when === "before running" && told.position && told.mend !== "none";
    scores.set(library, (scores.get(library) ?? 0) + (isWhole ? 1 : 0));
  }
  const peers = [...scores].filter(([library]) => library !== "duheng").map(([, score]) => score);
  return [
    atLeast("mistakes of 3 told with position, before running, with a mend", scores.get("duheng") ?? 0, 3),
    atMost("the same, best library", Math.max(...peers), 2),
  ];
}

function atLeast(what: string, measured: number, least: number): Goal {
  return { what, measured: rounded(measured), goal: `≥ ${least}`, isMet: measured >= least };
}

function atMost(what: string, measured: number, most: number): Goal {
  return { what, measured: rounded(measured), goal: `≤ ${most}`, isMet: measured <= most };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
