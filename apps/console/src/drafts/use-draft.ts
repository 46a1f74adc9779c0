import { sameValue } from "@duheng/form-ui/fill";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { deviceDrafts as drafts, ownKey } from "./device-drafts.ts";
import type { DraftValue, KeptDraft, LostDraft } from "./draft-store.ts";
import { type Contest, pathKey, type Side } from "./merge-values.ts";
import { type RestoreOptions, restoreDraft } from "./restore-draft.ts";

/** What a page or dialog asks for, which survives leaving it, a reload, the end of the session and a failed save. */
export interface Draft<Value extends DraftValue> extends DraftNews {
  readonly value: Value;
  readonly change: (part: Partial<Value>) => void;
  /** Something is typed that is not sent yet. */
  readonly isChanged: boolean;
  /** Settles what is contested in these parts: as they are now, the person wants them. */
  readonly settle: (parts: Partial<Value>) => void;
  /** What somebody else saved is what stands on the server now; `value` is what is typed on top of it. */
  readonly rebase: (now: Value, value: Value) => void;
  /** The server has taken this of what is typed; what was typed since is a change of it. */
  readonly sent: (value: Value) => void;
  /** Another device has left this on the server: what is typed here is brought over it. */
  readonly meet: (now: Value) => void;
  /** It was sent: nothing is left to keep. To be called before the page moves on. */
  readonly done: () => void;
}

/** What there is to tell of a draft. */
export interface DraftNews {
  /** When what an earlier visit left and was put back was typed, ISO; undefined where there was nothing. */
  readonly restoredAt: string | undefined;
  /** What was changed elsewhere too: nothing is to be sent before a person has chosen. */
  readonly contests: readonly Contest[];
  readonly choose: (contest: Contest, side: Side) => void;
  /** An earlier draft that is no more. */
  readonly lost: LostDraft | undefined;
  readonly dismissLost: () => void;
  /** False: what is typed goes with the tab, since this device has no room for it or keeps nothing. */
  readonly isKept: boolean;
  /** Back to what stands on the server. */
  readonly discard: () => void;
}

interface Standing<Value extends DraftValue> {
  readonly now: Value;
  readonly value: Value;
  /** What `value` is a change of: `now`, but for what is contested. */
  readonly base: DraftValue;
}

/**
 * Keeps what is typed on this device until it is sent, under the account, the unit and the place.
 * @param place names the page and its document: `review/<id>`; a component shows one place (remount by `key`)
 * @param initial what stands on the server; plain JSON, each part by name
 * @param options how rows are known and which parts merge in a way of their own; as given first
 */
export function useDraft<Value extends DraftValue>(
  place: string,
  initial: Value,
  options: RestoreOptions = {},
): Draft<Value> {
  const [key] = useState(() => ownKey(place));
  const [merging] = useState(options);
  const [found, setFound] = useState(() =>
    key === undefined ? undefined : foundUnder(key, initial, merging),
  );
  const [standing, setStanding] = useState(() => found?.standing ?? untouched(initial));
  const latest = useRef(standing);
  const [isKept, setKept] = useState(true);
  const isUnsafe = useRef(false);
  const { now, value, base } = standing;
  const contests = useMemo(
    () => (base === now ? nobody : (restoreDraft({ value, base }, now, merging)?.contests ?? nobody)),
    [base, value, now, merging],
  );

  const keep = useCallback(
    (next: Standing<Value>) => {
      latest.current = next;
      setStanding(next);
      const isNothing = sameValue(next.value, next.now);
      if (isNothing && key !== undefined) drafts.remove(key);
      const { value: typed, base: on } = next;
      const isSafe =
        isNothing ||
        (key !== undefined && drafts.write(key, { value: typed, base: on, at: new Date().toISOString() }));
      isUnsafe.current = !isSafe;
      setKept(isSafe);
    },
    [key],
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
    change: useCallback(
      (part: Partial<Value>) => keep({ ...latest.current, value: { ...latest.current.value, ...part } }),
      [keep],
    ),
    isChanged: !sameValue(value, now),
    restoredAt: found?.standing === undefined ? undefined : found.at,
    contests,
    choose: useCallback(
      ({ path }: Contest, side: Side) => {
        const { now: stored, ...typed } = latest.current;
        const choices = { [pathKey(path)]: side };
        keep(standingOn(stored, typed, { ...merging, choices }) ?? untouched(stored));
      },
      [keep, merging],
    ),
    lost: found?.lost,
    dismissLost: useCallback(() => {
      if (key !== undefined) drafts.dismiss(key);
      setFound(undefined);
    }, [key]),
    isKept,
    settle: useCallback(
      (parts: Partial<Value>) => {
        const { now: stored, value: typed, base: on } = latest.current;
        const settled = Object.fromEntries(Object.keys(parts).map((part) => [part, stored[part]]));
        keep({ now: stored, value: { ...typed, ...parts }, base: { ...on, ...settled } });
      },
      [keep],
    ),
    rebase: useCallback(
      (stored: Value, typed: Value) => keep({ now: stored, value: typed, base: stored }),
      [keep],
    ),
    sent: useCallback((taken: Value) => keep({ ...latest.current, now: taken, base: taken }), [keep]),
    meet: useCallback(
      (now: Value) => {
        const { value: typed, base: on } = latest.current;
        keep(standingOn(now, { value: typed, base: on }, merging) ?? untouched(now));
      },
      [keep, merging],
    ),
    discard: useCallback(() => {
      keep(untouched(latest.current.now));
      setFound(undefined);
    }, [keep]),
    done: useCallback(() => {
      isUnsafe.current = false;
      setFound(undefined);
      setKept(true);
      if (key !== undefined) drafts.remove(key);
    }, [key]),
  };
}

const nobody: readonly Contest[] = [];

function untouched<Value extends DraftValue>(now: Value): Standing<Value> {
  return { now, value: now, base: now };
}

function standingOn<Value extends DraftValue>(
  now: Value,
  typed: Pick<KeptDraft, "value" | "base">,
  options: RestoreOptions,
): Standing<Value> | undefined {
  const restored = restoreDraft(typed, now, options);
  if (restored === undefined) return undefined;
  const { value, base, contests } = restored;
  return { now, value, base: contests.length === 0 ? now : base };
}

function foundUnder<Value extends DraftValue>(key: string, initial: Value, options: RestoreOptions) {
  const kept = drafts.read(key);
  const standing = kept === undefined ? undefined : standingOn(initial, kept, options);
  return { standing, at: kept?.at, lost: drafts.lost(key) };
}
