import type { Ast, CallAst } from "../syntax/ast.ts";
import type { TypedNode } from "../tree/typed-node.ts";
import type { FormulaType } from "../types/formula-type.ts";

/** A sub-expression that was checked. */
export interface Checked {
  /** As written, without the parentheses around it. */
  readonly ast: Ast;
  readonly node: TypedNode;
  readonly type: FormulaType;
  /** Whether it reads no input: its value is known while writing. */
  readonly constant: boolean;
  /** Calls without an else whose blank may be the value; absent: none. */
  readonly leftOut?: readonly CallAst[];
  /** The cells of a table. */
  readonly rows?: readonly (readonly Checked[])[];
}

/** The text that was written literally, or null. */
export function literalText(checked: Checked): string | null {
  return checked.ast.kind === "text" ? checked.ast.value : null;
}
