import type { DataSet } from "../work/data-set.ts";
import type { Contestant } from "./contestant.ts";

/** The batch that one writes by hand: columns in, a column out, on doubles. */
export const columnLoop: Contestant = {
  name: "hand-written column loop",
  kind: "by hand",
  isBatch: true,
  prepare: () => (data, _from, _to, scores) => {
    scores.set(scoresOf(data.columns, data.records.length));
    return undefined;
  },
};

function scoresOf({ numbers, category, raters }: DataSet["columns"], count: number): Float64Array {
  const { base, add1, add2, add3, add4, add5, deduct1, deduct2, casesClosed, casesTaken, quality } = numbers;
  const { values, offsets } = raters;
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    const from = at(offsets, row);
    const to = at(offsets, row + 1);
    let sum = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let index = from; index < to; index += 1) {
      const value = at(values, index);
      sum += value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const own =
      category[row] === "field" ? (at(casesClosed, row) / at(casesTaken, row)) * 30 : at(quality, row) * 0.3;
    const points =
      at(base, row) +
      (at(add1, row) + at(add2, row) + at(add3, row) + at(add4, row) + at(add5, row)) * 0.4 -
      at(deduct1, row) * 2 -
      at(deduct2, row) * 5 +
      own +
      ((sum - low - high) / (to - from - 2)) * 0.2;
    scores[row] = Math.round(Math.min(100, Math.max(0, points)) * 100) / 100;
  }
  return scores;
}

/** The index is within the column: what is read is a number. Inlined by the engine. */
function at(column: Float64Array | Uint32Array, index: number): number {
  return column[index] as number;
}
