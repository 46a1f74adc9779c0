import { type Tenant, validators } from "@duheng/contracts";
import { type Listed, listFilter, listSort } from "../database/list-input.ts";
import { notFound } from "../errors/app-error.ts";
import { procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { tenantListing } from "./listing.ts";
import { tenants } from "./model.ts";
import { visibleTenants } from "./visible-tenants.ts";

/** Tenants are global documents: what one may see of them is the own one and, for administrators, the tree below. */
export const tenantsRouter = router({
  list: procedure({ ability: ["read", "tenants"], input: validators.ListInput, list: tenantListing }).query(
    async ({ input, ctx }): Promise<Listed<Tenant>> => {
      const filter = { $and: [listFilter(tenantListing, input), visibleTenants(ctx.actor)] };
      const { page, perPage } = input.page ?? { page: 1, perPage: 25 };
      const [data, total] = await Promise.all([
        tenants.find(filter, {
          sort: listSort(tenantListing, input),
          skip: (page - 1) * perPage,
          limit: perPage,
        }),
        tenants.count(filter),
      ]);
      return { data, total };
    },
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
