import type { CallAst } from "../../syntax/ast.ts";

/** A call as it was pasted: the text of each argument beside its tree. */
export interface PastedCall {
  readonly ast: CallAst;
  readonly args: readonly string[];
  /** The same, in parentheses where an operator beside it could bind tighter. */
  readonly operands: readonly string[];
}

/** Functions of Excel that are none here, or mean something else: and our form where there is one. */
export interface ExcelDifference {
  /** What is said of them is found by the first. */
  readonly names: readonly string[];
  /** Our function, where the call stays as it is but for its name. */
  readonly ours?: string;
  /** What may be written in place of the whole call, best first. */
  readonly instead?: (call: PastedCall) => readonly string[];
  /** There is nothing of the kind here, on purpose: told as an unknown function, with the reason. */
  readonly absent?: true;
}
