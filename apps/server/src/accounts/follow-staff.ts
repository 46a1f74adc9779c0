import type { Membership } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError } from "../errors/app-error.ts";
import {
  isHeld,
  membershipsOfStaff,
  membershipsWithTenants,
  mirror,
  replaceMembership,
} from "../identity/memberships.ts";
import { nameAccount } from "../identity/users.ts";
import { onStaffChanged, type StaffChange } from "../staff/staff-changed.ts";
import { inMergedUnits } from "./in-merged-units.ts";
import { refuseLastSystemAdministrator } from "./last-system-administrator.ts";
import { accounts } from "./model.ts";
import { accountTarget } from "./tell-units.ts";

/** Accounts follow the records of their people from now on: docs/decisions/0025-accounts-of-many.md. */
export function followStaff(): void {
  onStaffChanged(follow);
}

async function follow({ before, after, actor, isUndo, reorganisation }: StaffChange): Promise<void> {
  // What becomes of the account is part of that act: carry-account.ts.
  if (reorganisation !== undefined) return;
  const isSame = after && (["name", "number", "state"] as const).every((key) => after[key] === before[key]);
  if (isSame && after.state === "active") return;
  const [membership] = await membershipsOfStaff(before.tenantId, [before.id]);
  if (membership === undefined) return;
  if (after === undefined) {
    const { staffId: _gone, ...rest } = membership;
    await end(rest, actor);
    return;
  }
  if (after.number !== before.number) await mirror(membership.userId, { [before.tenantId]: after.number });
  if (after.name !== before.name) await rename(membership, after.name);
  if (after.state === "left" && isHeld(membership)) await end(membership, actor);
  if (after.state === "active" && !isHeld(membership)) await resume(membership, actor, isUndo);
}

/** By the record of the open unit that was first: one person has one name, and only one unit's record gives it. */
async function rename({ userId, id }: Membership, name: string): Promise<void> {
  const first = (await membershipsWithTenants(userId)).find(({ tenant }) => tenant.state === "active");
  if (first?.membership.id === id) await nameAccount(userId, name);
}

/** The person left: it lets nobody in, and does nothing any more. Errors: `wrong-state` for oneself, and the last system administrator. */
async function end(membership: Membership, actor: StaffChange["actor"]): Promise<void> {
  const { userId } = membership;
  if (userId === actor.userId) throw oneself();
  if (membership.roles.includes("system-admin"))
    await refuseLastSystemAdministrator(await accounts.get(userId));
  const endedAt = new Date().toISOString();
  await replaceMembership({ ...membership, endedAt });
  for (const before of await inMergedUnits(membership)) await replaceMembership({ ...before, endedAt });
  const target = await targetOf(membership);
  await recordAudit({ action: "users.endMembership", actor, target });
}

/** Who is back begins as staff: what the roles were before is for the administrators to give again; who was never gone has them. */
async function resume(
  membership: Membership,
  actor: StaffChange["actor"],
  isUndo: true | undefined,
): Promise<void> {
  const { endedAt: _ended, ...rest } = membership;
  await replaceMembership({ ...rest, ...(isUndo === true ? {} : { roles: ["staff"] }) });
  const target = await targetOf(membership);
  await recordAudit({ action: "users.resumeMembership", actor, target });
}

async function targetOf({ userId }: Membership) {
  return accountTarget(await accounts.get(userId));
}

function oneself(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "不能把自己标记为已离开或删除自己的记录：您会立即失去管理权限。请由另一位管理员办理。",
      en: "Nobody marks himself as left, or removes his own record: you would lose your access at once. Ask another administrator.",
    },
  });
}
