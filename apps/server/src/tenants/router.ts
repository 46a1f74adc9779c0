import { validators } from "@duheng/contracts";
import { listPage } from "../database/list-page.ts";
import { notFound } from "../errors/app-error.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { tenantListing } from "./listing.ts";
import { tenants } from "./model.ts";
import { visibleTenants } from "./visible-tenants.ts";

/** Tenants are global documents: what one may see of them is the own one and, for administrators, the tree below. */
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
});
