import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { publicationListing } from "./listing.ts";

export const PublicationModel = modelOf("Publication", {
  collection: "publications",
  scope: "global",
  indexes: [
    // What a tenant sees: its own, and of what is shared that which is meant for it.
    ...indexesFor(publicationListing, { within: ["ownerTenantId"] }),
    ...indexesFor(publicationListing, { within: ["ownerTenantId", "state", "audience.kind"] }),
    ...indexesFor(publicationListing, { within: ["state", "audience.kind"] }),
    ...indexesFor(publicationListing, { within: ["state", "audience.kind", "audience.tenantIds"] }),
    { on: { ownerTenantId: 1, formId: 1, version: -1, sharedAt: -1 } },
    { on: { ownerTenantId: 1, formId: 1, sharedAt: -1 } },
    { on: { formId: 1, state: 1, sharedAt: -1 } },
  ],
});
export const publications = repositoryOf("Publication", PublicationModel);
