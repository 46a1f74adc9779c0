import type { AppRouter } from "@duheng/server/router";
import { httpLink } from "@trpc/client";
import { callHeaders, sendBesides, sending, session } from "./client.ts";
import { grantOfCall, grantsAreOf } from "./under-grant.ts";

grantsAreOf(() => {
  const { user, tenant } = session.current() ?? {};
  return `${user?.id} ${tenant?.id}`;
});

// Each alone, since all that goes along with a call would come under its grant, too.
sendBesides({
  link: httpLink<AppRouter>({
    ...sending,
    headers: ({ op }) => ({ ...callHeaders(), "x-duheng-grant": grantOfCall(op) ?? "" }),
  }),
  takes: (call) => grantOfCall(call) !== undefined,
});
