import type { OwnAssessment } from "@duheng/contracts";
import { useEffect, useState } from "react";
import type { UnsentState } from "../../filling/outbox.ts";
import { draftApi } from "../../rpc/client.ts";

const nothing: ReadonlyMap<string, UnsentState> = new Map();

/** What this device had not sent of these papers: it is sent now, and again whenever the network comes back. */
export function useUnsent(own: readonly OwnAssessment[] | undefined): ReadonlyMap<string, UnsentState> {
  const [states, setStates] = useState(nothing);
  useEffect(() => {
    if (own === undefined || own.length === 0) return;
    const assessments = own.map(({ assessment }) => assessment);
    let isShown = true;
    const tell = (id: string, state: UnsentState) => {
      if (isShown) setStates((before) => new Map(before).set(id, state));
    };
    const send = async () => {
      // The page is drawn first: what saves papers is fetched after it.
      const { sendUnsent } = await import("../../filling/outbox.ts");
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
  }, [own]);
  return states;
}
