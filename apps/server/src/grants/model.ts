import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { grantListing } from "./listing.ts";

export const GrantModel = modelOf("Grant", {
  collection: "grants",
  scope: "global",
  indexes: [
    // What a person may do in other tenants.
    { on: { homeTenantId: 1, staffId: 1, state: 1, until: 1, _id: 1 } },
    ...indexesFor(grantListing, { within: ["ownerTenantId"], by: ["assessmentIds"] }),
  ],
});

export const grants = repositoryOf("Grant", GrantModel);
