type Listener = () => void;

/** Who wants to know of which path. */
export class Listeners {
  readonly #byPath = new Map<string, Set<Listener>>();
  readonly #forAll = new Set<Listener>();

  /** Returns what ends the subscription. */
  add(path: string, listener: Listener): () => void {
    const listeners = this.#byPath.get(path) ?? new Set();
    this.#byPath.set(path, listeners);
    const own = () => listener();
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#byPath.get(path) === listeners) this.#byPath.delete(path);
    };
  }

  addForAll(listener: Listener): () => void {
    const own = () => listener();
    this.#forAll.add(own);
    return () => this.#forAll.delete(own);
  }

  /** Paths inside of another that somebody listens to. */
  pathsUnder(holder: string): string[] {
    return [...this.#byPath.keys()].filter((path) => path.startsWith(`${holder}/`));
  }

  /** Tells the listeners of these paths, then those of everything. */
  tell(paths: Iterable<string>): void {
    const called: Listener[] = [];
    for (const path of new Set(paths)) called.push(...(this.#byPath.get(path) ?? []));
    for (const listener of [...called, ...this.#forAll]) listener();
  }
}
