import type { Column, Columns } from "@duheng/formula";
import { referenceOf } from "./reference.ts";
import type { numberKeys, ScoreRecord } from "./score-record.ts";

/** The same work in every form that a contestant may take it. */
export interface DataSet {
  readonly name: string;
  readonly records: readonly ScoreRecord[];
  readonly columns: ScoreColumns;
  /** The right scores. */
  readonly exact: Float64Array;
  /** The share of exact values on a rounding tie, 0 to 1. */
  readonly ties: number;
}

/** The records as columns; `all` is what our batch takes, the same arrays by key. */
export interface ScoreColumns {
  readonly numbers: Readonly<Record<(typeof numberKeys)[number], Float64Array>>;
  readonly category: readonly string[];
  readonly raters: { readonly values: Float64Array; readonly offsets: Uint32Array };
  readonly all: Columns;
}

export function dataSet(name: string, records: readonly ScoreRecord[]): DataSet {
  const exact = new Float64Array(records.length);
  let ties = 0;
  records.forEach((record, index) => {
    const { score, isTie } = referenceOf(record);
    exact[index] = score;
    if (isTie) ties += 1;
  });
  return { name, records, columns: columnsOf(records), exact, ties: ties / records.length };
}

function columnsOf(records: readonly ScoreRecord[]): ScoreColumns {
  const column = (key: (typeof numberKeys)[number]) => Float64Array.from(records, (record) => record[key]);
  const numbers = {
    base: column("base"),
    add1: column("add1"),
    add2: column("add2"),
    add3: column("add3"),
    add4: column("add4"),
    add5: column("add5"),
    deduct1: column("deduct1"),
    deduct2: column("deduct2"),
    casesClosed: column("casesClosed"),
    casesTaken: column("casesTaken"),
    quality: column("quality"),
  };
  const category = records.map((record) => record.category);
  const offsets = new Uint32Array(records.length + 1);
  records.forEach(({ raters }, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + raters.length;
  });
  const raters = { values: Float64Array.from(records.flatMap((record) => record.raters)), offsets };
  const all: Record<string, Column> = { ...numbers, category, raters };
  return { numbers, category, raters, all };
}
