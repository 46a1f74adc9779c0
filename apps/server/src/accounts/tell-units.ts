import type { AuditTarget, User } from "@duheng/contracts";
import type { AuditInput } from "../audit/record-audit.ts";
import { tellTenants } from "../audit/tell-tenants.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import type { Caller } from "../permissions/caller.ts";

/** What a trail calls an account: the person with the user name. */
export function accountTarget({
  id,
  name,
  displayUsername,
}: Pick<User, "id" | "name" | "displayUsername">): AuditTarget {
  return { kind: "users", id, name: `${name}（${displayUsername}）` };
}

/** The units that an account belongs to now. */
export function unitsOf({ memberships }: Pick<User, "memberships">): string[] {
  return memberships.flatMap(({ tenantId, endedAt }) => (endedAt === undefined ? [tenantId] : []));
}

/** Tells what is done to an account in the trails of the units that it belongs to, besides that where it is done. */
export async function tellOtherUnits(
  { actor }: Caller,
  user: Pick<User, "id" | "name" | "displayUsername">,
  tenantIds: readonly string[],
  told: Omit<AuditInput, "actor" | "target">,
): Promise<void> {
  const others = [...new Set(tenantIds)].filter((tenantId) => tenantId !== actor.tenantId);
  if (others.length === 0) return;
  const reason = `what is done to the account ${user.id} is told to its units`;
  await acrossTenants({ act: "users.tell", reason, actor }, () =>
    tellTenants(others, { ...told, actor, target: accountTarget(user) }),
  );
}
