import type { Checked } from "../rules/checked.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { Ast, FilterAst } from "../syntax/ast.ts";
import { writeName } from "../syntax/names.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import { type FormulaType, listOf, withOptional } from "../types/formula-type.ts";
import { needPlain } from "./calls.ts";
import type { NameResolver } from "./names.ts";
import { failed } from "./nodes.ts";

/** What the check of a filter needs of the checker. */
interface Filtering {
  readonly edition: number;
  readonly source: string;
  readonly names: NameResolver;
  readonly reporter: Reporter;
  readonly check: (condition: Ast) => Checked;
}

/** `list[condition]`: the rows, or the single values, that meet a condition. */
export function checkFilter(ast: FilterAst, of: Checked, at: Filtering): Checked {
  const { names, reporter } = at;
  const item = of.type.kind === "list" ? of.type.item : null;
  if (item !== null && at.edition >= 1 && isSingle(item)) return checkPick(ast, of, item, at);
  const rows = item?.kind === "row" ? item : null;
  if (rows === null) reporter.mismatch(of, "list of row");
  if (rows === null && of.type.kind !== "error") return failed(ast);
  const condition = names.within(rows?.shape ?? null, of, () => at.check(ast.condition));
  const { kind } = condition.type;
  if (condition.ast.kind === "name" && rows !== null && kind !== "boolean" && kind !== "error") {
    const isColumn = /^\s*[\]］]$/.test(at.source.slice(condition.ast.to, ast.to));
    const column = `.${writeName(condition.ast.value)}`;
    // A column as a table of Excel writes it; it has no columns itself.
    const hasColumn = reporter.parentOf(ast)?.kind === "property";
    const fix = { from: ast.of.to, to: ast.to, insert: column, rewrites: true, certain: true } as const;
    reporter.mismatch(condition, "boolean", isColumn && !hasColumn ? [fix] : []);
  } else needPlain(condition, "boolean", reporter);
  if (rows === null) return failed(ast);
  names.follow(ast, of.ast);
  const { from, to } = ast;
  const node: TypedNode = { from, to, op: "filter", of: of.node, condition: condition.node };
  return { ast, node, type: listOf(rows), constant: false };
}

/** The members of a list of single values that meet a condition; blank ones are left out. */
function checkPick(
  ast: FilterAst,
  of: Checked,
  item: FormulaType,
  { names, reporter, check }: Filtering,
): Checked {
  const member = withOptional(item, false);
  const condition = names.withinValues(member, () => check(ast.condition));
  needPlain(condition, "boolean", reporter);
  names.follow(ast, of.ast);
  const { from, to } = ast;
  const node: TypedNode = { from, to, op: "pick", of: of.node, condition: condition.node };
  return { ast, node, type: listOf(member), constant: false };
}

/** Whether the members of a list are values that can be compared. */
function isSingle({ kind }: FormulaType): boolean {
  return kind === "number" || kind === "text" || kind === "boolean" || kind === "date" || kind === "enum";
}
