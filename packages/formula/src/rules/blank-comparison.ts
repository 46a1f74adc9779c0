import type { FixCandidate } from "../diagnostic.ts";
import { typeName, withOptional } from "../types/formula-type.ts";
import { type Checked, literalText } from "./checked.ts";
import type { Reporter } from "./reporter.ts";

/**
 * `bonus = ""` of a number, date or boolean asks whether it is blank, as in Excel: told once, at the empty text.
 * @returns whether that is what was compared
 */
export function reportBlankComparison(
  operator: string,
  left: Checked,
  right: Checked,
  reporter: Reporter,
): boolean {
  if (operator !== "=" && operator !== "<>") return false;
  const [value, empty] = literalText(right) === "" ? [left, right] : [right, left];
  if (literalText(empty) !== "" || !asked.has(value.type.kind)) return false;
  if (value.type.kind === "enum" && isListed(value)) return false;
  const text = reporter.textOf(value.ast);
  const not = operator === "=" ? "" : "NOT ";
  const place = { from: left.ast.from, to: right.ast.to };
  // Parentheses around one of the two are no part of its place: then a part of the source would be cut off.
  const isPlain = /^\s*(?:=|＝|<>|＜＞)\s*$/.test(reporter.textOf({ from: left.ast.to, to: right.ast.from }));
  const fix: FixCandidate = { ...place, insert: `${not}ISBLANK(${text})`, rewrites: true, certain: true };
  const fixes = isPlain && value.type.optional ? [fix] : [];
  if (value.type.kind === "enum") reporter.add("not-in-enum", empty.ast, { text: "" }, fixes);
  else reporter.mismatch(empty, typeName(withOptional(value.type, false)), fixes);
  return true;
}

const asked: ReadonlySet<string> = new Set(["number", "date", "boolean", "enum"]);

function isListed({ type }: Checked): boolean {
  return type.kind === "enum" && type.values.some(({ value }) => value === "");
}
