import { type FormulaType, typeName, withOptional } from "../types/formula-type.ts";
import { needPlain } from "./calls.ts";
import { type Checked, literalText } from "./checked.ts";
import type { Reporter } from "./reporter.ts";

/** Holds a whole formula against the type that it must have: `boolean` of a visibility, `number` of an indicator. */
export function checkExpected(value: Checked, expected: FormulaType, reporter: Reporter): void {
  const { type } = value;
  if (type.kind === "error" || expected.kind === "error") return;
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
