import { type EvaluationError, Fault } from "../runtime/fault.ts";
import { link } from "../runtime/link.ts";
import type { Run, Thunk } from "../runtime/operation.ts";
import { type Output, output, ownValue, type Value } from "../runtime/value.ts";
import type { TypedDefinition, TypedNode, TypedProgram } from "../tree/typed-node.ts";

/** Why a value is what it is: one sub-expression, what it came to, and what it was made of. */
export interface Explanation {
  /** UTF-16 place in the source of `definition`. */
  readonly from: number;
  readonly to: number;
  /** The sub-expression as written. */
  readonly text: string;
  /** The definition that `text` belongs to; empty for a formula that stands alone. */
  readonly definition: string;
  readonly value?: Output;
  readonly error?: EvaluationError;
  /** The title of the field or definition that it names. */
  readonly label?: string;
  /** Only what was evaluated: of an IF, the condition and the branch taken. */
  readonly children: readonly Explanation[];
}

/** Nodes of one explanation. Beyond them, children are left out: nobody reads them, and a server must not choke. */
const mostNodes = 5_000;

/** Explains one definition after the other, each with those that it refers to unfolded in place. */
export class Explainer {
  readonly #definitions: ReadonlyMap<string, { definition: TypedDefinition; thunk: Thunk }>;
  #stack: MutableExplanation[] = [];
  #source: TypedDefinition | null = null;
  #count = 0;

  constructor(program: TypedProgram) {
    this.#definitions = new Map(
      program.definitions.map((definition) => [
        definition.name,
        { definition, thunk: link(definition.root, (node, thunk) => (run) => this.#watch(node, thunk, run)) },
      ]),
    );
  }

  explain(name: string, input: unknown): Explanation | null {
    const found = this.#definitions.get(name);
    if (found === undefined) return null;
    this.#count = 0;
    const top: MutableExplanation = { from: 0, to: 0, text: "", definition: name, children: [] };
    this.#stack = [top];
    const run: Run = {
      input,
      rows: [],
      cohort: ownValue(input, "cohort"),
      definition: (other) => this.#enter(other, run),
    };
    try {
      this.#enter(name, run);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
    }
    const [tree] = top.children;
    if (tree === undefined) return null;
    return found.definition.title === undefined ? tree : { ...tree, label: found.definition.title };
  }

  /** Evaluates a definition inside of whatever refers to it. */
  #enter(name: string, run: Run): Value {
    const found = this.#definitions.get(name);
    if (found === undefined) throw new TypeError(`no definition ${name}`);
    const before = this.#source;
    this.#source = found.definition;
    try {
      return found.thunk({ ...run, rows: [] });
    } catch (fault) {
      if (fault instanceof Fault) fault.definition ??= name;
      throw fault;
    } finally {
      this.#source = before;
    }
  }

  #watch(node: TypedNode, thunk: Thunk, run: Run): Value {
    const source = this.#source;
    const parent = this.#stack.at(-1);
    if (source === null || parent === undefined) return thunk(run);
    const label = "label" in node ? node.label : undefined;
    const entry: MutableExplanation = {
      from: node.from,
      to: node.to,
      text: source.source.slice(node.from, node.to),
      definition: source.name,
      children: [],
      ...(label === undefined ? {} : { label }),
    };
    this.#count += 1;
    if (this.#count <= mostNodes) parent.children.push(entry);
    this.#stack.push(entry);
    try {
      const value = thunk(run);
      entry.value = output(value);
      return value;
    } catch (fault) {
      if (fault instanceof Fault) entry.error = fault.toError(source.name);
      throw fault;
    } finally {
      this.#stack.pop();
    }
  }
}

interface MutableExplanation extends Explanation {
  value?: Output;
  error?: EvaluationError;
  readonly children: MutableExplanation[];
}
