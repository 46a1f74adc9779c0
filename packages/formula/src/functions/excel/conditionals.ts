import type { Ast } from "../../syntax/ast.ts";
import { writeName } from "../../syntax/names.ts";
import { writeText } from "../../syntax/texts.ts";
import type { ExcelDifference, PastedCall } from "./difference.ts";

/** The aggregates with conditions: here the rows are filtered first. */
export const conditionals: readonly ExcelDifference[] = [
  { names: ["SUMIF"], instead: (call) => single(call, "SUM") },
  { names: ["AVERAGEIF"], instead: (call) => single(call, "AVERAGE") },
  { names: ["COUNTIF"], instead: (call) => filtered(call, 0, "COUNT", null) },
  { names: ["SUMIFS"], instead: (call) => several(call, "SUM") },
  { names: ["AVERAGEIFS"], instead: (call) => several(call, "AVERAGE") },
  { names: ["COUNTIFS"], instead: (call) => filtered(call, 0, "COUNT", null) },
  { names: ["MAXIFS"], instead: (call) => several(call, "MAX") },
  { names: ["MINIFS"], instead: (call) => several(call, "MIN") },
  { names: ["COUNTBLANK"], instead: countBlank },
];

function countBlank({ ast, args }: PastedCall): readonly string[] {
  const column = columnOf(ast.args[0], args[0]);
  return column === null ? [] : [`COUNT(${column.rows}[ISBLANK(${column.key})])`];
}

interface Column {
  /** The list as written. */
  readonly rows: string;
  readonly key: string;
}

/** `list.column`; null for anything else, which has no rows to be filtered. */
function columnOf(ast: Ast | undefined, text: string | undefined): Column | null {
  if (ast?.kind !== "property" || text === undefined) return null;
  return { rows: text.slice(0, ast.of.to - ast.from), key: writeName(ast.key) };
}

/** `(range, criterion, [values])` */
function single(call: PastedCall, ours: string): readonly string[] {
  const { ast, args } = call;
  if (args.length < 2 || args.length > 3) return [];
  const values = columnOf(ast.args[2] ?? ast.args[0], args[2] ?? args[0]);
  return values === null
    ? []
    : filtered({ ...call, ast: { ...ast, args: ast.args.slice(0, 2) } }, 0, ours, values);
}

/** `(values, range, criterion, …)` */
function several(call: PastedCall, ours: string): readonly string[] {
  const values = columnOf(call.ast.args[0], call.args[0]);
  return values === null ? [] : filtered(call, 1, ours, values);
}

/** The rows that meet all pairs of range and criterion from an argument on, which must be of one list. */
function filtered(
  { ast, args, operands }: PastedCall,
  from: number,
  ours: string,
  values: Column | null,
): readonly string[] {
  const given = ast.args.slice(from);
  if (given.length === 0 || given.length % 2 !== 0) return [];
  let rows = values?.rows;
  const conditions: Condition[] = [];
  for (let index = 0; index < given.length; index += 2) {
    const column = columnOf(given[index], args[from + index]);
    const criterion = given[index + 1];
    if (column === null || criterion === undefined) return [];
    rows ??= column.rows;
    if (column.rows !== rows) return [];
    conditions.push(
      conditionOf(column.key, criterion, operands[from + index + 1] ?? "", args[from + index + 1] ?? ""),
    );
  }
  const tail = values === null ? "" : `.${values.key}`;
  return ["", ' ?? ""', " ?? 0"].map(
    (fallback) => `${ours}(${rows}[${conditions.map((write) => write(fallback)).join(" AND ")}]${tail})`,
  );
}

/** A condition, written with what counts where the column is blank. */
type Condition = (fallback: string) => string;

/** `">=60"`, `"<>x"`, `"重点"`, `"张*"`, `">" & base`, `3`. */
function conditionOf(key: string, ast: Ast, operand: string, text: string): Condition {
  if (ast.kind === "text") return criterionOf(key, ast.value);
  if (ast.kind === "binary" && ast.operator === "&" && ast.left.kind === "text") {
    const operator = ast.left.value.trim();
    const right = text.slice(ast.right.from - ast.from);
    if (comparison.test(operator)) return (fallback) => `${key}${fallback} ${operator} ${right}`;
  }
  return (fallback) => `${key}${fallback} = ${operand}`;
}

const comparison = /^(?:>=|<=|<>|>|<|=)$/;

function criterionOf(key: string, criterion: string): Condition {
  const parts = /^(>=|<=|<>|>|<|=)?\s*(.*)$/s.exec(criterion);
  const operator = parts?.[1] ?? "=";
  const word = parts?.[2] ?? "";
  const not = operator === "<>" ? "NOT " : "";
  if ((operator === "=" || operator === "<>") && word === "") {
    return () => (operator === "=" ? `ISBLANK(${key})` : `NOT ISBLANK(${key})`);
  }
  const pattern = operator === "=" || operator === "<>" ? /^(\*?)([^*?~]+)\*$/.exec(word) : null;
  if (pattern?.[2] !== undefined) {
    const name = pattern[1] === "" ? "STARTSWITH" : "CONTAINS";
    const wanted = writeText(pattern[2]);
    return (fallback) => `${not}${name}(${key}${fallback}, ${wanted})`;
  }
  const value = /^-?\d+(?:\.\d+)?%?$/.test(word) ? word : writeText(word);
  return (fallback) => `${key}${fallback} ${operator} ${value}`;
}
