import type { FixCandidate } from "../diagnostic.ts";
import type { Ast, BinaryAst } from "../syntax/ast.ts";

/**
 * `level = "A" OR "B"`: what is compared is said once and meant twice. Only of OR between equalities: beside AND, or
 * behind `<>`, people mean now the one and now the other.
 */
export function sharedSubject({ operator, left, right }: BinaryAst, source: string): readonly FixCandidate[] {
  if (operator !== "OR" || (right.kind !== "text" && right.kind !== "number")) return [];
  const compared = lastCompared(left, right.kind);
  if (compared === null) return [];
  const subject = source.slice(compared.from, compared.to);
  return [{ from: right.from, to: right.from, insert: `${subject} = ` }];
}

/** What the last equality before compares with a constant of the kind; between them may stand further constants. */
function lastCompared(ast: Ast, kind: "text" | "number"): Ast | null {
  if (ast.kind !== "binary") return null;
  if (ast.operator === "OR")
    return ast.right.kind === kind ? lastCompared(ast.left, kind) : lastCompared(ast.right, kind);
  return ast.operator === "=" && ast.right.kind === kind ? ast.left : null;
}
