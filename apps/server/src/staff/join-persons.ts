import { acrossTenants } from "../database/across-tenants.ts";
import { findTenantsBy } from "../tenants/records.ts";
import { StaffModel } from "./model.ts";

/**
 * Two persons turn out to be one human: the records of the second, in whatever tenant, are of the first from now on. Part of a
 * transaction.
 */
export async function joinPersons(keptId: string, otherId: string): Promise<void> {
  if (keptId === otherId) return;
  const tenants = await findTenantsBy({});
  await acrossTenants(
    { act: "persons.join", reason: "records of one identity number and name" },
    async () => {
      // The revision stays: a page on which a record is being changed knows it, and shows nothing of this.
      await StaffModel.updateMany(
        { tenantId: { $in: tenants.map(({ id }) => id) }, personId: otherId },
        { $set: { personId: keptId } },
      );
    },
  );
}
