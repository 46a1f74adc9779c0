import type { FixCandidate } from "../diagnostic.ts";
import type { CallAst } from "../syntax/ast.ts";

/**
 * What may be added to a call that has too few arguments. `ROUND(x)` rounds to integers wherever it is known. An IF
 * with several conditions is an IFS.
 */
export function argumentFixes(name: string, ast: CallAst): readonly FixCandidate[] {
  // Conditions and values by turns, and an else.
  if (name === "IF" && ast.args.length > 3 && ast.args.length % 2 === 1)
    return [{ from: ast.nameFrom, to: ast.nameTo, insert: "IFS", rewrites: true }];
  const missing = lastArguments[name];
  const last = ast.args.at(-1);
  if (missing === undefined || last === undefined || ast.args.length !== missing.given) return [];
  const fix: FixCandidate = { from: last.to, to: last.to, insert: `, ${missing.insert}` };
  return [missing.certain ? { ...fix, certain: true } : fix];
}

interface MissingArgument {
  readonly given: number;
  readonly insert: string;
  readonly certain: boolean;
}

const lastArguments: Readonly<Record<string, MissingArgument>> = {
  ROUND: { given: 1, insert: "0", certain: true },
  ROUNDUP: { given: 1, insert: "0", certain: true },
  ROUNDDOWN: { given: 1, insert: "0", certain: true },
  SAFEDIV: { given: 2, insert: "0", certain: false },
  BAND: { given: 2, insert: "0", certain: false },
};
