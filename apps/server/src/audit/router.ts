import { validators } from "@duheng/contracts";
import { readContract } from "../rpc/list-contract.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { auditListing } from "./listing.ts";
import { auditEntries } from "./model.ts";
import { sayEntry } from "./say-entry.ts";
import { verifyTrail } from "./seals/verify-trail.ts";
import { actionWords } from "./words/actions.ts";

/** The trail is read, never written through the API. */
export const auditRouter = router({
  ...readContract({
    ...auditListing,
    subject: "audit",
    repository: auditEntries,
    view: async (entry) => ({ ...entry, said: sayEntry(entry) }),
  }),
  /** All actions by name, to choose from. */
  actions: procedure({ ability: ["read", "audit"], input: nothing }).query(() =>
    Object.entries(actionWords).map(([id, { name }]) => ({ id, name })),
  ),
  /** Whether the trail is still what was sealed, part by part: go on after `head.number` until it is done. */
  verify: procedure({ ability: ["read", "audit"], input: validators.VerifyTrailInput }).query(({ input }) =>
    verifyTrail(input),
  ),
});
