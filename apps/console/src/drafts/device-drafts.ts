import { session } from "../rpc/client.ts";
import { createDraftStore, draftKey } from "./draft-store.ts";

/** What was typed on this device and not sent. */
export const deviceDrafts = createDraftStore(deviceStorage());

/** The key of a place for whoever is signed in; undefined where nobody is: then nothing is kept. */
export function ownKey(place: string): string | undefined {
  const current = session.current();
  if (current === undefined) return undefined;
  return draftKey({ userId: current.user.id, tenantId: current.tenant.id }, place);
}

function deviceStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
