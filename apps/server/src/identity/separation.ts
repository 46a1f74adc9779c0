import type { Role } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { memberships } from "./model.ts";
import { userNames } from "./users.ts";

/** 三员分立: nobody holds two of these, in one tenant or in several. */
const apart: readonly Role[] = ["system-admin", "security-admin", "auditor"];

/** All that an auditor may be besides: somebody who is assessed himself. */
const besideAuditor: readonly Role[] = ["auditor", "staff"];

/** Roles that one person cannot hold together, in one tenant or in several; empty where all goes well. */
export function incompatibleRoles(roles: readonly Role[]): Role[] {
  const held = [...new Set(roles)];
  const isWrong = held.includes("auditor")
    ? held.some((role) => !besideAuditor.includes(role))
    : held.filter((role) => apart.includes(role)).length > 1;
  if (!isWrong) return [];
  return held.filter((role) => (held.includes("auditor") ? role !== "staff" : apart.includes(role)));
}

/** Refuses (`incompatible-roles`) what one person cannot be together. */
export function refuseIncompatible(roles: readonly Role[]): void {
  const wrong = incompatibleRoles(roles);
  if (wrong.length > 0) throw new AppError("incompatible-roles", { data: { roles: wrong } });
}

/**
 * One sentence for each person who holds such roles from before they were refused. Nothing is taken away by itself:
 * which of the roles a person keeps is for people to say.
 */
export async function heldIncompatibly(): Promise<string[]> {
  const suspects = await memberships.find({ roles: { $in: [...apart] } });
  const all = await memberships.find({
    userId: { $in: [...new Set(suspects.map((one) => one.userId))] },
    endedAt: { $exists: false },
  });
  const wrong = [...new Set(all.map((one) => one.userId))].flatMap((userId) => {
    const held = all.filter((one) => one.userId === userId).flatMap((one) => one.roles);
    const roles = incompatibleRoles(held);
    return roles.length === 0 ? [] : [{ userId, roles }];
  });
  const names = await userNames(wrong.map((one) => one.userId));
  return wrong.map(
    ({ userId, roles }) =>
      `${names.get(userId) ?? userId} (${userId}): 不得由同一人担任的角色 roles that one person cannot hold together: ${roles.join(", ")}`,
  );
}
