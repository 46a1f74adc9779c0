import { isDateText } from "../calendar/date-text.ts";
import type { Edition } from "../edition.ts";
import { foldCase, hasCase } from "../runtime/fold-case.ts";
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

/**
 * The operation that compares two values so: since edition 1 texts are the same whatever their case, and the name says it
 * with `~`. What tells its choices apart by case alone is compared exactly, and so is whatever has no case.
 */
export function comparing(name: string, left: Checked, right: Checked, edition: Edition): string {
  if (edition === 0 || !ignoresCase(left, right)) return name;
  const isEquality = name !== "<" && name !== "<=" && name !== ">" && name !== ">=";
  return isEquality && [left, right].some(isWithoutCase) ? name : `~${name}`;
}

/** Whether upper and lower case are to be the same: of texts, and of choices that case does not tell apart. */
function ignoresCase(left: Checked, right: Checked): boolean {
  const sides = [left, right];
  if (!sides.every(({ type }) => type.kind === "text" || type.kind === "enum")) return false;
  const isChoice = sides.some(({ type }) => type.kind === "enum");
  return sides.every((side) => {
    if (side.type.kind === "enum") return !hasTwins(side.type);
    return !isChoice || literalText(side) === null;
  });
}

/** A text that is written out, and is the same in any case. */
function isWithoutCase(side: Checked): boolean {
  const text = literalText(side);
  return text !== null && !hasCase(text);
}

/** Whether a choice lists values that differ in their case alone. */
function hasTwins(type: FormulaType & { kind: "enum" }): boolean {
  return new Set(type.values.map(({ value }) => foldCase(value))).size < type.values.length;
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
