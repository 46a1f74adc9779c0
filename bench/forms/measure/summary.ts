import type { Library } from "../libraries.ts";
import type { Measures } from "./measure-page.ts";
import type { Stroke } from "./type-keys.ts";

/** One line of the table. Times in milliseconds, heap in MB, gzip in kB (both of 1000). */
export interface Summary {
  readonly library: string;
  readonly size: number;
  readonly firstField: number;
  readonly fast: number;
  readonly fast95: number;
  readonly slow: number;
  readonly slow95: number;
  /** In the field that 20 computed fields hang on; null where the library has no computed fields. */
  readonly driving: number | null;
  /** Whole main thread, not only script. */
  readonly taskFast: number;
  readonly nodes: number;
  readonly heapMb: number;
  readonly gzipKb: number;
}

/** Medians over the rounds; of key strokes over all strokes of all rounds. */
export function summarize(
  { name, computes }: Library,
  size: number,
  rounds: readonly Measures[],
  gzip: number,
): Summary {
  const all = (of: "fast" | "slow" | "driving") => rounds.flatMap((round) => round[of]);
  const script = (strokes: readonly Stroke[]) => strokes.map((stroke) => stroke.script);
  return {
    library: name,
    size,
    firstField: round(
      quantile(
        rounds.map((each) => each.firstField),
        0.5,
      ),
      0,
    ),
    fast: round(quantile(script(all("fast")), 0.5), 2),
    fast95: round(quantile(script(all("fast")), 0.95), 2),
    slow: round(quantile(script(all("slow")), 0.5), 2),
    slow95: round(quantile(script(all("slow")), 0.95), 2),
    driving: computes ? round(quantile(script(all("driving")), 0.5), 2) : null,
    taskFast: round(
      quantile(
        all("fast").map((stroke) => stroke.task),
        0.5,
      ),
      2,
    ),
    nodes: quantile(
      rounds.map((each) => each.nodes),
      0.5,
    ),
    heapMb: round(
      quantile(
        rounds.map((each) => each.heap),
        0.5,
      ) / 1e6,
      1,
    ),
    gzipKb: round(gzip / 1000, 0),
  };
}

/** The value at a share of the sorted list: 0.5 is the (lower) median. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
