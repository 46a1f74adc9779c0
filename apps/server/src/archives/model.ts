import { indexesFor } from "../database/list-indexes.ts";
import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";
import { archiveListing } from "./listing.ts";

const TenantArchiveModel = modelOf("TenantArchive", {
  collection: "tenant_archives",
  indexes: [...indexesFor(archiveListing), { on: { expiresAt: 1 } }, { on: { "of.tenantId": 1 } }],
});

export const archives = repositoryOf("TenantArchive", TenantArchiveModel);
