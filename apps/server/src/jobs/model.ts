import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { jobListing } from "./listing.ts";

/** Global, so that a worker finds what is next in all tenants; whoever reads for people names the tenant. */
export const JobModel = modelOf("Job", {
  collection: "jobs",
  scope: "global",
  indexes: [
    ...indexesFor(jobListing, { within: ["tenantId"], by: ["kind"] }),
    { on: { isOpen: 1, turnAt: 1, _id: 1 } },
    { on: { kind: 1, key: 1 }, unique: true, partial: { isOpen: true, key: { $exists: true } } },
    { on: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export const jobs = repositoryOf("Job", JobModel);
