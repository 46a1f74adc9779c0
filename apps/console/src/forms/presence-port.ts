import type { FormPresenceInput } from "@duheng/contracts";
import type { PresencePort, Present } from "@duheng/form-ui/design";
import type { PresenceAnswer } from "../rpc/answers.ts";
import { windowIdOf } from "./window-id.ts";

export interface PresenceOptions {
  readonly formId: string;
  tell(input: FormPresenceInput): Promise<PresenceAnswer>;
  /** Called with the draft's newest revision each time it is heard of. */
  onRevision(revision: number): void;
}

/** The presence of this window in a form, until it is stopped. */
export interface Presence extends PresencePort {
  start(): void;
  /** Tells the others that one has left. */
  stop(): void;
}

/** Milliseconds between two beats; the server takes somebody for gone after three of them. */
const beat = 7_000;
/** Whoever walks through the tree is heard of where he stops. */
const settle = 300;

/**
 * Asks every few seconds who else has the form open, and tells where one is oneself. A beat that fails is left out: the
 * next one may succeed, and nothing depends on it. While the page is hidden nothing is asked.
 */
export function createPresence({ formId, tell, onRevision }: PresenceOptions): Presence {
  const windowId = windowIdOf(formId);
  const listeners = new Set<() => void>();
  let others: readonly Present[] = [];
  let place = "form";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;

  const hear = (answer: PresenceAnswer) => {
    if (!isRunning) return;
    if (JSON.stringify(answer.others) !== JSON.stringify(others)) {
      ({ others } = answer);
      for (const listener of listeners) listener();
    }
    onRevision(answer.revision);
  };
  const next = (wait: number) => {
    clearTimeout(timer);
    if (isRunning && document.visibilityState === "visible") timer = setTimeout(() => void say(), wait);
  };
  const say = async () => {
    await tell({ formId, windowId, place }).then(hear, () => undefined);
    next(beat);
  };
  const onVisibility = () => next(0);
  const leave = () => void tell({ formId, windowId, place, isLeaving: true }).catch(() => undefined);

  return {
    others: () => others,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (now) => {
      if (place === now) return;
      place = now;
      next(settle);
    },
    start: () => {
      if (isRunning) return;
      isRunning = true;
      document.addEventListener("visibilitychange", onVisibility);
      next(0);
    },
    stop: () => {
      isRunning = false;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      leave();
    },
  };
}
