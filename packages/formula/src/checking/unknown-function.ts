import type { FixCandidate } from "../diagnostic.ts";
import type { Conversion, ExcelDifference } from "../functions/excel/difference.ts";
import { sumByCondition } from "../functions/excel/sum-product.ts";
import { findExcelDifference } from "../functions/excel.ts";
import { certainName } from "../functions/other-names.ts";
import { functionCandidates, functionKey } from "../functions/table.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { Ast, CallAst } from "../syntax/ast.ts";
import { childrenOf } from "../syntax/walk.ts";
import { argumentFixes } from "./argument-fixes.ts";
import { pastedCall } from "./pasted-call.ts";

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

/**
 * Tells a SUMPRODUCT that sums by conditions, which takes lists of numbers here: one mistake, and not one of each list.
 * @returns whether it is that
 */
export function reportSumByCondition(ast: CallAst, source: string, reporter: Reporter): boolean {
  const excel = findExcelDifference(functionKey(ast.name));
  if (excel === null) return false;
  const conversions = sumByCondition(pastedCall(ast, source, reporter, { fallback: null }));
  if (conversions === null) return false;
  const place = { from: ast.nameFrom, to: ast.nameTo };
  const fixes = conversions.map((each) => candidate(ast, each));
  reporter.add("excel-difference", place, { name: functionKey(ast.name), excel: excel.words }, fixes);
  return true;
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
  const asked = askedIf(ast, reporter);
  if (asked !== null) fixes.push(asked);
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

/** `IF(ISERROR(x), y, x)` of older sheets is `IFERROR(x, y)`, and with ISNA is IFNA. */
function askedIf(ast: CallAst, reporter: Reporter): FixCandidate | null {
  const guard = asking.get(functionKey(ast.name));
  const around = reporter.parentOf(ast);
  const [sought] = ast.args;
  if (guard === undefined || sought === undefined || around?.kind !== "call" || !/^IF$/i.test(around.name))
    return null;
  const [condition, instead, otherwise, ...others] = around.args;
  if (condition !== ast || instead === undefined || otherwise === undefined || others.length > 0) return null;
  const text = reporter.textOf(sought);
  if (text.replace(/\s/g, "") !== reporter.textOf(otherwise).replace(/\s/g, "")) return null;
  const insert = `${guard}(${text}, ${reporter.textOf(instead)})`;
  return { from: around.from, to: around.to, insert, rewrites: true, certain: true };
}

const asking: ReadonlyMap<string, string> = new Map([
  ["ISERROR", "IFERROR"],
  ["ISNA", "IFNA"],
]);

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
