import { effortOf, withEffort } from "../numbers/effort.ts";
import { type EvaluationError, Fault } from "../runtime/fault.ts";
import { link } from "../runtime/link.ts";
import type { Run, Thunk } from "../runtime/operation.ts";
import { runLimits } from "../runtime/run-limits.ts";
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
  /** The typed sub-expression, for what reads it aloud; absent where nothing was evaluated. */
  readonly node?: TypedNode;
  /** Only what was evaluated: of an IF, the condition and the branch taken. */
  readonly children: readonly Explanation[];
}

/** Explains the definitions of a typed program: all of them, or the one asked for (null: there is none of that name). */
export interface ProgramExplanation {
  explain(input: unknown): Readonly<Record<string, Explanation>>;
  explain(input: unknown, name: string): Explanation | null;
}

/** Makes a typed program ready to be explained; the work is done when it is first asked. */
export function explanationOf(program: TypedProgram): ProgramExplanation {
  let explainer: Explainer | undefined;

  function explain(input: unknown): Readonly<Record<string, Explanation>>;
  function explain(input: unknown, name: string): Explanation | null;
  function explain(
    input: unknown,
    name?: string,
  ): Readonly<Record<string, Explanation>> | Explanation | null {
    explainer ??= new Explainer(program);
    const trees = explainer.explain(input);
    return name === undefined ? Object.fromEntries(trees) : (trees.get(name) ?? null);
  }

  return { explain };
}

/** Nodes of one explanation. Beyond them, children are left out: nobody reads them, and a server must not choke. */
const mostNodes = 5_000;

/**
 * Explains definitions in dependency order, each once: what refers to one holds the same tree in its place. Where
 * that would make a tree too large, the reference stands with its value alone.
 */
class Explainer {
  readonly #linked: readonly { definition: TypedDefinition; thunk: Thunk }[];
  readonly #done = new Map<string, Explained>();
  #stack: MutableExplanation[] = [];
  #source: TypedDefinition | null = null;
  #size = 0;
  readonly #isShared: boolean;

  constructor(program: TypedProgram) {
    this.#isShared = program.effort === "shared";
    this.#linked = program.definitions.map((definition) => ({
      definition,
      thunk: link(definition.root, (node, thunk) => (run) => this.#watch(node, thunk, run)),
    }));
  }

  /** The trees of all definitions, in dependency order. */
  explain(input: unknown): ReadonlyMap<string, Explanation> {
    this.#done.clear();
    const run: Run = {
      input,
      rows: [],
      cohort: ownValue(input, "cohort"),
      effort: this.#isShared ? effortOf(runLimits.effort) : null,
      definition: (name) => this.#refer(name),
    };
    for (const { definition, thunk } of this.#linked)
      this.#done.set(definition.name, this.#evaluate(definition, thunk, run));
    return new Map(
      this.#linked.map(({ definition: { name, title } }) => {
        const tree = this.#done.get(name)?.tree ?? empty;
        return [name, title === undefined ? tree : { ...tree, label: title }];
      }),
    );
  }

  #evaluate(definition: TypedDefinition, thunk: Thunk, run: Run): Explained {
    const { name, source, root } = definition;
    const top: MutableExplanation = {
      from: root.from,
      to: root.to,
      text: source,
      definition: name,
      children: [],
    };
    this.#stack = [top];
    this.#source = definition;
    this.#size = 0;
    let outcome: Value | Fault;
    try {
      outcome = withEffort(run.effort ?? effortOf(runLimits.ownEffort), () => thunk(run));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      fault.definition ??= name;
      outcome = fault;
    }
    return { outcome, size: this.#size, tree: top.children[0] ?? top };
  }

  /** A reference to a definition: its value, and its tree below the reference. */
  #refer(name: string): Value {
    const found = this.#done.get(name);
    if (found === undefined) throw new TypeError(`no definition ${name} before the one that refers to it`);
    if (this.#size + found.size <= mostNodes) {
      this.#size += found.size;
      this.#stack.at(-1)?.children.push(found.tree);
    }
    if (found.outcome instanceof Fault) throw found.outcome;
    return found.outcome;
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
      node,
      ...(label === undefined ? {} : { label }),
    };
    this.#size += 1;
    if (this.#size <= mostNodes) parent.children.push(entry);
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

const empty: Explanation = { from: 0, to: 0, text: "", definition: "", children: [] };

interface Explained {
  readonly outcome: Value | Fault;
  readonly tree: Explanation;
  readonly size: number;
}

interface MutableExplanation extends Explanation {
  value?: Output;
  error?: EvaluationError;
  readonly children: Explanation[];
}
