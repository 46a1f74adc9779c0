/** Steps kept for undo. */
const most = 200;

/** States one after the other. Changes of one place in a row (somebody typing) are one step. */
export class History<State> {
  #past: State[] = [];
  #future: State[] = [];
  #current: State;
  #place: string | null = null;

  constructor(initial: State) {
    this.#current = initial;
  }

  get current(): State {
    return this.#current;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** `place`: where the change was made; null for one that is always a step of its own. */
  push(state: State, place: string | null): void {
    if (place === null || place !== this.#place || this.#past.length === 0) {
      this.#past.push(this.#current);
      if (this.#past.length > most) this.#past.shift();
    }
    this.#place = place;
    this.#current = state;
    this.#future = [];
  }

  undo(): boolean {
    return this.#move(this.#past, this.#future);
  }

  redo(): boolean {
    return this.#move(this.#future, this.#past);
  }

  #move(from: State[], to: State[]): boolean {
    if (from.length === 0) return false;
    const [next] = from.splice(-1);
    if (next === undefined) return false;
    to.push(this.#current);
    this.#current = next;
    this.#place = null;
    return true;
  }
}
