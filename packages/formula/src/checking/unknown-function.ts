import type { FixCandidate } from "../diagnostic.ts";
import type { Conversion, ExcelDifference } from "../functions/excel/difference.ts";
import { findExcelDifference } from "../functions/excel.ts";
import { certainName } from "../functions/other-names.ts";
import { functionCandidates, functionKey } from "../functions/table.ts";
import type { Ast, CallAst } from "../syntax/ast.ts";
import { childrenOf } from "../syntax/walk.ts";
import { argumentFixes } from "./argument-fixes.ts";
import { pastedCall } from "./pasted-call.ts";
import type { Reporter } from "./reporter.ts";

/** Tells a function that we do not have: Excel's of another meaning, or the nearest of ours. */
export function reportUnknownFunction(ast: CallAst, source: string, reporter: Reporter): void {
  const name = functionKey(ast.name);
  const place = { from: ast.nameFrom, to: ast.nameTo };
  const excel = findExcelDifference(name);
  if (excel !== null) {
    const params = { name, excel: excel.words };
    const fixes = reporter.offersConversion() ? excelFixes(excel, ast, source, reporter) : [];
    reporter.add(excel.absent === true ? "unknown-function" : "excel-difference", place, params, fixes);
    return;
  }
  const offered = operatorsElsewhere.has(name)
    ? []
    : reporter.offer(name, functionCandidates, functionCandidates, { most: 1 / 3 });
  const [first] = offered;
  const same = certainName(name);
  reporter.add(
    "unknown-function",
    place,
    first === undefined ? { name: ast.name } : { name: ast.name, nearest: first },
    offered.flatMap((insert) => {
      const renamed: FixCandidate = { ...place, insert, rewrites: true };
      return insert === same ? withArguments({ ...renamed, certain: true }, ast, source) : [renamed];
    }),
  );
}

/** Words of other languages that are operators there and no misspelt function. */
const operatorsElsewhere: ReadonlySet<string> = new Set([
  "IN",
  "IS",
  "LIKE",
  "BETWEEN",
  "WHEN",
  "THEN",
  "ELSE",
]);

/** The call by its other name; where that has too few arguments, with what may be added. */
function withArguments(renamed: FixCandidate, ast: CallAst, source: string): readonly FixCandidate[] {
  const [added] = argumentFixes(renamed.insert, ast);
  if (added?.certain !== true) return [renamed];
  const insert = `${renamed.insert}${source.slice(renamed.to, added.from)}${added.insert}`;
  return [renamed, { ...renamed, to: added.to, insert }];
}

function excelFixes(
  excel: ExcelDifference,
  ast: CallAst,
  source: string,
  reporter: Reporter,
): FixCandidate[] {
  const fixes: FixCandidate[] = [];
  const { from, to } = { from: ast.nameFrom, to: ast.nameTo };
  if (excel.ours !== undefined) {
    const fix = { from, to, insert: excel.ours, rewrites: true as const };
    fixes.push(excel.same === true ? { ...fix, certain: true } : fix);
  }
  if (excel.guards === true) return [...fixes, ...guardFixes(ast, source, reporter)];
  if (excel.instead === undefined || ast.args.length === 0) return fixes;
  const guard = excel.seeks === true ? reporter.guardOf(ast) : null;
  if (guard === "afar") return fixes;
  const fallback = guard?.args[1];
  const call = pastedCall(ast, source, reporter, {
    fallback: fallback === undefined ? null : source.slice(fallback.from, fallback.to),
  });
  const isKept = guard !== null && functionKey(guard.name) === "IFERROR" && ast.args.some(mayFail);
  return [
    ...fixes,
    ...excel.instead(call).map((each) => {
      const fix = candidate(guard ?? ast, each);
      return isKept ? { ...fix, insert: `IFERROR(${fix.insert}, ${call.fallback})` } : fix;
    }),
  ];
}

/** Whether a value may have an error of its own, which IFERROR around the look-up catches as well. */
function mayFail(ast: Ast): boolean {
  if (ast.kind === "call" && findExcelDifference(functionKey(ast.name))?.seeks !== true) return true;
  if (ast.kind === "binary" && (ast.operator === "/" || ast.operator === "^")) return true;
  return childrenOf(ast).some(mayFail);
}

/** IFNA catches what is not found: without a look-up in it there is nothing to catch. */
function guardFixes(ast: CallAst, source: string, reporter: Reporter): readonly FixCandidate[] {
  const [sought] = ast.args;
  if (sought?.kind !== "call" || ast.args.length !== 2) return [];
  const excel = findExcelDifference(functionKey(sought.name));
  return excel?.seeks === true ? excelFixes(excel, sought, source, reporter) : [];
}

function candidate({ from, to }: { from: number; to: number }, conversion: Conversion): FixCandidate {
  return typeof conversion === "string"
    ? { from, to, insert: conversion, rewrites: true }
    : { from, to, insert: conversion.insert, rewrites: true, certain: true };
}
