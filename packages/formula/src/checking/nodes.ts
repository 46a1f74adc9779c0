import type { Checked } from "../rules/checked.ts";
import type { Ast, BinaryAst } from "../syntax/ast.ts";
import { binaryPrecedence } from "../syntax/precedence.ts";
import { allowBlank, requirePresent } from "../tree/shape.ts";
import type { ChainStep, TypedNode } from "../tree/typed-node.ts";
import { errorType, type FormulaType, withOptional } from "../types/formula-type.ts";

/** A sign, percent or function call; `given`: its arguments, where the typed tree has others than were written. */
export function operation(
  ast: Ast,
  name: string,
  args: readonly Checked[],
  type: FormulaType,
  given?: readonly TypedNode[],
): Checked {
  const nodes: TypedNode[] = [];
  let constant = true;
  for (const arg of args) {
    nodes.push(arg.node);
    constant &&= arg.constant;
  }
  return {
    ast,
    node: { from: ast.from, to: ast.to, op: "call", name, args: given ?? nodes },
    type,
    constant,
  };
}

/** Operators of a row that leans to the left: those of one strength become one chain. */
export class Chain {
  #steps: ChainStep[] = [];
  #node: TypedNode | null = null;
  #strength = 0;

  /** An operator behind what was joined last, or behind something else, where a new chain begins; `name` is its operation. */
  join(ast: BinaryAst, name: string, left: Checked, right: Checked, type: FormulaType): Checked {
    const step = { from: ast.from, to: ast.to, name, right: right.node };
    const strength = strengthOf(ast.operator);
    let first = left.node;
    if (first === this.#node && first.op === "chain" && strength === this.#strength) {
      this.#steps.push(step);
      first = first.first;
    } else if (first.op === "chain" && strengthOf(first.steps[0]?.name ?? "") === strength) {
      this.#steps = [...first.steps, step];
      first = first.first;
    } else {
      this.#steps = [step];
    }
    const node: TypedNode = { from: ast.from, to: ast.to, op: "chain", first, steps: this.#steps };
    this.#node = node;
    this.#strength = strength;
    return { ast, node, type, constant: left.constant && right.constant };
  }
}

/** The same value, which may now be blank. */
export function blankable(value: Checked): Checked {
  return { ...value, node: allowBlank(value.node) };
}

/** The same value, which is known not to be blank. */
export function there(value: Checked): Checked {
  return { ...value, node: requirePresent(value.node), type: withOptional(value.type, false) };
}

/** Where a mistake leaves nothing to evaluate. */
export function failed(ast: Ast, type: FormulaType = errorType): Checked {
  return { ast, node: { from: ast.from, to: ast.to, op: "error" }, type, constant: false };
}

function strengthOf(operator: string): number {
  return binaryPrecedence.get(operator) ?? 0;
}
