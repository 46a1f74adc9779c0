import type { Tenant } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { tenants } from "./model.ts";

/** The tenant of the present scope. */
export function currentTenant(): Promise<Tenant> {
  return tenants.get(requireTenantId());
}
