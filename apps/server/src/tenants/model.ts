import { searchTextOf } from "../base/search-text.ts";
import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { tenantListing } from "./listing.ts";

export const TenantModel = modelOf("Tenant", {
  collection: "tenants",
  scope: "global",
  indexes: [
    ...indexesFor(tenantListing, { within: ["path"], by: ["reportsTo"] }),
    { on: { name: 1 } },
    { on: { reportsTo: 1 } },
  ],
  derive: ({ name, shortName }) => ({ searchText: searchTextOf([name, shortName]) }),
});

export const tenants = repositoryOf("Tenant", TenantModel);
