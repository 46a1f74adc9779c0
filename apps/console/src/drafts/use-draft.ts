import { sameValue } from "@duheng/form-ui/fill";
import { useCallback, useEffect, useRef, useState } from "react";
import { deviceDrafts as drafts, ownKey } from "./device-drafts.ts";
import type { DraftValue } from "./draft-store.ts";
import { restoreDraft } from "./restore-draft.ts";

/** What a page or dialog asks for, which survives leaving it, a reload, the end of the session and a failed save. */
export interface Draft<Value extends DraftValue> {
  readonly value: Value;
  readonly change: (part: Partial<Value>) => void;
  /** Something is typed that is not sent yet. */
  readonly isChanged: boolean;
  /** What an earlier visit left and was put back; undefined where there was nothing. */
  readonly restored: RestoredNote | undefined;
  /** Back to what stands on the server. */
  readonly discard: () => void;
  /** It was sent: nothing is left to keep. To be called before the page moves on. */
  readonly done: () => void;
}

export interface RestoredNote {
  /** When it was typed, ISO. */
  readonly at: string;
  /** Parts that were changed elsewhere too. */
  readonly contested: readonly string[];
}

/**
 * Keeps what is typed on this device until it is sent, under the account, the unit and the place.
 * @param place names the page and its document: `review/<id>`; a component shows one place (remount by `key`)
 * @param initial what stands on the server; plain JSON, each part by name
 */
export function useDraft<Value extends DraftValue>(place: string, initial: Value): Draft<Value> {
  const [base] = useState(initial);
  const [key] = useState(() => ownKey(place));
  const [found] = useState(() => {
    const kept = key === undefined ? undefined : drafts.read(key);
    const restored = kept === undefined ? undefined : restoreDraft(kept, base);
    return kept === undefined || restored === undefined ? undefined : { ...restored, at: kept.at };
  });
  const [value, setValue] = useState(found?.value ?? base);
  const [isRestored, setRestored] = useState(found !== undefined);
  const latest = useRef(value);
  const isUnsafe = useRef(false);
  const isChanged = !sameValue(value, base);

  const keep = useCallback(
    (next: Value) => {
      latest.current = next;
      setValue(next);
      if (sameValue(next, base)) {
        isUnsafe.current = false;
        if (key !== undefined) drafts.remove(key);
      } else {
        isUnsafe.current =
          key === undefined || !drafts.write(key, { value: next, base, at: new Date().toISOString() });
      }
    },
    [base, key],
  );
  useEffect(() => {
    // Kept, it comes back; the browser asks only where it would not.
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsafe.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

  return {
    value,
    change: useCallback((part: Partial<Value>) => keep({ ...latest.current, ...part }), [keep]),
    isChanged,
    restored: isRestored && found !== undefined ? { at: found.at, contested: found.contested } : undefined,
    discard: useCallback(() => {
      keep(base);
      setRestored(false);
    }, [keep, base]),
    done: useCallback(() => {
      isUnsafe.current = false;
      setRestored(false);
      if (key !== undefined) drafts.remove(key);
    }, [key]),
  };
}
