import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const GrantModel = modelOf("Grant", {
  collection: "grants",
  scope: "global",
  indexes: [
    // What a person may do in other tenants.
    { on: { homeTenantId: 1, staffId: 1, state: 1, until: 1 } },
    { on: { ownerTenantId: 1, assessmentIds: 1 } },
  ],
});

export const grants = repositoryOf("Grant", GrantModel);
