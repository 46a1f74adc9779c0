import type { Ast } from "../../syntax/ast.ts";
import { writeName } from "../../syntax/names.ts";
import { type Conversion, certain, type PastedCall } from "./difference.ts";
import { readsColumn } from "./names.ts";

/** What one factor says of the rows: a condition on them, or the column that is summed. */
interface Factor {
  readonly rows: string;
  readonly condition?: string;
  readonly column?: string;
}

/**
 * `SUMPRODUCT((list.kind = "x") * list.value)`, Excel's way to sum by conditions: here the rows are filtered, and only
 * counted where no column is summed. Null where it is none of these.
 */
export function sumByCondition(call: PastedCall): readonly Conversion[] | null {
  const factors: Factor[] = [];
  for (const { ast, text } of call.args) {
    for (const part of factorsOf(ast)) {
      if (part.kind === "number" && part.value === "1") continue;
      const factor = factorOf(part, (each) => text.slice(each.from - ast.from, each.to - ast.from), call);
      if (factor === null) return null;
      factors.push(factor);
    }
  }
  const [first] = factors;
  const conditions = factors.flatMap(({ condition }) => condition ?? []);
  const columns = factors.flatMap(({ column }) => column ?? []);
  if (first === undefined || conditions.length === 0 || columns.length > 1) return null;
  if (factors.some(({ rows }) => rows !== first.rows)) return null;
  const rows = `${first.rows}[${conditions.join(" AND ")}]`;
  const [column] = columns;
  return [certain(column === undefined ? `COUNT(${rows})` : `SUM(${rows}.${column})`)];
}

/** `a * b` and `--a` taken apart. */
function factorsOf(ast: Ast): readonly Ast[] {
  if (ast.kind === "parentheses") return factorsOf(ast.inner);
  if (ast.kind === "binary" && ast.operator === "*") return [...factorsOf(ast.left), ...factorsOf(ast.right)];
  const isTwice = ast.kind === "unary" && ast.operator === "-" && ast.operand.kind === "unary";
  if (isTwice && ast.operand.kind === "unary" && ast.operand.operator === "-")
    return factorsOf(ast.operand.operand);
  return [ast];
}

function factorOf(ast: Ast, textOf: (part: Ast) => string, call: PastedCall): Factor | null {
  if (ast.kind === "property") {
    const item = itemOf(ast, call);
    return item?.kind === "number" ? { rows: textOf(ast.of), column: writeName(ast.key) } : null;
  }
  if (ast.kind !== "binary" || !/^(?:[<>]=?|=|<>)$/.test(ast.operator) || ast.left.kind !== "property")
    return null;
  const { left, right, operator } = ast;
  const item = itemOf(left, call);
  // A blank cell is compared as 0 or as an empty text there.
  if (item === null || item.optional || readsColumn(right, left, call)) return null;
  const isSingle = right.kind === "number" || right.kind === "text" || isPlain(right, call);
  if (!isSingle) return null;
  return {
    rows: textOf(left.of),
    condition: `${writeName(left.key)} ${operator} ${textOf(right)}`,
  };
}

/** The type of the column that `list.column` is; null for anything else. */
function itemOf(ast: Ast, call: PastedCall) {
  const type = call.typeOf(ast);
  return type?.kind === "list" ? type.item : null;
}

/** Whether it is a field with one value that is there. */
function isPlain(ast: Ast, call: PastedCall): boolean {
  const type = call.typeOf(ast);
  return type !== null && type.kind !== "list" && type.kind !== "row" && !type.optional;
}
