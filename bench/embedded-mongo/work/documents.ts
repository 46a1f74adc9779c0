import { Double } from "mongodb";

/** A document of about 1 kB of BSON. */
export interface Row {
  readonly _id: number;
  /** Every number below the count, once, in no order: the secondary index. */
  readonly n: number;
  readonly group: string;
  readonly text: string;
  readonly [measure: `v${number}`]: number | Double;
}

/** How many fields are summed. */
export const measures = 20;

/** A prime: multiplying by it visits every number below a count it does not divide. */
const stride = 7_368_787;

/** The documents numbered from `from` on, of `count` in all. */
export function rows(from: number, length: number, count: number): Row[] {
  return Array.from({ length }, (_, at) => {
    const _id = from + at;
    const row: Record<string, unknown> = { _id, n: (_id * stride) % count, group: `group ${_id % 10}` };
    for (let measure = 0; measure < measures; measure++) {
      const value = (_id * (measure + 3)) % 1000;
      row[`v${measure}`] = measure % 2 === 0 ? value : new Double(value / 8);
    }
    row.text = "评".repeat(170) + "x".repeat(150);
    return row as unknown as Row;
  });
}

/** The least `v0` that nine tenths of the documents have; there is no index on it. */
export const leastMatched = 100;

/** `$match` of nine tenths by a scan, and `$group` with 20 sums. */
export function groupPipeline(): object[] {
  const sums = Array.from({ length: measures }, (_, at) => [`s${at}`, { $sum: `$v${at}` }]);
  return [
    { $match: { v0: { $gte: leastMatched } } },
    { $group: { _id: "$group", ...Object.fromEntries(sums) } },
  ];
}

/** Each document's partner by a secondary index, counted. */
export function lookupPipeline(from: string): object[] {
  return [
    { $lookup: { from, localField: "n", foreignField: "n", as: "partners" } },
    { $group: { _id: null, found: { $sum: { $size: "$partners" } } } },
  ];
}

/** Ranks in one partition; only the last comes over the wire. */
export const rankPipeline: object[] = [
  { $setWindowFields: { sortBy: { n: 1 }, output: { rank: { $rank: {} } } } },
  { $group: { _id: null, last: { $max: "$rank" } } },
];
