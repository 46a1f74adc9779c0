import { readContract } from "../rpc/list-contract.ts";
import { router } from "../rpc/trpc.ts";
import { auditEntries } from "./model.ts";

/** The trail is read, never written through the API. */
export const auditRouter = router(
  readContract({
    subject: "audit",
    repository: auditEntries,
    search: ["actor.name", "action", "reason"],
    filterable: ["action", "actor.userId", "target.id", "target.kind", "across"],
    sortable: ["at", "action"],
    defaultSort: { at: -1 },
  }),
);
