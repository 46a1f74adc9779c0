import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const AdoptionModel = modelOf("Adoption", {
  collection: "adoptions",
  scope: "global",
  indexes: [
    // What counts how widely templates are used reads nothing but this.
    { on: { ownerTenantId: 1, templateFormId: 1, version: 1, tenantId: 1 } },
    { on: { ownerTenantId: 1, templateFormId: 1, adoptedAt: 1, _id: 1 } },
    { on: { tenantId: 1, ownerTenantId: 1, templateFormId: 1, adoptedAt: 1, _id: 1 } },
  ],
});
export const adoptions = repositoryOf("Adoption", AdoptionModel);
