import { useCallback, useEffect, useRef, useState } from "react";
import { hasCode, isRefusal } from "../rpc/errors.ts";
import type { DraftValue } from "./draft-store.ts";
import { type Draft, useDraft } from "./use-draft.ts";

/** A draft as the server keeps it for its author. */
export interface KeptOnServer<Value> {
  readonly revision: number;
  readonly value: Value;
}

export interface ServerDraftOptions<Value> {
  /** What stands there before anything was begun. */
  readonly initial: Value;
  /** The draft as the server has it; undefined where there is none. */
  readonly stored: KeptOnServer<Value> | undefined;
  /** Keeps it, on top of the revision that is known. Throws the server's refusal. */
  readonly save: (value: Value, revision: number | undefined) => Promise<KeptOnServer<Value>>;
  /** What another device has left, as the refusal of a save names it. */
  readonly theirs: (refusal: unknown) => KeptOnServer<Value> | undefined;
}

/** How far what is typed has got: on this device in any case. */
export type SavingState = "clean" | "dirty" | "saving" | "failed";

const pause = 800;
const retryPause = 10_000;

/**
 * A draft that the server keeps too, a moment after typing stops, so that it can be gone on with on another device. What
 * is typed is on this device until then; what two devices have typed is merged part by part, and what both changed is
 * for the person to choose. Options are as first given.
 */
export function useServerDraft<Value extends DraftValue>(
  place: string,
  options: ServerDraftOptions<Value>,
): Draft<Value> & { readonly saving: SavingState } {
  const [{ initial, stored, save, theirs }] = useState(options);
  const draft = useDraft(place, stored?.value ?? initial);
  const { value, isChanged, contests, sent, meet, done } = draft;
  const [saving, setSaving] = useState<SavingState>("clean");
  const [attempt, setAttempt] = useState(0);
  const revision = useRef(stored?.revision);
  const latest = useRef(value);
  latest.current = value;
  /** It was given, or cannot be kept any more. */
  const isOver = useRef(false);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const send = useCallback(async () => {
    if (isOver.current) return;
    setSaving("saving");
    const typed = latest.current;
    try {
      ({ revision: revision.current } = await save(typed, revision.current));
      sent(typed);
      setSaving("clean");
    } catch (refusal) {
      setSaving("failed");
      const other = hasCode(refusal, "conflict") ? theirs(refusal) : undefined;
      if (other !== undefined) {
        revision.current = other.revision;
        meet(other.value);
      } else if (isRefusal(refusal)) isOver.current = true;
      else setTimeout(() => setAttempt((count) => count + 1), retryPause);
    }
  }, [save, sent, meet, theirs]);

  const isWaiting = isChanged && contests.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change, and each new attempt, waits anew.
  useEffect(() => {
    if (!isWaiting || isOver.current) return;
    setSaving((state) => (state === "clean" ? "dirty" : state));
    const timer = setTimeout(() => {
      queue.current = queue.current.then(send);
    }, pause);
    return () => clearTimeout(timer);
  }, [value, isWaiting, attempt, send]);

  return {
    ...draft,
    saving,
    done: useCallback(() => {
      isOver.current = true;
      done();
    }, [done]),
  };
}
