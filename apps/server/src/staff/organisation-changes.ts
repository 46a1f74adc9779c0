import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { requireTenantId } from "../database/scope.ts";

interface Changes {
  readonly _id: string;
  readonly changes: number;
}

/** How often who is there, and who leads whom, was changed in the present tenant. */
export async function organisationChanges(): Promise<number> {
  const found = await settings().findOne({ _id: idHere() }, inTransaction());
  return found?.changes ?? 0;
}

/**
 * Part of the transaction in which somebody leaves, is removed or hands over, and of the one that starts a cycle: of two at
 * once the later runs again and sees the earlier, so that no step is given to somebody who is gone. Out: how many there were before.
 */
export async function countOrganisationChange(): Promise<number> {
  const before = await organisationChanges();
  await settings().updateOne(
    { _id: idHere() },
    { $set: { changes: before + 1 } },
    { upsert: true, ...inTransaction() },
  );
  return before;
}

function settings() {
  return globalCollection<Changes>("system_settings");
}

function idHere(): string {
  return `organisation-changes/${requireTenantId()}`;
}
