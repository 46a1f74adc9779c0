import { arithmeticOf } from "./excel/arithmetic.ts";
import { conditionals } from "./excel/conditionals.ts";
import { datesAndTexts } from "./excel/dates-and-texts.ts";
import type { ExcelDifference } from "./excel/difference.ts";
import { lookups } from "./excel/lookups.ts";
import { statistics } from "./excel/statistics.ts";
import { volatile } from "./excel/volatile.ts";

const all: readonly ExcelDifference[] = [
  ...conditionals,
  ...statistics,
  ...arithmeticOf,
  ...lookups,
  ...datesAndTexts,
  ...volatile,
];

/** A difference with the name by which its sentence is found. */
export interface ToldDifference extends ExcelDifference {
  readonly words: string;
}

/**
 * In the order of the documentation. Names that are functions of ours in the edition at hand are found there first, and
 * never asked for here.
 */
export const excelDifferences: readonly ToldDifference[] = all.map((row) => ({
  ...row,
  words: row.names[0] ?? "",
}));

const byName = new Map(excelDifferences.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** What is to be said of a name of Excel; the name in capitals. */
export function findExcelDifference(name: string): ToldDifference | null {
  return byName.get(name) ?? null;
}
