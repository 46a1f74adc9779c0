import type { Ast } from "../../syntax/ast.ts";

/** The value of a number that is written out, with a sign perhaps; null for anything else. */
export function numberOf(ast: Ast | undefined): number | null {
  if (ast?.kind === "number" && !ast.value.endsWith("%")) return Number(ast.value);
  if (ast?.kind !== "unary" || ast.operator !== "-") return null;
  const value = numberOf(ast.operand);
  return value === null ? null : -value;
}
