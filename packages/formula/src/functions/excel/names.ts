import type { Ast } from "../../syntax/ast.ts";
import { childrenOf } from "../../syntax/walk.ts";
import type { PastedArgument, PastedCall } from "./difference.ts";

/**
 * Whether an expression that goes into the brackets behind a list would there mean a column of it: the row's own names
 * come first. Where the columns are not known, every name may be one.
 */
export function readsColumn(expression: Ast, column: Ast, call: PastedCall): boolean {
  const of = column.kind === "property" ? call.typeOf(column.of) : null;
  const rows = of?.kind === "list" && of.item.kind === "row" ? of.item.shape : null;
  const single = rows === null ? call.typeOf(column) : null;
  return namesIn(expression).some((name) =>
    rows === null ? single === null || name === "value" : rows.find(name) !== null,
  );
}

function namesIn(ast: Ast): readonly string[] {
  return ast.kind === "name" ? [ast.value] : childrenOf(ast).flatMap(namesIn);
}

/** The value with the other sign. */
export function negated({ operand, ast, text }: PastedArgument): string {
  return ast.kind === "unary" && ast.operator === "-"
    ? text.slice(ast.operand.from - ast.from)
    : `-${operand}`;
}
