type Listener = (path: string) => void;

/** Tells parts that draw only some of their fields that one of the others is about to be led to. */
export interface Seeking {
  seek(path: string): void;
  subscribe(listener: Listener): () => void;
}

/** One per filled form. */
export function createSeeking(): Seeking {
  const listeners = new Set<Listener>();
  return {
    seek(path) {
      for (const listener of listeners) listener(path);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
