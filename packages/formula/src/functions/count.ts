import { type Checked, literalText } from "../rules/checked.ts";
import type { CallContext } from "./row.ts";

/** Whether COUNT counts a value: numbers and dates as in Excel, and rows, which Excel has no equal of. */
export function isCounted({ type }: Checked): boolean {
  const { kind } = type.kind === "list" ? type.item : type;
  return kind === "number" || kind === "date" || kind === "row" || kind === "error";
}

/**
 * Tells what COUNT never counts, where COUNTA was meant: a list of texts, or nothing but texts. Excel counts a truth
 * value and a number in quotes, if they are written into the call, and not in a cell: rather than one of the two,
 * neither stands here.
 */
export function checkCounted({ args, ast, reporter }: CallContext): void {
  const fix = { from: ast.nameFrom, to: ast.nameTo, insert: "COUNTA", rewrites: true } as const;
  const isLost = args.every((arg) => !isCounted(arg) && arg.type.kind !== "blank");
  for (const arg of args) {
    if (isCounted(arg)) continue;
    if (arg.type.kind === "list") reporter.mismatch(arg, "list of number", [fix]);
    else if (arg.type.kind === "boolean" || isNumberText(arg)) reporter.mismatch(arg, "number");
    else if (isLost) reporter.mismatch(arg, "number", [fix]);
  }
}

function isNumberText(arg: Checked): boolean {
  const text = literalText(arg)?.trim() ?? "";
  return text !== "" && Number.isFinite(Number(text));
}
