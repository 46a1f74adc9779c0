import type { ScoreResult } from "@duheng/contracts";
import type { RunnableProgram, TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo, ScoreSurroundings } from "../api.ts";
import type { ScoredForm } from "../scored-form.ts";
import { withAwaitedFields } from "./awaited.ts";
import { inputBeside } from "./program-input.ts";
import { runScore } from "./run-score.ts";

/** A field of the form as it is being filled. */
interface FilledField {
  readonly hasValue: boolean;
  /** Grows whenever something else is handed in. */
  readonly handedIn: number;
  submitted(): unknown;
}

/** The form as it is being filled: its fields by name. */
export interface FilledFields {
  nodeOf(name: string): FilledField | undefined;
}

/**
 * The score of a form while it is being filled. The program is run again only when a field that its formulas name
 * is handed in differently; no other field costs anything.
 */
export class LiveScorer {
  readonly #form: ScoredForm;
  readonly #fields: readonly FieldInfo[];
  readonly #program: RunnableProgram;
  readonly #names: readonly string[];
  #last: { readonly surroundings: ScoreSurroundings; readonly result: ScoreResult } | null = null;
  #nodes: readonly { readonly name: string; readonly node: FilledField; handedIn: number }[] | null = null;

  constructor(
    form: ScoredForm,
    fields: readonly FieldInfo[],
    program: RunnableProgram & { readonly tree: TypedProgram },
  ) {
    this.#form = form;
    this.#fields = fields;
    this.#program = program;
    this.#names = [...fieldNames(program.tree)];
  }

  score(root: FilledFields, surroundings: ScoreSurroundings = noSurroundings): ScoreResult {
    const isOther = this.#takeChanges(root);
    if (this.#last !== null && !isOther && this.#last.surroundings === surroundings) return this.#last.result;
    const input: Record<string, unknown> = {};
    for (const { name, node } of this.#nodes ?? []) {
      if (node.hasValue) input[name] = node.submitted();
    }
    const answers = withAwaitedFields(this.#fields, surroundings.data ?? {}, input);
    const { result } = runScore(this.#form, this.#program, { ...answers, ...inputBeside(surroundings) });
    this.#last = { surroundings, result };
    return result;
  }

  /** Whether a field that formulas name is handed in differently than the last time. */
  #takeChanges(root: FilledFields): boolean {
    if (this.#nodes === null) {
      this.#nodes = this.#names.flatMap((name) => {
        const node = root.nodeOf(name);
        return node === undefined ? [] : [{ name, node, handedIn: node.handedIn }];
      });
      return true;
    }
    let isOther = false;
    for (const seen of this.#nodes) {
      if (seen.handedIn === seen.node.handedIn) continue;
      seen.handedIn = seen.node.handedIn;
      isOther = true;
    }
    return isOther;
  }
}

const noSurroundings: ScoreSurroundings = {};

/** Names that a typed program reads from its input, at any depth of its trees. */
function fieldNames(tree: unknown): Set<string> {
  const names = new Set<string>();
  const waiting: unknown[] = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if ("op" in next && next.op === "field") {
      if ("key" in next && typeof next.key === "string") names.add(next.key);
      if ("instead" in next && typeof next.instead === "string") names.add(next.instead);
    }
    waiting.push(...Object.values(next).filter((value) => value !== null && value !== undefined));
  }
  return names;
}
