import type { Document } from "../document.ts";
import { currentWork, suspension } from "../turn.ts";
import type { Evaluate, LoopSteps } from "./expression-types.ts";

/**
 * A loop in an expression that can be laid down (see `suspension`): evaluated again for the same document in the same
 * piece of work, it goes on where it was, and once it has come to its end it gives what it came to.
 */
export class Resumable {
  readonly #steps: LoopSteps;
  /** The loops inside of its body. */
  readonly #inner: readonly Resumable[];
  #work = 0;
  #root: Document | undefined;
  #running: Generator<void, unknown> | undefined;
  #result: unknown;

  constructor(steps: LoopSteps, inner: readonly Resumable[]) {
    this.#steps = steps;
    this.#inner = inner;
  }

  readonly evaluate: Evaluate = (root) => {
    const work = currentWork();
    if (work === 0) {
      const step = this.#steps(root).next();
      return step.value;
    }
    if (this.#work !== work || this.#root !== root) {
      this.#running = this.#steps(root);
      this.#work = work;
      this.#root = root;
    }
    if (this.#running === undefined) return this.#result;
    const step = this.#running.next();
    if (step.done !== true) throw suspension;
    this.#running = undefined;
    this.#result = step.value;
    return step.value;
  };

  /** Forgets what was begun: the next evaluation is another one, of another turn of the loop around it. */
  reset(): void {
    this.#work = 0;
    this.#running = undefined;
    this.#result = undefined;
    for (const inner of this.#inner) inner.reset();
  }
}

/** What a part gave that has been laid down, and is to be done again. */
export const laidDown: unique symbol = Symbol("laid down");

/** Evaluates a part of a loop's steps. */
export function attempt(evaluate: Evaluate, root: Document): unknown {
  try {
    return evaluate(root);
  } catch (error) {
    if (error === suspension) return laidDown;
    throw error;
  }
}

/** A part of a loop's steps that is evaluated once, laid down or not. */
export function* resuming(evaluate: Evaluate, root: Document): Generator<void, unknown> {
  for (;;) {
    const value = attempt(evaluate, root);
    if (value !== laidDown) return value;
    yield;
  }
}
