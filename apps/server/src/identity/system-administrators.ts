import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { topTenants } from "../tenants/find-tenants.ts";
import { memberships } from "./model.ts";
import { users } from "./users.ts";

/**
 * How many others there are who administer the installation from its top and can sign in, with a password of their own. It
 * writes one common document, so that of two who ask at the same moment to take one away, the second sees what the first did.
 */
export async function otherSystemAdministrators(userId: string): Promise<number> {
  await globalCollection<{ _id: string; writes: number }>("system_settings").updateOne(
    { _id: "system-administrators" },
    { $inc: { writes: 1 } },
    { upsert: true, ...inTransaction() },
  );
  return countOthers(userId);
}

/**
 * Which of some staff records is of the last such administrator of the present tenant; others, who go before them, are of none. Reads
 * only, and so holds nobody up.
 */
export async function lastSystemAdministratorAmong(
  tenantId: string,
  staffIds: readonly string[],
  before: ReadonlySet<string> = new Set(),
): Promise<string | undefined> {
  const held = await memberships.find({
    tenantId,
    staffId: { $in: [...staffIds, ...before] },
    roles: "system-admin",
    endedAt: { $exists: false },
  });
  const last = held.findLast(({ staffId = "" }) => staffIds.includes(staffId));
  if (last === undefined) return undefined;
  return (await countOthers(...held.map(({ userId }) => userId))) === 0 ? last.staffId : undefined;
}

async function countOthers(...userIds: readonly string[]): Promise<number> {
  const held = await memberships.find({
    roles: "system-admin",
    tenantId: { $in: (await topTenants()).map(({ id }) => id) },
    endedAt: { $exists: false },
    userId: { $nin: [...userIds] },
  });
  return users().countDocuments(
    {
      _id: { $in: held.map((one) => one.userId) },
      disabledAt: { $exists: false },
      awaitsSlip: { $exists: false },
      slipEndsAt: { $exists: false },
    },
    inTransaction(),
  );
}
