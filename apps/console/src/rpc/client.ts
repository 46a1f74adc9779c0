import type { AppRouter } from "@duheng/server/router";
import {
  createTRPCClient,
  getUntypedClient,
  httpBatchLink,
  type Operation,
  type TRPCLink,
} from "@trpc/client";
import type { Api } from "./api.ts";
import type { DraftApi } from "./draft-api.ts";
import { createSessionStore } from "./session.ts";
import { sessionFetch } from "./session-fetch.ts";
import { createSessionGate } from "./session-gate.ts";

/** Calls wait here while the session has ended; the sign-in dialog opens it again. */
export const sessionGate = createSessionGate();

/** Who is signed in, and what they may do. */
export const session = createSessionStore(() => api.identity.me.query());

/**
 * What each call bears: a header that a cross-site page cannot set, without which the server refuses changes, and the
 * tenant that this page was opened for, since another window may have switched to another one.
 */
export function callHeaders(): Record<string, string> {
  const tenant = session.current()?.tenant.id;
  return { "x-duheng-csrf": "1", ...(tenant === undefined ? {} : { "x-duheng-tenant": tenant }) };
}

/** How calls are sent, whoever they are sent for. */
export const sending = {
  url: "/api/trpc",
  // A query may carry a whole form, which no address could hold.
  methodOverride: "POST" as const,
  fetch: sessionFetch(
    sessionGate,
    () => session.current() !== undefined,
    (input, init) => fetch(input, { ...init, signal: init?.signal ?? null, credentials: "same-origin" }),
  ),
};

// The server takes no more at once.
const usual = httpBatchLink<AppRouter>({ ...sending, maxItems: 20, headers: callHeaders });
let besides: { readonly link: TRPCLink<AppRouter>; takes(call: Operation): boolean } | undefined;

/** Sends some calls another way: set by the pages that work on papers of other tenants, which few ever open. */
export function sendBesides(way: NonNullable<typeof besides>): void {
  besides = way;
}

const client = createTRPCClient<AppRouter>({
  links: [
    (runtime) => {
      const send = usual(runtime);
      return (call) => (besides?.takes(call.op) ? besides.link(runtime) : send)(call);
    },
  ],
});

/** The procedures, typed by the server's router. */
export const api: Api = client;

/** What the saver of a paper that is filled in calls. Here, since a file of its own would be a request of its own. */
export const draftApi: DraftApi = {
  saveAnswers: api.assessments.saveAnswers.mutate,
  submit: api.assessments.submit.mutate,
  carryLeft: api.assessments.carryLeft.mutate,
  get: (id) => api.assessments.filling.query({ id }),
};

/** Procedures by name, for the data provider, which speaks the list contract of every domain. */
export const procedures = getUntypedClient(client);
