import type { Assessment } from "@duheng/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { UnsentState } from "../../filling/outbox.ts";
import { assessmentQueries } from "../queries.ts";

const nothing: ReadonlyMap<string, UnsentState> = new Map();

/** What this device had not sent of these papers: it is sent now, and again whenever the network comes back. */
export function useUnsent(assessments: readonly Assessment[] | undefined): ReadonlyMap<string, UnsentState> {
  const [states, setStates] = useState(nothing);
  const queryClient = useQueryClient();
  useEffect(() => {
    if (assessments === undefined || assessments.length === 0) return;
    let isShown = true;
    const tell = (id: string, state: UnsentState) => {
      if (isShown) setStates((before) => new Map(before).set(id, state));
      // The paper's own page shall open with what has just arrived.
      if (state === "sent") queryClient.removeQueries({ queryKey: assessmentQueries.one(id).queryKey });
    };
    const send = async () => {
      // The page is drawn first: what saves papers is fetched after it.
      const [{ sendUnsent }, { draftApi }] = await Promise.all([
        import("../../filling/outbox.ts"),
        import("../../filling/draft-api.ts"),
      ]);
      if (isShown) await sendUnsent(draftApi, assessments, tell);
    };
    // Nothing is lost when it can't be fetched: it is tried at the next visit.
    const sendQuietly = () => void send().catch(() => undefined);
    sendQuietly();
    window.addEventListener("online", sendQuietly);
    return () => {
      isShown = false;
      window.removeEventListener("online", sendQuietly);
    };
  }, [assessments, queryClient]);
  return states;
}
