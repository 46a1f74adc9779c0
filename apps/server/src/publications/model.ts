import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const PublicationModel = modelOf("Publication", {
  collection: "publications",
  scope: "global",
  indexes: [{ on: { ownerTenantId: 1, formId: 1, version: 1 } }, { on: { state: 1, sharedAt: -1 } }],
});
export const publications = repositoryOf("Publication", PublicationModel);
