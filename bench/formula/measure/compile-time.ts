import { check, compile } from "@duheng/formula";
import { boundedScope, source } from "../work/formula.ts";
import type { Clock } from "./clock.ts";
import { median, quantile } from "./median.ts";

/** Parsing, type checking and making ready, warm, of formulas that differ. Microseconds. */
export interface CompileTime {
  readonly compile: number;
  readonly check: number;
}

/** The median over rounds of the best of eight batches. */
export function measureCompile(rounds: number, clock: Clock): CompileTime {
  const sources = Array.from({ length: 20 }, (_, index) => source.replace("0.3", `0.3${index}`));
  const timed = (each: (source: string) => unknown) => {
    const batch = () => {
      const started = clock();
      for (let index = 0; index < batchSize; index += 1) each(sources[index % sources.length] ?? source);
      const microseconds = ((clock() - started) * 1000) / batchSize;
      return microseconds;
    };
    for (let warm = 0; warm < 40; warm += 1) batch();
    const best = () => Math.min(...Array.from({ length: 8 }, batch));
    return median(Array.from({ length: rounds }, best));
  };
  return {
    compile: timed((each) => compile(each, boundedScope)),
    check: timed((each) => check(each, boundedScope)),
  };
}

const batchSize = 200;

/** One check on a key stroke at 2,000 characters, milliseconds. */
export interface CheckTime {
  readonly what: string;
  readonly characters: number;
  readonly mistakes: number;
  readonly median: number;
  readonly slowest5Percent: number;
}

/** Without mistakes, with many, and while the last hundred characters are typed. */
export function measureCheck(clock: Clock): CheckTime[] {
  const sound = longFormula("base + quality * 0.3");
  const flawed = longFormula('bsae + SUM(add1, "3" * qualty');
  return [
    timedCheck(clock, "no mistake", () => sound),
    timedCheck(clock, "many mistakes", () => flawed),
    timedCheck(clock, "being typed", (time) => sound.slice(0, sound.length - 100 + (time % 101))),
  ];
}

const longest = 2000;

function longFormula(part: string): string {
  const term = `IF(category = "field", MIN(100, ${part}), TRIMAVERAGE(raters, 1) * 0.2)`;
  const terms = [term];
  while (terms.join("\n + ").length + term.length + 4 <= longest) terms.push(term);
  const text = terms.join("\n + ");
  return `${text} + ${"1".repeat(longest - text.length - 3)}`.slice(0, longest);
}

/** Each text counts with the best of three times: what the machine did beside is not the checker's doing. */
function timedCheck(clock: Clock, what: string, sourceAt: (time: number) => string): CheckTime {
  const once = (text: string) => {
    const started = clock();
    check(text, boundedScope);
    return clock() - started;
  };
  const times: number[] = [];
  for (let time = 0; time < 260; time += 1) {
    const text = sourceAt(time);
    const best = Math.min(once(text), once(text), once(text));
    if (time >= 60) times.push(best);
  }
  return {
    what,
    characters: sourceAt(100).length,
    mistakes: check(sourceAt(100), boundedScope).diagnostics.length,
    median: quantile(times, 0.5),
    slowest5Percent: quantile(times, 0.95),
  };
}
