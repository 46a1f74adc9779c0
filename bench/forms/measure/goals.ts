import type { Paper } from "./compile-papers.ts";
import type { Summary } from "./summary.ts";

/** A goal of ours as a ratio or an amount; `isMet` where what was measured is at most `goal`. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly goal: number;
  readonly isMet: boolean;
}

/**
 * Holds our own form against the goals, ratios to peers of the same run; those not measured are left out.
 * `papers`: the compiled papers that our pages load beside their code.
 */
export function goalsOf(summaries: readonly Summary[], papers: readonly Paper[]): Goal[] {
  const of = (library: string, size: number) =>
    summaries.find((each) => each.library === library && each.size === size);
  const [own, large, page] = [of("duheng", 200), of("duheng", 1000), of("duheng, score and autosave", 200)];
  const paper = (papers.find(({ size }) => size === 200)?.gzip ?? Number.NaN) / 1000;
  const [rjsf, mui] = [of("rjsf core", 200), of("bare MUI", 200)];
  return [
    goal("first field ÷ rjsf core's", ratio(own?.firstField, rjsf?.firstField), 0.5),
    goal("key at 120 ms ÷ bare MUI's", ratio(own?.fast, mui?.fast), 1.1),
    goal("key at 500 ms ÷ bare MUI's", ratio(own?.slow, mui?.slow), 1.1),
    goal("key at 120 ms with score and autosave ÷ bare MUI's", ratio(page?.fast, mui?.fast), 1.1),
    goal("key at 500 ms with score and autosave ÷ bare MUI's", ratio(page?.slow, mui?.slow), 1.1),
    goal("key at 120 ms, 1,000 fields ÷ 200 fields", ratio(large?.fast, own?.fast), 1.2),
    goal("key at 500 ms, 1,000 fields ÷ 200 fields", ratio(large?.slow, own?.slow), 1.2),
    goal("20 computed fields more, ms", own?.driving == null ? undefined : own.driving - own.fast, 1),
    goal("elements", own?.nodes, 2500),
    goal("heap, MB", own?.heapMb, 14),
    goal("gzip without the paper itself, kB", own?.gzipKb, 160),
    goal("gzip with the paper of 200 fields, kB", own === undefined ? undefined : own.gzipKb + paper, 160),
  ].flatMap((each) => each ?? []);
}

function goal(what: string, measured: number | undefined, most: number): Goal | undefined {
  if (measured === undefined || Number.isNaN(measured)) return undefined;
  return { what, measured: Number(measured.toFixed(2)), goal: most, isMet: measured <= most };
}

function ratio(own: number | undefined, peer: number | undefined): number | undefined {
  return own === undefined || peer === undefined ? undefined : own / peer;
}
