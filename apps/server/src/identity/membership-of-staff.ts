import type { Membership } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { memberships } from "./model.ts";

/** What the account of a staff record is in the present tenant; undefined: the record has no account. */
export function membershipOfStaff(staffId: string): Promise<Membership | undefined> {
  return memberships.findOne({ tenantId: requireTenantId(), staffId });
}
