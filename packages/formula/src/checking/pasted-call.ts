import type { PastedArgument, PastedCall } from "../functions/excel/difference.ts";
import { functionKey } from "../functions/table.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { Ast, CallAst } from "../syntax/ast.ts";
import { readCells } from "../syntax/excel.ts";

/** A call with the text of its arguments; arrays in braces, which are read as several arguments, are one again. */
export function pastedCall(
  ast: CallAst,
  source: string,
  reporter: Reporter,
  { fallback }: { fallback: string | null },
): PastedCall {
  const args: PastedArgument[] = [];
  let end = 0;
  for (const arg of ast.args) {
    if (arg.from < end) continue;
    const array = arrayAt(arg, source);
    const { from, to } = array ?? arg;
    end = to;
    const text = source.slice(from, to);
    const isBare = arg.kind !== "binary" && arg.kind !== "unary";
    args.push({ ast: arg, text, operand: isBare ? text : `(${text})`, array: array?.cells ?? null });
  }
  return {
    ast,
    name: functionKey(ast.name),
    args,
    fallback,
    inner: (call) => pastedCall(call, source, reporter, { fallback: null }),
    typeOf: (expression) => reporter.typeOf(expression, ast),
  };
}

/** The array of constants that an argument is, or is the first value of. */
function arrayAt(
  arg: Ast,
  source: string,
): { from: number; to: number; cells: readonly (readonly string[])[] } | null {
  let from = arg.from;
  if (!isBrace(source.charAt(from))) {
    do from -= 1;
    while (/\s/.test(source.charAt(from)));
  }
  if (isBrace(source.charAt(from))) {
    const read = readCells(source, from);
    return read === null ? null : { from, ...read };
  }
  if (arg.kind !== "table") return null;
  const cells = arg.rows.map((row) => row.cells.map((cell) => source.slice(cell.from, cell.to)));
  return { from: arg.from, to: arg.to, cells };
}

function isBrace(character: string): boolean {
  return character === "{" || character === "｛";
}
