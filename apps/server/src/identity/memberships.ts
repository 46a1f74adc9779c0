import type { Membership, Tenant } from "@duheng/contracts";
import { toWire } from "../database/schema/wire.ts";
import { transaction } from "../database/transaction.ts";
import { pointToOnePerson } from "../staff/one-account-one-person.ts";
import { memberships } from "./model.ts";
import { refuseIncompatible } from "./separation.ts";

export type NewMembership = Pick<Membership, "userId" | "tenantId" | "roles" | "staffId">;

/** Gives an account roles in a tenant, instead of those that it had there; its staff records are of one person. Errors: `incompatible-roles`. */
export function setMembership(next: NewMembership): Promise<Membership> {
  const { userId, tenantId, roles } = next;
  return transaction(async () => {
    const present = await membershipsOf(userId);
    const others = present.filter((one) => one.tenantId !== tenantId);
    refuseIncompatible([...others.flatMap((one) => one.roles), ...roles]);
    const own = present.find((one) => one.tenantId === tenantId);
    const kept = own ? await memberships.replace({ ...own, ...next }) : await memberships.insert(next);
    await pointToOnePerson(
      [...others, kept].flatMap((one) =>
        one.staffId === undefined ? [] : [{ ...one, staffId: one.staffId }],
      ),
    );
    return kept;
  });
}

/** What an account is in a tenant; undefined where it is nothing there. */
export function membershipOf(userId: string, tenantId: string): Promise<Membership | undefined> {
  return memberships.findOne({ userId, tenantId });
}

/** What an account is, with the tenant of each, read by one command: in the order in which they were given. */
export async function membershipsWithTenants(
  userId: string,
): Promise<{ membership: Membership; tenant: Tenant }[]> {
  const found = await memberships.model.aggregate([
    { $match: { userId } },
    { $sort: { createdAt: 1, _id: 1 } },
    { $lookup: { from: "tenants", localField: "tenantId", foreignField: "_id", as: "tenant" } },
  ]);
  return found.flatMap(({ tenant: [tenant], ...membership }) =>
    tenant === undefined
      ? []
      : [{ membership: toWire("Membership", membership), tenant: toWire("Tenant", tenant) }],
  );
}

/** In the order in which they were given. */
export function membershipsOf(userId: string): Promise<Membership[]> {
  return memberships.find({ userId }, { sort: { createdAt: 1, _id: 1 } });
}
