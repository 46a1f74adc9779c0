import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const StaffTransferModel = modelOf("StaffTransfer", {
  collection: "staff_transfers",
  scope: "global",
  indexes: [
    { on: { fromTenantId: 1, staffId: 1, _id: -1 } },
    { on: { toTenantId: 1, state: 1, _id: -1 } },
    { on: { toTenantId: 1, newStaffId: 1, _id: -1 } },
    // Of two offers at once one is made.
    { on: { fromTenantId: 1, staffId: 1 }, unique: true, partial: { state: "open" } },
  ],
});

export const staffTransfers = repositoryOf("StaffTransfer", StaffTransferModel);
