import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const TenantModel = modelOf("Tenant", {
  collection: "tenants",
  scope: "global",
  indexes: [{ on: { path: 1, name: 1 } }, { on: { reportsTo: 1 } }],
});

export const tenants = repositoryOf("Tenant", TenantModel);
