import type { StaffTransfer } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { staffTransfers } from "./model.ts";

/** What the receiving unit learns of whom it is offered: no more than the door plate, from where, when and why. */
export type ReceivedTransfer = Pick<
  StaffTransfer,
  | "id"
  | "fromName"
  | "personName"
  | "position"
  | "on"
  | "reason"
  | "withIdentityNumber"
  | "state"
  | "offeredByName"
  | "newStaffId"
  | "revision"
  | "createdAt"
>;

/** So many are read: a unit that is offered more at a time decides on these first. */
const most = 200;

/** What other units offer the present one and waits for its decision; the newest first. */
export async function receivedTransfers(): Promise<ReceivedTransfer[]> {
  const found = await staffTransfers.find(
    { toTenantId: requireTenantId(), state: "open" },
    { sort: { _id: -1 }, limit: most },
  );
  return found.map(
    ({ id, fromName, personName, position, on, reason, withIdentityNumber, state, ...rest }) => ({
      ...{ id, fromName, personName, on, reason, withIdentityNumber, state },
      ...(position === undefined ? {} : { position }),
      ...(rest.newStaffId === undefined ? {} : { newStaffId: rest.newStaffId }),
      ...{ offeredByName: rest.offeredByName, revision: rest.revision, createdAt: rest.createdAt },
    }),
  );
}

/** What the present unit offered others of one of its people; the newest first. */
export function offeredTransfers(staffId: string): Promise<StaffTransfer[]> {
  return staffTransfers.find(
    { fromTenantId: requireTenantId(), staffId },
    { sort: { _id: -1 }, limit: most },
  );
}
