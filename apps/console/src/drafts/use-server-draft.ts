import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftValue } from "./draft-store.ts";
import {
  type DraftKeeper,
  type KeptOnServer,
  keepOnServer,
  type SavingState,
  type ServerSide,
} from "./keep-on-server.ts";
import { type Draft, useDraft } from "./use-draft.ts";

export interface ServerDraftOptions<Value> extends ServerSide<Value> {
  /** What stands there before anything was begun. */
  readonly initial: Value;
  /** The draft as the server has it; undefined where there is none. */
  readonly stored: KeptOnServer<Value> | undefined;
}

export interface ServerDraft<Value extends DraftValue> extends Omit<Draft<Value>, "sent" | "meet"> {
  readonly saving: SavingState | "asking";
  /** Gives what is typed, under the revision of the draft; nothing is left to keep once it is done. Throws the refusal. */
  readonly give: <Result>(send: (revision: number | undefined) => Promise<Result>) => Promise<Result>;
}

/**
 * A draft that the server keeps too, so that it can be gone on with on another device. What is typed is on this device
 * until then; what two devices have typed is merged part by part, and what both changed is for the person to choose.
 * Options are as first given.
 */
export function useServerDraft<Value extends DraftValue>(
  place: string,
  options: ServerDraftOptions<Value>,
): ServerDraft<Value> {
  const [{ initial, stored, ...server }] = useState(options);
  const opened = stored?.value ?? initial;
  const { sent, meet, ...draft } = useDraft(place, opened);
  const { value, isChanged, contests, change, discard, done } = draft;
  const [saving, setSaving] = useState<SavingState>("clean");
  const keeper = useRef<DraftKeeper<Value>>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the page is there.
  useEffect(() => {
    const kept = keepOnServer(server, stored?.revision, { sent, meet, state: setSaving });
    keeper.current = kept;
    return () => kept.leave();
  }, []);

  const isAsking = contests.length > 0;
  useEffect(() => {
    keeper.current?.typed(isChanged && !isAsking ? value : undefined);
  }, [value, isChanged, isAsking]);

  return {
    ...draft,
    saving: isAsking ? "asking" : saving,
    give: useCallback(
      async (send) => {
        const result = await (keeper.current?.give(send) ?? send(undefined));
        done();
        return result;
      },
      [done],
    ),
    // What was put back may be on the server by now.
    discard: useCallback(() => {
      discard();
      change(opened);
    }, [discard, change, opened]),
  };
}
