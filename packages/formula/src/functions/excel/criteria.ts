import { isDateText } from "../../calendar/date-text.ts";
import type { Ast } from "../../syntax/ast.ts";
import { writeText } from "../../syntax/texts.ts";
import type { FormulaType } from "../../types/formula-type.ts";
import type { PastedArgument, PastedCall } from "./difference.ts";
import { readsColumn } from "./names.ts";

export interface Column {
  readonly ast: Ast;
  /** The list as written. */
  readonly rows: string;
  /** What the column is called inside of the brackets. */
  readonly key: string;
  /** What takes it from the filtered rows. */
  readonly tail: string;
  readonly type: FormulaType;
}

/** A condition on a row, and whether it holds for just the rows that Excel's criterion holds for. */
export interface Condition {
  readonly text: string;
  readonly certain: boolean;
}

/**
 * A criterion as Excel reads it: `">=60"`, `"<>x"`, `"重点"`, `"张*"`, `">" & base`, `3`. A blank cell meets none but
 * `""`, `"="` and whatever begins with `<>`. Null where it means something that can't be written here.
 */
export function conditionOf(column: Column, criterion: PastedArgument, call: PastedCall): Condition | null {
  const { ast } = criterion;
  if (ast.kind === "text") return written(column, ast.value);
  if (readsColumn(ast, column.ast, call)) return null;
  if (ast.kind === "binary" && ast.operator === "&" && ast.left.kind === "text") {
    const operator = ast.left.value.trim();
    const right = criterion.text.slice(ast.right.from - ast.from);
    if (column.type.kind !== "number" || !isOperator.test(operator)) return null;
    return kindOf(ast.right, call) === "number"
      ? { text: compared(column, operator, right), certain: true }
      : null;
  }
  const kind = kindOf(ast, call);
  if (column.type.kind === "number" && kind === "number")
    return { text: compared(column, "=", criterion.operand), certain: true };
  const isText = column.type.kind === "text" || column.type.kind === "enum";
  // A text that is only known at run time may hold an operator or a wildcard.
  return isText && (kind === "text" || kind === "enum")
    ? { text: compared(column, "=", criterion.operand), certain: kind === "enum" }
    : null;
}

const isOperator = /^(?:>=|<=|<>|>|<|=)$/;

function kindOf(ast: Ast, call: PastedCall): string | null {
  if (ast.kind === "number") return "number";
  return call.typeOf(ast)?.kind ?? null;
}

/** A criterion that is written out. */
function written(column: Column, criterion: string): Condition | null {
  const parts = /^(>=|<=|<>|>|<|=)?\s*(.*)$/s.exec(criterion);
  const operator = parts?.[1] ?? "=";
  const word = parts?.[2] ?? "";
  const { key, type } = column;
  if (word === "") return blank(column, parts?.[1] ?? "");
  const isEquality = operator === "=" || operator === "<>";
  switch (type.kind) {
    case "number":
      return /^-?\d+(?:\.\d+)?%?$/.test(word)
        ? { text: compared(column, operator, word), certain: true }
        : null;
    case "date": {
      const day = dayOf(word);
      return day === null ? null : { text: compared(column, operator, `"${day}"`), certain: true };
    }
    case "boolean": {
      const value = word.toUpperCase();
      if (!isEquality || (value !== "TRUE" && value !== "FALSE")) return null;
      const other = value === (operator === "=" ? "TRUE" : "FALSE") ? "FALSE" : "TRUE";
      return {
        text: `${type.optional ? `${key} ?? ${other}` : key} ${operator} ${value}`,
        certain: operator === "=",
      };
    }
    case "text":
    case "enum":
      return isEquality ? wording(column, operator, word) : null;
    default:
      return null;
  }
}

function blank({ key, type }: Column, operator: string): Condition | null {
  if (operator === "") {
    const text = type.kind === "text" ? `${key} ?? "" = ""` : `ISBLANK(${key})`;
    return { text, certain: true };
  }
  if (operator === "=") return { text: `ISBLANK(${key})`, certain: type.kind !== "text" };
  return operator === "<>" ? { text: `NOT ISBLANK(${key})`, certain: type.kind !== "text" } : null;
}

/** A text with or without wildcards. */
function wording(column: Column, operator: string, word: string): Condition | null {
  const { key, type } = column;
  const hasCase = word.toLowerCase() !== word.toUpperCase();
  if (!/[*?~]/.test(word)) {
    // Excel takes a text that looks like a number for that number as well.
    if (type.kind === "text" && /^[-+]?[\d.]/.test(word)) return null;
    return { text: compared(column, operator, writeText(word)), certain: !hasCase || type.kind === "enum" };
  }
  const pattern = /^(\*?)([^*?~]+)\*$/.exec(word);
  if (pattern?.[2] === undefined || hasCase) return null;
  const name = pattern[1] === "" ? "STARTSWITH" : "CONTAINS";
  const value = type.optional ? `${key} ?? ""` : key;
  return {
    text: `${operator === "<>" ? "NOT " : ""}${name}(${value}, ${writeText(pattern[2])})`,
    certain: true,
  };
}

/** A comparison that a blank cell meets only where it is `<>`. */
function compared({ key, type }: Column, operator: string, value: string): string {
  if (!type.optional) return `${key} ${operator} ${value}`;
  if (type.kind === "text" || type.kind === "enum") return `${key} ?? "" ${operator} ${value}`;
  const standIn = type.kind === "date" ? value : "0";
  const comparison = `${key} ?? ${standIn} ${operator} ${value}`;
  if (zeroMeets(operator, type.kind === "number" ? value : "") === (operator === "<>")) return comparison;
  return operator === "<>" ? `(ISBLANK(${key}) OR ${comparison})` : `NOT ISBLANK(${key}) AND ${comparison}`;
}

/** Whether 0 meets a comparison with a number that is written out; null where it is not. */
function zeroMeets(operator: string, value: string): boolean | null {
  const number = /^-?\d+(?:\.\d+)?%?$/.test(value) ? Number(value.replace("%", "")) : null;
  if (number === null) return null;
  switch (operator) {
    case "=":
      return number === 0;
    case "<>":
      return number !== 0;
    case "<":
      return 0 < number;
    case "<=":
      return 0 <= number;
    case ">":
      return 0 > number;
    default:
      return 0 >= number;
  }
}

/** `2026/7/1` and `2026-7-1` as a day is written here. */
function dayOf(word: string): string | null {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(word);
  if (parts === null) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}`;
  return isDateText(day) ? day : null;
}
