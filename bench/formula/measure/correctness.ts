import type { Run } from "../contestants/contestant.ts";
import type { DataSet } from "../work/data-set.ts";

/** How many scores of a data set were not the exact result to the last digit. */
export interface Correctness {
  readonly records: number;
  readonly wrong: number;
}

/** Also the warm-up. Slow contestants are held to the first records that they manage in the time. */
export async function correctnessOf(
  run: Run,
  isBatch: boolean,
  data: DataSet,
  milliseconds: number,
): Promise<Correctness> {
  const count = data.records.length;
  const scores = new Float64Array(count).fill(Number.NaN);
  const step = isBatch ? count : 1000;
  const end = performance.now() + milliseconds;
  let done = 0;
  while (done < count && (done === 0 || performance.now() < end)) {
    const to = Math.min(count, done + step);
    await run(data, done, to, scores);
    done = to;
  }
  let wrong = 0;
  for (let index = 0; index < done; index += 1) if (scores[index] !== data.exact[index]) wrong += 1;
  return { records: done, wrong };
}
