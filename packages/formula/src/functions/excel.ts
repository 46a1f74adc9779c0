import { arithmeticOf } from "./excel/arithmetic.ts";
import { conditionals } from "./excel/conditionals.ts";
import { datesAndTexts } from "./excel/dates-and-texts.ts";
import type { ExcelDifference } from "./excel/difference.ts";
import { lookups } from "./excel/lookups.ts";
import { statistics } from "./excel/statistics.ts";
import { volatile } from "./excel/volatile.ts";
import { functionTable } from "./table.ts";

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

const ours = new Set(functionTable.map(({ name }) => name));

/** In the order of the documentation; without the names that are functions of ours. */
export const excelDifferences: readonly ToldDifference[] = all
  .map((row) => ({
    ...row,
    words: row.names[0] ?? "",
    names: row.names.filter((name) => !ours.has(name)),
  }))
  .filter(({ names }) => names.length > 0);

const byName = new Map(excelDifferences.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** What is to be said of a name of Excel; the name in capitals. */
export function findExcelDifference(name: string): ToldDifference | null {
  return byName.get(name) ?? null;
}
