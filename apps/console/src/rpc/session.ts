import type { Session } from "./answers.ts";

/** The signed-in person's session as the page holds it, and who wants to know of changes. */
export interface SessionStore {
  current(): Session | undefined;
  /** Asks the server who is signed in; throws the server's error when nobody is. */
  load(): Promise<Session>;
  clear(): void;
  subscribe(listener: () => void): () => void;
}

/** @param readMe asks `identity.me`. */
export function createSessionStore(readMe: () => Promise<Session>): SessionStore {
  const listeners = new Set<() => void>();
  let session: Session | undefined;

  const set = (next: Session | undefined) => {
    session = next;
    for (const listener of listeners) listener();
  };

  return {
    current: () => session,
    async load() {
      const next = await readMe();
      set(next);
      return next;
    },
    clear: () => set(undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
