import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const AuditEntryModel = modelOf("AuditEntry", {
  collection: "audit_entries",
  indexes: [
    { on: { at: -1 } },
    { on: { "target.id": 1, at: -1 } },
    { on: { "actor.userId": 1, action: 1, at: -1 } },
    // What is not sealed yet, by its time.
    { on: { seal: 1, at: 1, _id: 1 } },
  ],
});

export const auditEntries = repositoryOf("AuditEntry", AuditEntryModel);
