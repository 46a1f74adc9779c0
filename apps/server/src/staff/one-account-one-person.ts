import { acrossTenants } from "../database/across-tenants.ts";
import { StaffModel } from "./model.ts";

/** A staff record of an account. */
export interface AccountRecord {
  readonly tenantId: string;
  readonly staffId: string;
}

/**
 * Staff records of one account are of one human: all point to the person behind the first. Records that are not there are
 * left out. Part of the transaction that gives the account its records.
 */
export async function pointToOnePerson(records: readonly AccountRecord[]): Promise<void> {
  if (records.length < 2) return;
  await acrossTenants({ act: "persons.join", reason: "staff records of one account" }, async () => {
    let personId: string | undefined;
    for (const { tenantId, staffId } of records) {
      const record = await StaffModel.findOne({ _id: staffId, tenantId }, { personId: 1 }).lean();
      personId ??= record?.personId;
      if (record === null || personId === undefined || record.personId === personId) continue;
      // The revision stays: a page on which the record is being changed knows it, and shows nothing of this.
      await StaffModel.updateOne({ _id: staffId, tenantId }, { $set: { personId } });
    }
  });
}
