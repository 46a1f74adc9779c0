import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

/** Global, so that a worker finds what is next in all tenants; whoever reads for people names the tenant. */
export const JobModel = modelOf("Job", {
  collection: "jobs",
  scope: "global",
  indexes: [
    { on: { isOpen: 1, turnAt: 1 } },
    { on: { tenantId: 1, enqueuedAt: -1 } },
    { on: { kind: 1, key: 1 }, unique: true, partial: { isOpen: true, key: { $exists: true } } },
    { on: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export const jobs = repositoryOf("Job", JobModel);
