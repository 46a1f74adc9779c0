/**
 * Where calls wait while the session has ended. The first refused call closes the gate; the sign-in dialog,
 * shown over whatever page is open, opens it again; the waiting calls then go out once more, unchanged.
 */
export interface SessionGate {
  /** Whether someone has to sign in again. */
  isClosed(): boolean;
  /** Closes the gate; settles when the person has signed in again (true) or given up (false). */
  waitForSignIn(): Promise<boolean>;
  /** Signed in again: all waiting calls go on. */
  open(): void;
  /** Given up: all waiting calls fail as they were refused. */
  abandon(): void;
  subscribe(listener: () => void): () => void;
}

export function createSessionGate(): SessionGate {
  const listeners = new Set<() => void>();
  let waiting: { promise: Promise<boolean>; settle: (signedIn: boolean) => void } | undefined;

  const settle = (signedIn: boolean) => {
    const current = waiting;
    waiting = undefined;
    current?.settle(signedIn);
    for (const listener of listeners) listener();
  };

  return {
    isClosed: () => waiting !== undefined,
    waitForSignIn() {
      if (waiting === undefined) {
        let settlePromise: (signedIn: boolean) => void = () => undefined;
        const promise = new Promise<boolean>((resolve) => {
          settlePromise = resolve;
        });
        waiting = { promise, settle: settlePromise };
        for (const listener of listeners) listener();
      }
      return waiting.promise;
    },
    open: () => settle(true),
    abandon: () => settle(false),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
