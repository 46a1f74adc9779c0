import { type Checked, literalText } from "../rules/checked.ts";
import type { Reporter } from "../rules/reporter.ts";
import { type FormulaType, parseType, simple, typeName, withOptional } from "../types/formula-type.ts";
import type { TypeName } from "../types/scope.ts";
import { needPlain } from "./calls.ts";

/** What a whole formula must come to. */
export interface Expectation {
  readonly type: FormulaType;
  /** Whether it gives points, where a blank means “not applicable” and is to be written out. */
  readonly givesPoints: boolean;
}

/** What a caller expects; null for the name of nothing. `points` is a number that is blank only where that is meant. */
export function readExpected(expected: TypeName | FormulaType): Expectation | null {
  if (expected === "points") return { type: simple("number", true), givesPoints: true };
  const type = typeof expected === "string" ? parseType(expected) : expected;
  return type === null ? null : { type, givesPoints: false };
}

/**
 * Holds a whole formula against what it must come to: `boolean` of a visibility, points of an indicator. In a formula
 * that gives points a choice whose else was left out is told: who fails would be “not applicable”, and rewarded.
 */
export function checkExpected(value: Checked, { type, givesPoints }: Expectation, reporter: Reporter): void {
  checkType(value, type, reporter);
  if (!givesPoints) return;
  for (const call of new Set(value.leftOut ?? [])) {
    const at = call.to - 1;
    // A condition that is spoken has no bracket to write it before.
    const isClosed = /^[)）]$/.test(reporter.textOf({ from: at, to: call.to }));
    const fixes = isClosed ? [{ from: at, to: at, insert: ", 0" }] : [];
    reporter.add("missing-else", call, { name: call.name.toUpperCase() }, fixes);
  }
}

function checkType(value: Checked, expected: FormulaType, reporter: Reporter): void {
  const { type } = value;
  if (type.kind === "error" || expected.kind === "error") return;
  if (type.kind === "blank") {
    if (!expected.optional) reporter.optional(value);
    return;
  }
  const { kind } = expected;
  if (kind === "number" || kind === "text" || kind === "boolean" || kind === "date") {
    needPlain(expected.optional ? { ...value, type: withOptional(type, false) } : value, kind, reporter);
    return;
  }
  if (typeName(withOptional(type, false)) !== typeName(withOptional(expected, false))) {
    if (!(kind === "enum" && type.kind === "text" && isListed(value, expected)))
      reporter.mismatch(value, typeName(expected));
  } else if (type.optional && !expected.optional && type.kind !== "list") reporter.optional(value);
}

function isListed(value: Checked, expected: FormulaType): boolean {
  const text = literalText(value);
  return expected.kind === "enum" && expected.values.some((each) => each.value === text);
}
