import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const ReorganisationModel = modelOf("Reorganisation", {
  collection: "reorganisations",
  scope: "global",
  indexes: [{ on: { byTenantId: 1, _id: -1 } }, { on: { tenantIds: 1, isOpen: 1 } }],
});

export const reorganisations = repositoryOf("Reorganisation", ReorganisationModel);
