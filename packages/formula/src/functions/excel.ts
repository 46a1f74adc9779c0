import type { CallAst } from "../syntax/ast.ts";
import { arithmeticOf } from "./excel/arithmetic.ts";
import { conditionals } from "./excel/conditionals.ts";
import { datesAndTexts } from "./excel/dates-and-texts.ts";
import { lookups } from "./excel/lookups.ts";
import { statistics } from "./excel/statistics.ts";
import { volatile } from "./excel/volatile.ts";

/** A call as it was pasted: the text of each argument beside its tree. */
export interface PastedCall {
  readonly ast: CallAst;
  readonly args: readonly string[];
  /** The same, in parentheses where an operator beside it could bind tighter. */
  readonly operands: readonly string[];
}

/** Functions of Excel that are none here, or mean something else: and our form where there is one. */
export interface ExcelDifference {
  /** What is said of them is found by the first. */
  readonly names: readonly string[];
  /** Our function, where the call stays as it is but for its name. */
  readonly ours?: string;
  /** What may be written in place of the whole call, best first. */
  readonly instead?: (call: PastedCall) => readonly string[];
  /** There is nothing of the kind here, on purpose: told as an unknown function, with the reason. */
  readonly absent?: true;
}

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
