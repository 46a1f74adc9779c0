import type { DataSet } from "../work/data-set.ts";
import type { ScoreRecord } from "../work/score-record.ts";

/** Who is measured. */
export interface Contestant {
  readonly name: string;
  readonly kind: "ours" | "by hand" | "library";
  /** What a reader must know to be fair to it. */
  readonly note?: string;
  /** Readies it: parsing and compiling are not timed. */
  prepare(): Run | Promise<Run>;
  /** Takes all records at once or not at all. */
  readonly isBatch?: true;
}

/** Writes the scores of the records from `from` to before `to`; NaN where there is none. */
export type Run = (
  data: DataSet,
  from: number,
  to: number,
  scores: Float64Array,
) => undefined | Promise<undefined>;

/**
 * A loop of its own for each contestant, so that what the machine learns about one call is not blurred by the others';
 * functions made of one source share what was learnt, hence the generated ones.
 */
export function perRecord(evaluate: (record: ScoreRecord) => unknown): Run {
  loops += 1;
  const loop = new Function(
    "evaluate, records, from, to, scores",
    `/* ${loops} */ for (let index = from; index < to; index += 1) scores[index] = evaluate(records[index]);`,
  );
  return (data, from, to, scores) => {
    loop(evaluate, data.records, from, to, scores);
    return undefined;
  };
}

let loops = 0;

/** For libraries that answer with a promise. */
export function perRecordAsync(evaluate: (record: ScoreRecord) => Promise<unknown>): Run {
  return async ({ records }, from, to, scores) => {
    for (let index = from; index < to; index += 1) {
      const record = records[index];
      if (record !== undefined) scores[index] = Number(await evaluate(record));
    }
    return undefined;
  };
}
