import type { SessionGate } from "./session-gate.ts";

/** As tRPC's links call `fetch`: with an address and an init whose signal may be undefined. */
export type Fetch = (input: RequestInfo | URL | string, init?: FetchInit) => Promise<Response>;

export type FetchInit = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };

/**
 * `fetch` for the API: an answer that says "not signed in" holds the call at the gate and sends it again,
 * byte for byte, after the person has signed in. Calls of `identity` itself are never held, nor is anything
 * before the first session (then the sign-in page is the right place).
 */
export function sessionFetch(gate: SessionGate, hadSession: () => boolean, send: Fetch): Fetch {
  return async function call(input, init): Promise<Response> {
    const response = await send(input, init);
    if (!hadSession() || isIdentityCall(String(input)) || !(await saysSignedOut(response))) return response;
    return (await gate.waitForSignIn()) ? call(input, init) : response;
  };
}

function isIdentityCall(url: string): boolean {
  const path = url.split("?")[0] ?? "";
  const procedures = (path.split("/").pop() ?? "").split(",");
  return procedures.every((procedure) => procedure.startsWith("identity."));
}

/** 401 for the whole batch, or 207 with such a refusal among the answers. */
async function saysSignedOut(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  if (response.status !== 207) return false;
  const text = await response.clone().text();
  return text.includes('"unauthenticated"');
}
