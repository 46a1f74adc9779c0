import type { AppRouter } from "@duheng/server/router";
import { httpLink } from "@trpc/client";
import { callHeaders, sendBesides, sending } from "./client.ts";
import { grantOfCall } from "./under-grant.ts";

// Each alone, since all that goes along with a call would come under its grant, too.
sendBesides({
  link: httpLink<AppRouter>({
    ...sending,
    headers: ({ op }) => ({ ...callHeaders(), "x-duheng-grant": grantOfCall(op) ?? "" }),
  }),
  takes: (call) => grantOfCall(call) !== undefined,
});
