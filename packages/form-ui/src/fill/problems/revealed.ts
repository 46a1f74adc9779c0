import type { Problem } from "@duheng/contracts";

/**
 * Which fields may show their problems, and what the server said. A field tells what is wrong only after it was
 * left, or after somebody tried to submit: nobody is scolded for what is not filled in yet.
 */
export interface Revealed {
  isShown(path: string): boolean;
  show(path: string): void;
  showAll(): void;
  /** The server's problems at just this path; gone as soon as the field is changed. */
  fromServer(path: string): readonly Problem[];
  allFromServer(): readonly Problem[];
  setFromServer(problems: readonly Problem[]): void;
  forget(path: string): void;
  readonly all: boolean;
  subscribe(listener: () => void): () => void;
  /** Grows with each change: what `useSyncExternalStore` compares. */
  version(): number;
}

/** One per filled form. */
export function createRevealed(): Revealed {
  const shown = new Set<string>();
  const listeners = new Set<() => void>();
  let all = false;
  let server: readonly Problem[] = [];
  let version = 0;
  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    isShown: (path) => all || shown.has(path),
    show(path) {
      if (all || shown.has(path)) return;
      shown.add(path);
      changed();
    },
    showAll() {
      all = true;
      changed();
    },
    fromServer: (path) => (server.length === 0 ? none : server.filter((problem) => problem.path === path)),
    allFromServer: () => server,
    setFromServer(problems) {
      server = problems;
      all ||= problems.length > 0;
      changed();
    },
    forget(path) {
      if (!server.some((problem) => problem.path === path)) return;
      server = server.filter((problem) => problem.path !== path);
      changed();
    },
    get all() {
      return all;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

const none: readonly Problem[] = [];
