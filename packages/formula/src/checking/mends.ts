import type { FixCandidate } from "../diagnostic.ts";
import type { BinaryAst } from "../syntax/ast.ts";
import { type Checked, literalText } from "./checked.ts";

/** What may be written where a number is wanted and something else stands: a number in quotes, a truth value. */
export function numberMends(value: Checked, source: string): readonly FixCandidate[] {
  const { from, to } = value.ast;
  const text = (literalText(value) ?? "").normalize("NFKC").trim();
  if (/^-?\d+(\.\d+)?%?$/.test(text)) return [{ from, to, insert: text, certain: true, rewrites: true }];
  if (value.type.kind === "boolean" && !value.type.optional)
    return [{ from, to, insert: `IF(${source.slice(from, to)}, 1, 0)`, certain: true, rewrites: true }];
  return [];
}

/** Texts are joined by `&`; other languages, and people who know them, write `+`. */
export function joinMends(
  ast: BinaryAst,
  left: Checked,
  right: Checked,
  source: string,
): readonly FixCandidate[] {
  if (ast.operator !== "+" || ![left, right].some(({ type }) => type.kind === "text" || type.kind === "enum"))
    return [];
  const between = source.slice(ast.left.to, ast.right.from);
  const at = between.search(/[+＋]/);
  if (at < 0 || between.includes("/*")) return [];
  const from = ast.left.to + at;
  return [{ from, to: from + 1, insert: "&", rewrites: true }];
}
