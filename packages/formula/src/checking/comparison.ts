import { isDateText } from "../calendar/date-text.ts";
import { type FormulaType, typeName, withOptional } from "../types/formula-type.ts";
import { reportBlankComparison } from "./blank-comparison.ts";
import { type Checked, literalText } from "./checked.ts";
import type { Reporter } from "./reporter.ts";

/** Holds two values against each other: both single and there, of one kind, enums with values that they list. */
export function checkComparison(operator: string, left: Checked, right: Checked, reporter: Reporter): void {
  if (reportBlankComparison(operator, left, right, reporter)) return;
  const isLeft = checkComparable(left, reporter);
  const isRight = checkComparable(right, reporter);
  if (!isLeft || !isRight || left.type.kind === "error" || right.type.kind === "error") return;
  const ordering = operator !== "=" && operator !== "<>";
  checkAlike(left, right, ordering, reporter);
}

/** Whether a value can be compared at all; blank ones are told, and go on as if they were there. */
export function checkComparable(side: Checked, reporter: Reporter): boolean {
  const { kind } = side.type;
  if (kind === "list" || kind === "row" || kind === "table" || kind === "opaque") {
    reporter.mismatch(side, "value");
    return false;
  }
  if (side.type.optional) reporter.optional(side);
  return true;
}

/** Whether two comparable values are of one kind; what is wrong is told at the right one. */
export function checkAlike(left: Checked, right: Checked, ordering: boolean, reporter: Reporter): void {
  const [a, b] = [left.type, right.type];
  const expected = () => typeName(withOptional(a, false));
  if (a.kind === "enum" || b.kind === "enum") {
    if (ordering) {
      reporter.mismatch(right, "number");
      return;
    }
    checkEnum(left, right, reporter);
    return;
  }
  if ((a.kind === "date" && b.kind === "text") || (a.kind === "text" && b.kind === "date")) {
    const text = literalText(a.kind === "text" ? left : right) ?? "";
    if (!isDateText(text)) reporter.mismatch(right, expected());
    return;
  }
  if (a.kind !== b.kind) {
    reporter.mismatch(right, expected());
    return;
  }
  if (ordering && a.kind === "boolean") reporter.mismatch(right, "number");
}

/** Holds a text against the values that an enum lists. */
function checkListed(value: Checked, type: FormulaType, reporter: Reporter): void {
  const text = literalText(value);
  if (type.kind !== "enum" || text === null || type.values.some((each) => each.value === text)) return;
  reporter.notInEnum(value, text, type.values);
}

function checkEnum(left: Checked, right: Checked, reporter: Reporter): void {
  const isText = (type: FormulaType) => type.kind === "text" || type.kind === "enum";
  if (!isText(left.type) || !isText(right.type)) {
    reporter.mismatch(right, typeName(withOptional(left.type, false)));
    return;
  }
  if (left.type.kind === "enum" && right.type.kind === "enum") {
    const listed = new Set(left.type.values.map(({ value }) => value));
    if (!right.type.values.some(({ value }) => listed.has(value)))
      reporter.mismatch(right, typeName(left.type));
    return;
  }
  if (left.type.kind === "enum") checkListed(right, left.type, reporter);
  else checkListed(left, right.type, reporter);
}
