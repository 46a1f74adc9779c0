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
  /** Called when what may be shown at just this path could have changed. */
  subscribe(path: string, listener: () => void): () => void;
  /** Called after each change of anything. */
  subscribeAll(listener: () => void): () => void;
  /** Grows with each change: what `useSyncExternalStore` compares. */
  version(): number;
}

/** One per filled form; `paths` may show their problems from the beginning. */
export function createRevealed(paths: Iterable<string> = []): Revealed {
  const shown = new Set(paths);
  const listeners = new Set<() => void>();
  const byPath = new Map<string, Set<() => void>>();
  let all = false;
  let server: readonly Problem[] = [];
  let version = 0;
  /** Tells those who look at one of these paths; without paths, everybody. */
  const changed = (paths: Iterable<string> = byPath.keys()) => {
    version += 1;
    for (const path of new Set(paths)) for (const listener of byPath.get(path) ?? []) listener();
    for (const listener of listeners) listener();
  };
  return {
    isShown: (path) => all || shown.has(path),
    show(path) {
      if (all || shown.has(path)) return;
      shown.add(path);
      changed([path]);
    },
    showAll() {
      if (all) return;
      all = true;
      changed();
    },
    fromServer: (path) => (server.length === 0 ? none : server.filter((problem) => problem.path === path)),
    allFromServer: () => server,
    setFromServer(problems) {
      if (server.length === 0 && problems.length === 0) return;
      const paths = [...server, ...problems].map((problem) => problem.path);
      const isFirst = !all && problems.length > 0;
      server = problems;
      all ||= isFirst;
      if (isFirst) changed();
      else changed(paths);
    },
    forget(path) {
      if (!server.some((problem) => problem.path === path)) return;
      server = server.filter((problem) => problem.path !== path);
      changed([path]);
    },
    get all() {
      return all;
    },
    subscribe(path, listener) {
      const own = byPath.get(path) ?? new Set();
      byPath.set(path, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && byPath.get(path) === own) byPath.delete(path);
      };
    },
    subscribeAll(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

const none: readonly Problem[] = [];
