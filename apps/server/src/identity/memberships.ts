import type { Membership, Role } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../rpc/app-error.ts";
import { memberships } from "./model.ts";

export type NewMembership = Pick<Membership, "userId" | "tenantId" | "roles" | "staffId">;

/** Gives a person roles in a tenant, instead of those that it had there. Errors: `incompatible-roles`. */
export function setMembership(next: NewMembership): Promise<Membership> {
  const { userId, tenantId, roles } = next;
  return transaction(async () => {
    const present = await membershipsOf(userId);
    const others = present.filter((one) => one.tenantId !== tenantId);
    refuseIncompatible([...others.flatMap((one) => one.roles), ...roles]);
    const own = present.find((one) => one.tenantId === tenantId);
    return own ? memberships.replace({ ...own, ...next }) : memberships.insert(next);
  });
}

/** In the order in which they were given. */
export function membershipsOf(userId: string): Promise<Membership[]> {
  return memberships.find({ userId }, { sort: { createdAt: 1, _id: 1 } });
}

/** 三员分立: nobody holds two of the three, in one tenant or in several. */
function refuseIncompatible(roles: readonly Role[]): void {
  if (apart.filter((role) => roles.includes(role)).length > 1) throw new AppError("incompatible-roles");
}

const apart: readonly Role[] = ["system-admin", "security-admin", "auditor"];
