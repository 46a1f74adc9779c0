import type { Ast } from "../syntax/ast.ts";
import { childrenOf } from "../syntax/walk.ts";
import { type FormulaType, listOf } from "../types/formula-type.ts";
import type { Environment } from "./environment.ts";

/** What a part of a formula stands in, innermost first. */
export function surroundings(root: Ast | null, part: Ast): readonly Ast[] {
  const around: Ast[] = [];
  let at = root;
  while (at !== null && at !== part) {
    around.push(at);
    at = childrenOf(at).find((child) => covers(child, part)) ?? null;
  }
  return at === null ? [] : around.reverse();
}

export function covers(whole: Ast | undefined, part: Ast): boolean {
  return whole !== undefined && whole.from <= part.from && part.to <= whole.to;
}

/** The type of `field`, `field.part` or `list.column`; null for anything else. */
export function fieldType(ast: Ast, environment: Environment): FormulaType | null {
  if (ast.kind === "parentheses") return fieldType(ast.inner, environment);
  if (ast.kind === "name")
    return environment.reserved.get(ast.value) ?? environment.fields.find(ast.value)?.type ?? null;
  if (ast.kind !== "property") return null;
  const of = fieldType(ast.of, environment);
  if (of?.kind === "row") return of.shape.find(ast.key)?.type ?? null;
  if (of?.kind !== "list" || of.item.kind !== "row") return null;
  const column = of.item.shape.find(ast.key)?.type;
  return column === undefined ? null : listOf(column);
}
