import { modelOf } from "../../database/model.ts";
import { repositoryOf } from "../../database/repository.ts";

const AuditSealModel = modelOf("AuditSeal", {
  collection: "audit_seals",
  // Of two processes that seal at once, one makes the next link.
  indexes: [{ on: { number: 1 }, unique: true }],
});

export const auditSeals = repositoryOf("AuditSeal", AuditSealModel);
