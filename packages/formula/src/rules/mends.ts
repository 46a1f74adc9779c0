import { isDateText } from "../calendar/date-text.ts";
import type { FixCandidate } from "../diagnostic.ts";
import type { Ast, BinaryAst } from "../syntax/ast.ts";
import { type Checked, literalText } from "./checked.ts";

/**
 * What may be written where a number is wanted and something else stands: a number in quotes, a truth value.
 * @param around what the value stands in, null where it is the whole formula
 */
export function numberMends(value: Checked, source: string, around: Ast | null): readonly FixCandidate[] {
  const { from, to } = value.ast;
  const text = (literalText(value) ?? "").normalize("NFKC").trim();
  if (isNumeric(text)) return [{ from, to, insert: text, certain: true, rewrites: true }];
  if (value.type.kind !== "boolean" || value.type.optional) return [];
  const fix: FixCandidate = { from, to, insert: `IF(${source.slice(from, to)}, 1, 0)`, rewrites: true };
  switch (truthAt(bare(value.ast), around)) {
    case "number":
      return [{ ...fix, certain: true }];
    case "unsaid":
      return [fix];
    default:
      return [];
  }
}

/**
 * Whether a truth value counts as 1 or 0 in Excel where it stands: as an operand or argument it does, but in a cell an
 * aggregate passes it over. A whole condition does not say what it shall give; `x = a / b` may say what it is called,
 * and a condition in place of a value that something is left out.
 */
function truthAt(ast: Ast, around: Ast | null): "number" | "unsaid" | "none" {
  if (around === null) {
    const isNaming = ast.kind === "binary" && ast.operator === "=" && ast.left.kind === "name";
    return isNaming ? "none" : "unsaid";
  }
  if (around.kind === "binary") return around.operator === "??" ? "none" : "number";
  if (around.kind !== "call") return "number";
  const isCell = ast.kind === "name" || ast.kind === "property";
  if (isCell && passesOver.test(around.name)) return "none";
  return choosing.test(around.name) ? "none" : "number";
}

const passesOver = /^(?:SUM|AVERAGE|MIN|MAX|MEDIAN|STDEV\.P|PRODUCT)$/i;
/** Those of which an argument may be any value; and COUNT, to which a truth value is none to count. */
const choosing = /^(?:IFS?|SWITCH|IFBLANK|IFERROR|SAFEDIV|BAND|COUNT)$/i;

/** A day that is written otherwise: `"2026/7/1"`, `"2026年7月1日"`. */
export function dateMends(value: Checked): readonly FixCandidate[] {
  const parts = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])$/.exec(
    (literalText(value) ?? "").normalize("NFKC").trim(),
  );
  if (parts === null) return [];
  const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
  const day = `${parts[1]}-${two(parts[3] ?? parts[5])}-${two(parts[4] ?? parts[6])}`;
  const { from, to } = value.ast;
  return isDateText(day) ? [{ from, to, insert: `"${day}"`, rewrites: true, certain: true }] : [];
}

/** Yes and no as texts. */
export function booleanMends(value: Checked): readonly FixCandidate[] {
  const { from, to } = value.ast;
  const insert = truths.get((literalText(value) ?? "").toUpperCase());
  return insert === undefined ? [] : [{ from, to, insert, rewrites: true, certain: true }];
}

const truths: ReadonlyMap<string, string> = new Map([
  ...["是", "真", "TRUE"].map((word) => [word, "TRUE"] as const),
  ...["否", "假", "FALSE"].map((word) => [word, "FALSE"] as const),
]);

/** Whether a text is a number as it is written in a formula. */
export function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?%?$/.test(text);
}

/** What operators of numbers mean between values that are none: texts joined, days counted, conditions that both hold. */
export function operatorMends(
  ast: BinaryAst,
  left: Checked,
  right: Checked,
  source: string,
): readonly FixCandidate[] {
  switch (ast.operator) {
    case "+":
      return joinMends(ast, left, right, source);
    case "-":
      return daysMends(ast, left, right, source);
    case "*":
      return conditionMends(ast, left, right, source);
    default:
      return [];
  }
}

/** Texts are joined by `&`; other languages, and people who know them, write `+`. */
function joinMends(ast: BinaryAst, left: Checked, right: Checked, source: string): readonly FixCandidate[] {
  if (![left, right].some(({ type }) => type.kind === "text" || type.kind === "enum")) return [];
  const between = source.slice(ast.left.to, ast.right.from);
  const at = between.search(/[+＋]/);
  if (at < 0 || between.includes("/*")) return [];
  const from = ast.left.to + at;
  return [{ from, to: from + 1, insert: "&", rewrites: true }];
}

/** A date less a date is a number of days in Excel. */
function daysMends(ast: BinaryAst, left: Checked, right: Checked, source: string): readonly FixCandidate[] {
  if (!isDate(left) || !isDate(right) || (left.type.kind !== "date" && right.type.kind !== "date")) return [];
  const [end, start] = [textOf(ast.left, source), textOf(ast.right, source)];
  return [
    { from: ast.from, to: ast.to, insert: `DAYSBETWEEN(${start}, ${end})`, rewrites: true, certain: true },
  ];
}

function isDate(value: Checked): boolean {
  return value.type.kind === "date" || isDateText(literalText(value) ?? "");
}

/** `(a >= 60) * (b >= 80)`: 1 where both hold, else 0. */
function conditionMends(
  ast: BinaryAst,
  left: Checked,
  right: Checked,
  source: string,
): readonly FixCandidate[] {
  if (![left, right].every(({ type }) => type.kind === "boolean" && !type.optional)) return [];
  const both = [ast.left, ast.right].map((side) => {
    const isWeak = bare(side).kind === "binary" && hasOr(bare(side));
    return isWeak ? source.slice(side.from, side.to) : textOf(side, source);
  });
  return [
    { from: ast.from, to: ast.to, insert: `IF(${both.join(" AND ")}, 1, 0)`, rewrites: true, certain: true },
  ];
}

function hasOr(ast: Ast): boolean {
  return ast.kind === "binary" && ast.operator === "OR";
}

function bare(ast: Ast): Ast {
  return ast.kind === "parentheses" ? bare(ast.inner) : ast;
}

/** As written, without the parentheses around it. */
function textOf(ast: Ast, source: string): string {
  const { from, to } = bare(ast);
  return source.slice(from, to);
}
