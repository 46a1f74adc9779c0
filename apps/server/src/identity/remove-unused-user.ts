import type { Membership } from "@duheng/contracts";
import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { conflict } from "../database/repository.ts";
import { memberships } from "./model.ts";
import { users } from "./users.ts";

/**
 * Removes an account for which no password was ever made, with the one thing that it is. Part of a transaction. Errors: `conflict`
 * where either is other than it was read.
 */
export async function removeUnusedUser(userId: string, { id, revision }: Membership): Promise<void> {
  await memberships.remove(id, revision);
  const { deletedCount } = await users().deleteOne({ _id: userId, awaitsSlip: true }, inTransaction());
  if (deletedCount === 0) throw conflict(undefined);
  await globalCollection<{ _id: string; userId: string }>("accounts").deleteMany({ userId }, inTransaction());
}
