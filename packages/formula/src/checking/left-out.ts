import type { FunctionRow, Otherwise } from "../functions/row.ts";
import type { Checked } from "../rules/checked.ts";
import type { CallAst } from "../syntax/ast.ts";

/** The calls without an else whose blank may be the value of a call. */
export function leftOutOf(
  row: FunctionRow,
  ast: CallAst,
  args: readonly Checked[],
  otherwise: Otherwise,
): Pick<Checked, "leftOut"> {
  const mayPass = row.passes !== undefined && args.some(({ leftOut, rows }) => leftOut ?? rows);
  const passed = mayPass ? (row.passes?.(args) ?? []).flatMap(({ leftOut = [] }) => leftOut) : [];
  if (otherwise === "missing") return { leftOut: [ast, ...passed] };
  return passed.length > 0 ? { leftOut: passed } : {};
}
