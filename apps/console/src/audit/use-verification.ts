import { useCallback, useEffect, useRef, useState } from "react";
import type { TrailCheck } from "../rpc/answers.ts";
import { api } from "../rpc/client.ts";

/** How far the verification is; `check` is the sum of what was judged so far. */
export interface Verification {
  readonly check: TrailCheck | undefined;
  readonly refusal?: unknown;
}

/** Judges the whole trail, part by part, from when it is shown; `again` begins anew. Ends when it is no longer shown. */
export function useVerification(): Verification & { again: () => void } {
  const [state, setState] = useState<Verification>({ check: undefined });
  const present = useRef<AbortController>(undefined);
  const again = useCallback(() => {
    present.current?.abort();
    const own = new AbortController();
    present.current = own;
    setState({ check: undefined });
    verifyAll((check) => own.signal.aborted || setState({ check }), own.signal).catch((refusal: unknown) => {
      if (!own.signal.aborted) setState((before) => ({ ...before, refusal }));
    });
  }, []);
  useEffect(() => {
    again();
    return () => present.current?.abort();
  }, [again]);
  return { ...state, again };
}

async function verifyAll(tell: (check: TrailCheck) => void, signal: AbortSignal): Promise<void> {
  let whole: TrailCheck | undefined;
  while (!whole?.done) {
    const next: TrailCheck = await api.audit.verify.query({ after: whole?.head?.number ?? 0 }, { signal });
    whole = whole === undefined ? next : added(whole, next);
    tell(whole);
  }
}

function added(before: TrailCheck, next: TrailCheck): TrailCheck {
  return {
    ...next,
    seals: before.seals + next.seals,
    entries: before.entries + next.entries,
    problems: [...before.problems, ...next.problems],
    doubts: [...before.doubts, ...next.doubts],
  };
}
