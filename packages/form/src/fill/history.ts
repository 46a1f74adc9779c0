/** Steps kept for undo. */
const most = 200;

/** One top-level answer before and after; `undefined`: its key was not there. */
export interface Step {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Steps one after the other. Changes of one place in a row (somebody typing) are one step. */
export class History {
  #past: Step[] = [];
  #future: Step[] = [];
  #place: string | null = null;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `place`: where the change was made; null for one that is always a step of its own. */
  push(step: Step, place: string | null): void {
    const last = this.#past.at(-1);
    if (place !== null && place === this.#place && last !== undefined) {
      this.#past[this.#past.length - 1] = { ...last, after: step.after };
    } else {
      this.#past.push(step);
      if (this.#past.length > most) this.#past.shift();
    }
    this.#place = place;
    this.#future = [];
  }

  /** The step to take back; undefined where there is none. */
  undo(): Step | undefined {
    return this.#move(this.#past, this.#future);
  }

  /** The step to take again. */
  redo(): Step | undefined {
    return this.#move(this.#future, this.#past);
  }

  #move(from: Step[], to: Step[]): Step | undefined {
    const step = from.pop();
    if (step === undefined) return undefined;
    to.push(step);
    this.#place = null;
    return step;
  }
}
