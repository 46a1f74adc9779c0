import type { StaffTransfer } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { staffTransfers } from "./model.ts";

/** The transfers of a record of the present tenant, from here and to here, that stand: the newest first. */
export async function transfersOf(staffId: string): Promise<StaffTransfer[]> {
  const tenantId = requireTenantId();
  const standing = { state: { $in: ["open", "accepted"] } };
  const away = await staffTransfers.find({ fromTenantId: tenantId, staffId, ...standing } as never);
  const here = await staffTransfers.find({ toTenantId: tenantId, newStaffId: staffId, ...standing } as never);
  return [...away, ...here];
}

/** Offers that wait for their decision, from a tenant or to it; of some people, or of all. */
export function openTransfersOf(tenantId: string, staffIds?: readonly string[]): Promise<StaffTransfer[]> {
  const away = {
    fromTenantId: tenantId,
    ...(staffIds === undefined ? {} : { staffId: { $in: [...staffIds] } }),
  };
  const ways = staffIds === undefined ? [away, { toTenantId: tenantId }] : [away];
  return staffTransfers.find({ state: "open", $or: ways });
}
