import type { Ast, CallAst } from "../../syntax/ast.ts";
import type { FormulaType } from "../../types/formula-type.ts";

/** An argument as it was pasted. */
export interface PastedArgument {
  readonly ast: Ast;
  readonly text: string;
  /** The same, in parentheses where an operator beside it could bind tighter. */
  readonly operand: string;
  /** The rows of an array of constants in braces, as its cells are written; null for anything else. */
  readonly array: readonly (readonly string[])[] | null;
}

/** A call as it was pasted. */
export interface PastedCall {
  readonly ast: CallAst;
  /** In capitals. */
  readonly name: string;
  readonly args: readonly PastedArgument[];
  /** What IFERROR or IFNA around it gives in place of its errors; null where there is none. */
  readonly fallback: string | null;
  /** A call within, read in the same way. */
  inner(ast: CallAst): PastedCall;
  /** The type of a field, or of a column of a list; null for anything else. */
  typeOf(ast: Ast): FormulaType | null;
}

/** What may be written in place of a call. `certain`: it gives what Excel gives for every value that the types allow. */
export type Conversion = string | { readonly insert: string; readonly certain: true };

/** A conversion that provably agrees with Excel. */
export function certain(insert: string): Conversion {
  return { insert, certain: true };
}

/** Functions of Excel that are none here, or mean something else: and our form where there is one. */
export interface ExcelDifference {
  readonly names: readonly string[];
  /** Our function, where the call stays as it is but for its name. */
  readonly ours?: string;
  /** Whether ours means the same, so that the name may be changed unasked. */
  readonly same?: true;
  /** What may be written in place of the whole call, best first. */
  readonly instead?: (call: PastedCall) => readonly Conversion[];
  /** It fails where nothing is found: what IFERROR or IFNA around it gives then belongs to what is written instead. */
  readonly seeks?: true;
  /** It gives its second argument where the first finds nothing, and is nothing without one that seeks. */
  readonly guards?: true;
  /** There is nothing of the kind here, on purpose: told as an unknown function, with the reason. */
  readonly absent?: true;
}
