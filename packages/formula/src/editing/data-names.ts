import type { Ast } from "../syntax/ast.ts";
import { parse } from "../syntax/parser.ts";
import { childrenOf } from "../syntax/walk.ts";

/** `data.DATASET.COLUMN` as it is written in a formula. */
export interface DataName {
  readonly dataset: string;
  /** Absent where only the dataset is named: the formula is not finished. */
  readonly column?: string;
  /** From `data` to the end of the last word. */
  readonly from: number;
  readonly to: number;
}

/**
 * The dataset columns that a formula names, in the order of their places, whether or not there are such: read off the
 * words alone, since `data` means nothing else anywhere. Also where the formula has mistakes. Never throws.
 */
export function dataNames(source: string): DataName[] {
  // Most formulas name none, and are not read for this.
  return source.includes("data") ? namedIn(parse(source).ast) : [];
}

function namedIn(ast: Ast): DataName[] {
  if (ast.kind !== "property") return childrenOf(ast).flatMap(namedIn);
  const path = pathOf(ast);
  if (path === null) return namedIn(ast.of);
  const { from, to } = path;
  const [dataset, column] = path.words;
  if (dataset === undefined) return [];
  return [column === undefined ? { dataset, from, to } : { dataset, column, from, to }];
}

interface Path {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The words behind `data`, at most two: what stands behind a column is none of it. */
function pathOf(ast: Ast): Path | null {
  if (ast.kind === "parentheses") return pathOf(ast.inner);
  if (ast.kind === "name") return ast.value === "data" ? { words: [], from: ast.from, to: ast.to } : null;
  if (ast.kind !== "property") return null;
  const before = pathOf(ast.of);
  if (before === null || before.words.length === 2) return before;
  return { words: [...before.words, ast.key], from: before.from, to: ast.nameTo };
}
