import type { Grant } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { grants } from "./model.ts";

/** What other tenants granted somebody of the present one, also what has ended. */
export function grantsTo(staffId: string): Promise<Grant[]> {
  return grants.find({ homeTenantId: requireTenantId(), staffId });
}
