import { sameValue } from "@duheng/form-ui/fill";
import { hasCode, isRefusal } from "../rpc/errors.ts";

/** A draft as the server keeps it for its author. */
export interface KeptOnServer<Value> {
  readonly revision: number;
  readonly value: Value;
}

/** How a kind of draft is kept. */
export interface ServerSide<Value> {
  /** Keeps it, on top of the revision that is known. Throws the server's refusal. */
  readonly save: (value: Value, revision: number | undefined) => Promise<{ readonly revision: number }>;
  /** What another device has left, as the refusal of a save names it. */
  readonly theirs: (refusal: unknown) => KeptOnServer<Value> | undefined;
}

/**
 * clean: all of it is on the server. failed: not reached, tried again. invalid: the server cannot keep what stands there,
 * until it is changed. over: the step is done or no longer the person's.
 */
export type SavingState = "clean" | "dirty" | "saving" | "failed" | "invalid" | "over";

export interface DraftKeeperEvents<Value> {
  /** The server has this now. */
  readonly sent: (value: Value) => void;
  /** Another device has left this. */
  readonly meet: (value: Value) => void;
  readonly state: (state: SavingState) => void;
}

export interface DraftKeeper<Value> {
  /** What is to be kept; undefined where there is nothing that is not on the server, or something to be chosen first. */
  typed(value: Value | undefined): void;
  /**
   * Gives what is typed: no save comes in between or after it. Throws the refusal; of a conflict with another device's
   * draft `meet` is told too.
   */
  give<Result>(send: (revision: number | undefined) => Promise<Result>): Promise<Result>;
  /** The page is left: what waits is sent, nobody is told any more. */
  leave(): void;
}

const pause = 800;
const retryPause = 10_000;
const mostUnanswered = 5;

/**
 * Keeps what is typed on the server, a moment after typing stops, one save after the other. What was sent without an answer
 * may have arrived, and is then no other device's.
 */
export function keepOnServer<Value>(
  { save, theirs }: ServerSide<Value>,
  known: number | undefined,
  events: DraftKeeperEvents<Value>,
): DraftKeeper<Value> {
  let revision = known;
  let waiting: Value | undefined;
  let unanswered: Value[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  let isOver = false;
  let isGone = false;
  let queue: Promise<void> = Promise.resolve();

  const tell = (state: SavingState) => {
    if (!isGone) events.state(state);
  };
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    if (isHeld || isOver || isGone) return;
    timer = setTimeout(() => {
      queue = queue.then(send);
    }, milliseconds);
  };
  const tookIn = (value: Value) => {
    unanswered = [];
    if (waiting !== undefined && sameValue(waiting, value)) waiting = undefined;
    if (isGone || isOver) return;
    events.sent(value);
    tell(waiting === undefined ? "clean" : "dirty");
  };
  /** Out: whether it was another device's, or a save of this one that had arrived. */
  const metOther = (refusal: unknown): boolean => {
    const other = hasCode(refusal, "conflict") ? theirs(refusal) : undefined;
    if (other === undefined) return false;
    revision = other.revision;
    if ([...unanswered, waiting].some((value) => value !== undefined && sameValue(value, other.value))) {
      tookIn(other.value);
      if (waiting !== undefined) later(0);
    } else if (!isGone) {
      tell("dirty");
      events.meet(other.value);
    }
    return true;
  };

  const send = async (): Promise<void> => {
    const value = waiting;
    if (value === undefined || isOver || isHeld) return;
    tell("saving");
    try {
      ({ revision } = await save(value, revision));
      tookIn(value);
    } catch (refusal) {
      if (metOther(refusal)) return;
      if (ending.some((code) => hasCode(refusal, code))) {
        isOver = true;
        tell("over");
      } else if (unkeepable.some((code) => hasCode(refusal, code))) tell("invalid");
      else {
        // The draft that was known is no more, such as one that was given and taken back.
        if (hasCode(refusal, "conflict")) revision = undefined;
        if (!isRefusal(refusal)) unanswered = [...unanswered, value].slice(-mostUnanswered);
        tell("failed");
        later(retryPause);
      }
    }
  };

  return {
    typed(value) {
      if (isOver) return;
      waiting = value;
      if (value === undefined) {
        clearTimeout(timer);
        tell("clean");
        return;
      }
      tell("dirty");
      later(pause);
    },
    async give(sendIt) {
      isHeld = true;
      clearTimeout(timer);
      try {
        await queue;
        const result = await sendIt(revision);
        isOver = true;
        return result;
      } catch (refusal) {
        isHeld = false;
        if (!metOther(refusal)) later(pause);
        throw refusal;
      }
    },
    leave() {
      isGone = true;
      clearTimeout(timer);
      if (isOver || isHeld || waiting === undefined) return;
      // Not reached: it is on this device, and sent when the page is opened again.
      const last = waiting;
      queue = queue.then(() =>
        save(last, revision).then(
          () => undefined,
          () => undefined,
        ),
      );
    },
  };
}

const ending: readonly string[] = ["wrong-state", "forbidden", "not-found"];
const unkeepable: readonly string[] = ["invalid-input", "invalid-document", "too-large"];
