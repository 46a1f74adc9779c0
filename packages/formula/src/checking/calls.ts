import { isDateText } from "../calendar/date-text.ts";
import type { FixCandidate } from "../diagnostic.ts";
import type { CallContext, FunctionRow, Otherwise, Parameter } from "../functions/row.ts";
import { signatureOf, takes } from "../functions/row.ts";
import { type Checked, literalText } from "../rules/checked.ts";
import type { Reporter } from "../rules/reporter.ts";
import { errorType, type FormulaType, parseType, typeName, withOptional } from "../types/formula-type.ts";
import { argumentFixes } from "./argument-fixes.ts";

/** What a call comes to. */
export interface CheckedCall {
  readonly type: FormulaType;
  readonly otherwise: Otherwise;
}

/** Checks the arguments of a known function; the type of its result. */
export function checkCall(row: FunctionRow, call: Omit<CallContext, "need">): CheckedCall {
  const { ast, args, reporter } = call;
  if (!takes(row, args.length)) {
    if (!ast.runsOn) {
      const params = { name: row.name, signature: signatureOf(row), given: args.length };
      const fixes = argumentFixes(row.name, ast);
      const [fix] = fixes;
      const written = fix?.rewrites === true ? { written: fix.insert } : {};
      reporter.add("argument-count", ast, { ...params, ...written }, fixes);
    }
    return given(plainResult(row));
  }
  let sound = true;
  for (let index = 0; index < args.length; index += 1) {
    if (!checkTable(args[index], parameterAt(row, index), reporter)) sound = false;
  }
  if (!sound) return given(plainResult(row));
  if (row.check !== undefined) {
    const context: CallContext = { ...call, need: (arg, type) => needPlain(arg, type, reporter) };
    const type = row.check(context);
    const otherwise = row.otherwise?.(context) ?? "given";
    return { type: otherwise === "missing" ? withOptional(type, true) : type, otherwise };
  }
  for (let index = 0; index < args.length; index += 1) {
    checkArgument(args[index], parameterAt(row, index), reporter);
  }
  return given(plainResult(row));
}

function given(type: FormulaType): CheckedCall {
  return { type, otherwise: "given" };
}

/** Holds a value against a plain type: a blank one is told, a text that is a day may stand for a date. */
export function needPlain(
  value: Checked | undefined,
  kind: "number" | "text" | "boolean" | "date",
  reporter: Reporter,
  fixes: readonly FixCandidate[] = [],
): void {
  if (value === undefined || value.type.kind === "error") return;
  const { type } = value;
  const fits =
    type.kind === kind ||
    (kind === "text" && type.kind === "enum") ||
    (kind === "date" && isDateText(literalText(value) ?? ""));
  if (!fits) reporter.mismatch(value, kind, fixes);
  else if (type.optional) reporter.optional(value);
}

function checkArgument(arg: Checked | undefined, parameter: Parameter | undefined, reporter: Reporter): void {
  const wanted = parameter?.type;
  if (arg === undefined || arg.type.kind === "error" || wanted === undefined) return;
  if (wanted === "number" || wanted === "text" || wanted === "boolean" || wanted === "date") {
    needPlain(arg, wanted, reporter);
    return;
  }
  if (wanted === "numbers" || wanted === "list of number") {
    const item = arg.type.kind === "list" ? arg.type.item : arg.type;
    const fits = item.kind === "number" || item.kind === "error" || item.kind === "blank";
    if (!fits || (wanted === "list of number" && arg.type.kind !== "list"))
      reporter.mismatch(arg, wanted === "numbers" ? "number" : wanted);
  }
}

/** Tables stand only where one is taken, and have two cells in each row. */
function checkTable(arg: Checked | undefined, parameter: Parameter | undefined, reporter: Reporter): boolean {
  const wanted = parameter?.type === "table";
  if (arg === undefined || arg.type.kind === "error") return !wanted;
  if (wanted !== (arg.type.kind === "table")) {
    reporter.mismatch(arg, wanted ? "table" : "value");
    return false;
  }
  if (!wanted || arg.ast.kind !== "table") return true;
  for (const row of arg.ast.rows) {
    if (row.cells.length === 2) continue;
    reporter.add("type-mismatch", row, { expected: "row of two cells", actual: typeName(arg.type) });
    return false;
  }
  return true;
}

function parameterAt(row: FunctionRow, index: number): Parameter | undefined {
  const last = row.parameters.at(-1);
  return row.parameters[index] ?? (last?.repeat === true ? last : undefined);
}

function plainResult(row: FunctionRow): FormulaType {
  let type = results.get(row.result);
  if (type === undefined) {
    type = parseType(row.result) ?? errorType;
    results.set(row.result, type);
  }
  return type;
}

/** Results of functions as the table names them → their types. */
const results = new Map<string, FormulaType>();
