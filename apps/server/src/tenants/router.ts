import { validators } from "@duheng/contracts";
import { listPage } from "../database/list-page.ts";
import { notFound } from "../errors/app-error.ts";
import { registerImportKind } from "../imports/import-kind.ts";
import { mutation } from "../rpc/mutation.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { closeTenant, reopenTenant } from "./close-tenant.ts";
import { tenantsImport } from "./import/import-tenants.ts";
import { tenantListing } from "./listing.ts";
import { makeTenant } from "./make-tenant.ts";
import { tenants } from "./model.ts";
import { removeTenant } from "./remove-tenant.ts";
import { updateTenant } from "./update-tenant.ts";
import { visibleTenants } from "./visible-tenants.ts";

/** Tenants are global documents: what one may see of them is the own one and, for administrators, the tree below. */
registerImportKind(tenantsImport);

export const tenantsRouter = router({
  list: procedure({ ability: ["read", "tenants"], input: validators.ListInput, list: tenantListing }).query(
    ({ input, ctx }) => listPage(tenants, tenantListing, input, { within: [visibleTenants(ctx.actor)] }),
  ),
  get: procedure({ ability: ["read", "tenants"], input: validators.GetInput }).query(
    async ({ input, ctx }) => {
      const found = await tenants.findOne({ $and: [{ _id: input.id }, visibleTenants(ctx.actor)] });
      if (!found) throw notFound();
      return found;
    },
  ),
  getMany: procedure({ ability: ["read", "tenants"], input: validators.GetManyInput }).query(
    ({ input, ctx }) => tenants.find({ $and: [{ _id: { $in: input.ids } }, visibleTenants(ctx.actor)] }),
  ),
  create: mutation(makeTenant),
  update: mutation(updateTenant),
  close: mutation(closeTenant),
  reopen: mutation(reopenTenant),
  remove: mutation(removeTenant),
});
