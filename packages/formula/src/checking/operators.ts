import { withFallback } from "../rules/agreement.ts";
import type { Checked } from "../rules/checked.ts";
import { checkComparison } from "../rules/comparison.ts";
import { checkConstants } from "../rules/constants.ts";
import { operatorMends } from "../rules/mends.ts";
import type { Reporter } from "../rules/reporter.ts";
import type { BinaryAst } from "../syntax/ast.ts";
import { errorType, type FormulaType, simple } from "../types/formula-type.ts";
import { needPlain } from "./calls.ts";
import { sharedSubject } from "./shared-subject.ts";

interface Within {
  readonly reporter: Reporter;
  readonly source: string;
}

/** The type of an operator's result; what is wrong with its sides goes to the reporter. */
export function operatorType(ast: BinaryAst, left: Checked, right: Checked, within: Within): FormulaType {
  const { reporter, source } = within;
  switch (ast.operator) {
    case "??":
      return withFallback(left, right, reporter);
    case "AND":
    case "OR":
      needPlain(left, "boolean", reporter);
      needPlain(right, "boolean", reporter, sharedSubject(ast, source));
      return boolean;
    case "&":
      needJoinable(left, reporter);
      needJoinable(right, reporter);
      return text;
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (left.type.kind === "blank" || right.type.kind === "blank")
        tellBlankCompared(ast, left, right, within);
      else checkComparison(ast.operator, left, right, reporter);
      // A list has no place in a comparison, which is told: what the whole is nobody knows, so no `IF(…, 1, 0)` is made of it.
      return left.type.kind === "list" || right.type.kind === "list" ? errorType : boolean;
    default: {
      const mends = operatorMends(ast, left, right, source);
      needPlain(left, "number", reporter, mends);
      needPlain(right, "number", reporter, mends);
      checkConstants(ast, ast.operator, left, right, reporter);
      return number;
    }
  }
}

/** Nothing compares with a blank: whether something is blank is asked by ISBLANK. */
function tellBlankCompared(
  ast: BinaryAst,
  left: Checked,
  right: Checked,
  { reporter, source }: Within,
): void {
  const [blank, other] = right.type.kind === "blank" ? [right, ast.left] : [left, ast.right];
  const asked = `ISBLANK(${source.slice(other.from, other.to)})`;
  const place = { from: ast.from, to: ast.to, rewrites: true, certain: true } as const;
  const fixes = [
    ...(ast.operator === "=" ? [{ ...place, insert: asked }] : []),
    ...(ast.operator === "<>" ? [{ ...place, insert: `NOT ${asked}` }] : []),
  ];
  reporter.mismatch(blank, "value", fixes);
}

/** `&` takes texts, enums, dates and numbers. */
function needJoinable(side: Checked, reporter: Reporter): void {
  if (side.type.kind === "number" || side.type.kind === "date") {
    if (side.type.optional) reporter.optional(side);
  } else needPlain(side, "text", reporter);
}

const number = simple("number");
const text = simple("text");
const boolean = simple("boolean");
