import { validators } from "@duheng/contracts";
import { registerImportKind } from "../import-kinds/import-kind.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { tenantListing } from "../tenants/listing.ts";
import { getTenant, getTenants, listTenants, tenantList } from "../tenants/read-tenants.ts";
import { exportList } from "../use-cases/documents/exported-lists.ts";
import { closeTenant, reopenTenant } from "./close-tenant.ts";
import { tenantColumns } from "./columns.ts";
import { tenantsImport } from "./import/import-tenants.ts";
import { makeTenant } from "./make-tenant.ts";
import { removeTenant } from "./remove-tenant.ts";
import { updateTenant } from "./update-tenant.ts";

registerImportKind(tenantsImport);
exportList(tenantList, tenantColumns);

/** Tenants are global documents: what one may see of them is the own one and, for administrators, the tree below. */
export const tenantsRouter = router({
  list: procedure({ ability: ["read", "tenants"], input: validators.ListInput, list: tenantListing }).query(
    ({ input, ctx }) => listTenants(input, ctx.actor),
  ),
  get: procedure({ ability: ["read", "tenants"], input: validators.GetInput }).query(({ input, ctx }) =>
    getTenant(input.id, ctx.actor),
  ),
  getMany: procedure({ ability: ["read", "tenants"], input: validators.GetManyInput }).query(
    ({ input, ctx }) => getTenants(input.ids, ctx.actor),
  ),
  create: mutation(makeTenant),
  update: mutation(updateTenant),
  close: mutation(closeTenant),
  reopen: mutation(reopenTenant),
  remove: mutation(removeTenant),
});
