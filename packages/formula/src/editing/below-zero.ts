import type { Ast, CallAst } from "../syntax/ast.ts";
import { parse } from "../syntax/parser.ts";

/**
 * Whether a formula may come below 0, as far as it shows; where that is not sure, or it cannot be read, it may.
 * @param isNegative whether what is named so may be negative: `["加分项", "分值"]` for `加分项.分值`
 */
export function mayComeBelowZero(source: string, isNegative: (words: readonly string[]) => boolean): boolean {
  const { ast, findings } = parse(source);
  return findings.length > 0 || may(ast, isNegative);
}

type Names = (words: readonly string[]) => boolean;

function may(ast: Ast, names: Names): boolean {
  switch (ast.kind) {
    case "number":
    case "text":
    case "boolean":
      return false;
    case "name":
    case "property":
      return names(wordsOf(ast));
    case "filter":
      return may(ast.of, names);
    case "unary":
      return ast.operator === "-" ? !isZero(ast.operand) : may(ast.operand, names);
    case "binary":
      return ast.operator === "-" || may(ast.left, names) || may(ast.right, names);
    case "parentheses":
      return may(ast.inner, names);
    case "call":
      return called(ast, names);
    case "table":
      return ast.rows.some(({ cells }) => cells.some((cell) => may(cell, names)));
    case "error":
      return true;
  }
}

function called({ name, args }: CallAst, names: Names): boolean {
  const any = (some: readonly Ast[]) => some.some((arg) => may(arg, names));
  const upper = name.normalize("NFKC").toUpperCase();
  if (neverBelow.has(upper)) return false;
  if (differences.has(upper)) return true;
  switch (upper) {
    case "MAX":
      return args.every((arg) => may(arg, names));
    case "CLAMP":
      return any(args.slice(1));
    case "SCALE":
      return any(args.slice(3));
    case "IF":
      return any(args.slice(1));
    case "IFS":
      return any(args.filter((_, index) => index % 2 === 1 || index === args.length - 1));
    case "SWITCH":
      return any(args.filter((_, index) => index > 0 && (index % 2 === 0 || index === args.length - 1)));
    case "BAND":
      return banded(args, names);
  }
  return any(args);
}

/** Of bands only what they give counts, not where they begin. */
function banded([value, table, ...others]: readonly Ast[], names: Names): boolean {
  if (table?.kind !== "table") return [value, table, ...others].some((arg) => arg && may(arg, names));
  const given = [...table.rows.flatMap(({ cells }) => cells.slice(1)), ...others];
  return given.some((each) => may(each, names));
}

function wordsOf(ast: Ast): string[] {
  if (ast.kind === "property") return [...wordsOf(ast.of), ast.key];
  if (ast.kind === "filter") return wordsOf(ast.of);
  return ast.kind === "name" ? [ast.value] : [];
}

function isZero(ast: Ast): boolean {
  if (ast.kind === "parentheses") return isZero(ast.inner);
  return ast.kind === "number" && Number(ast.value) === 0;
}

const neverBelow: ReadonlySet<string> = new Set([
  "ABS",
  "SQRT",
  "COUNT",
  "COUNTA",
  "LEN",
  "STDEV.P",
  "YEAR",
  "MONTH",
  "DAY",
  "COHORT.COUNT",
  "COHORT.RANK",
  "COHORT.PERCENTILE",
  "COHORT.STDEV.P",
]);

/** What lies between two days is below 0 the other way round. */
const differences: ReadonlySet<string> = new Set([
  "DAYSBETWEEN",
  "MONTHSBETWEEN",
  "YEARSBETWEEN",
  "NETWORKDAYS",
]);
