import type { Ast } from "./ast.ts";

/** The parts of a syntax tree's node, in the order of the source. */
export function childrenOf(ast: Ast): readonly Ast[] {
  switch (ast.kind) {
    case "property":
      return [ast.of];
    case "filter":
      return [ast.of, ast.condition];
    case "unary":
      return [ast.operand];
    case "binary":
      return [ast.left, ast.right];
    case "parentheses":
      return [ast.inner];
    case "call":
      return ast.args;
    case "table":
      return ast.rows.flatMap(({ cells }) => cells);
    default:
      return [];
  }
}
