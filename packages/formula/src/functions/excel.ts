import { arithmeticOf } from "./excel/arithmetic.ts";
import { conditionals } from "./excel/conditionals.ts";
import { datesAndTexts } from "./excel/dates-and-texts.ts";
import type { ExcelDifference } from "./excel/difference.ts";
import { lookups } from "./excel/lookups.ts";
import { statistics } from "./excel/statistics.ts";
import { volatile } from "./excel/volatile.ts";

/** In the order of the documentation. */
export const excelDifferences: readonly ExcelDifference[] = [
  ...conditionals,
  ...statistics,
  ...arithmeticOf,
  ...lookups,
  ...datesAndTexts,
  ...volatile,
];

const byName = new Map(excelDifferences.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** What is to be said of a name of Excel; the name in capitals. */
export function findExcelDifference(name: string): ExcelDifference | null {
  return byName.get(name) ?? null;
}
