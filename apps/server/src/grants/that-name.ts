import type { Grant } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { grants } from "./model.ts";

/** What other tenants granted somebody of the present one, also what has ended. */
export function grantsTo(staffId: string): Promise<Grant[]> {
  return grants.find({ homeTenantId: requireTenantId(), staffId });
}

/** What other tenants granted people of the present one until today or later; to some of them, or to all. */
export function grantsInForce(today: string, staffIds?: readonly string[]): Promise<Grant[]> {
  const theirs = staffIds === undefined ? {} : { staffId: { $in: [...staffIds] } };
  return grants.find({
    homeTenantId: requireTenantId(),
    state: "given",
    until: { $gte: today },
    ...theirs,
  });
}
