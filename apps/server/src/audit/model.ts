import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { auditListing } from "./listing.ts";

const AuditEntryModel = modelOf("AuditEntry", {
  collection: "audit_entries",
  indexes: [
    ...indexesFor(auditListing, { by: ["actor.userId", "target.id"] }),
    { on: { "actor.userId": 1, action: 1, at: -1 } },
    // What is not sealed yet, by its time.
    { on: { seal: 1, at: 1, _id: 1 } },
  ],
});

export const auditEntries = repositoryOf("AuditEntry", AuditEntryModel);
