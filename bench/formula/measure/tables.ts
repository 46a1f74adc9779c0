import type { CheckTime } from "./compile-time.ts";
import type { Correctness } from "./correctness.ts";
import type { ExactShare } from "./exact-share.ts";
import type { Goal } from "./goals.ts";
import type { ToldByLibrary } from "./mistakes.ts";
import type { Measured } from "./rounds.ts";
import { mistakeKinds } from "./tellers.ts";

/** Prints what a reader wants to see, the goals last. */
export function printTables(results: {
  readonly measured: readonly Measured[];
  readonly mistakes: readonly ToldByLibrary[];
  readonly checkTimes: readonly CheckTime[];
  readonly exact: Readonly<Record<string, ExactShare>>;
  readonly goals: readonly Goal[];
}): void {
  const baseline = results.measured.find(
    ({ contestant }) => contestant.name === "hand-written doubles",
  )?.rate;
  console.log(
    "\nEvaluations, fastest first (M/s: million records a second, for information; the ratios count)",
  );
  console.table(
    [...results.measured]
      .sort((a, b) => b.rate - a.rate)
      .map(({ contestant, rates, rate, typical, ties, tieRate }) => ({
        who: contestant.name,
        kind: contestant.kind,
        "M/s": digits(rate / 1e6, 3),
        "slowest–fastest round": `${digits(Math.min(...rates) / 1e6, 3)}–${digits(Math.max(...rates) / 1e6, 3)}`,
        "÷ hand-written": baseline === undefined ? "" : digits(rate / baseline, 3),
        "wrong %": percent(typical),
        "on ties: wrong %": percent(ties),
        "on ties: M/s": digits(tieRate / 1e6, 3),
      })),
  );
  console.log("Records that doubles leave to exact evaluation");
  console.table(
    Object.entries(results.exact).map(([evaluator, { typical, ties }]) => ({
      evaluator,
      "typical %": digits(typical * 100, 2),
      "on ties %": digits(ties * 100, 2),
    })),
  );
  console.log("One check at 2,000 characters");
  console.table(
    results.checkTimes.map((each) => ({
      ...each,
      median: digits(each.median, 2),
      slowest5Percent: digits(each.slowest5Percent, 2),
    })),
  );
  console.log(
    "What is told of a mistake: B before running, R only while running, – never · P position · M mend (m: in words only)",
  );
  console.table(mistakeRows(results.mistakes));
  console.log("Goals");
  console.table(results.goals.map(({ isMet, ...goal }) => ({ ...goal, met: isMet ? "yes" : "NO" })));
}

function mistakeRows(mistakes: readonly ToldByLibrary[]): Record<string, string>[] {
  const libraries = [...new Set(mistakes.map(({ library }) => library))];
  return libraries.map((library) => {
    const cells = mistakeKinds.map((kind) => {
      const told = mistakes.find((each) => each.library === library && each.mistake === kind)?.told;
      return [kind, told === undefined ? "" : signs(told)];
    });
    return { library, ...Object.fromEntries(cells) };
  });
}

function signs({ when, position, mend }: ToldByLibrary["told"]): string {
  const time = { "before running": "B", "while running": "R", never: "–" }[when];
  return [time, position ? "P" : "", { edit: "M", words: "m", none: "" }[mend]].filter(Boolean).join(" ");
}

function percent({ records, wrong }: Correctness): string {
  return records === 0
    ? ""
    : `${digits((wrong / records) * 100, 2)}${records < 100_000 ? ` of ${records}` : ""}`;
}

function digits(value: number, count: number): string {
  return value.toFixed(count);
}
