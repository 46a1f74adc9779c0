import type { Membership, Tenant } from "@duheng/contracts";
import type { StoredOf } from "../database/schema/stored.ts";
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

/** What an account is in a tenant, with the tenant. */
export interface HeldMembership {
  readonly membership: Membership;
  readonly tenant: Tenant;
}

/** What an account is, with the tenant of each, read by one command: in the order in which they were given. */
export async function membershipsWithTenants(userId: string): Promise<HeldMembership[]> {
  const found: (StoredOf<"Membership"> & { tenants: StoredOf<"Tenant">[] })[] =
    await memberships.model.aggregate([
      { $match: { userId } },
      { $lookup: { from: "tenants", localField: "tenantId", foreignField: "_id", as: "tenants" } },
    ]);
  return held(
    found.map(({ tenants: _tenants, ...membership }) => membership),
    found.flatMap(({ tenants }) => tenants),
  );
}

/** Each membership as it is stored with its tenant, in the order in which they were given; one of a tenant that is gone is none. */
export function held(
  given: readonly StoredOf<"Membership">[],
  tenants: readonly StoredOf<"Tenant">[],
): HeldMembership[] {
  const byId = new Map(tenants.map((tenant) => [tenant._id, toWire("Tenant", tenant)]));
  return [...given]
    .sort((one, other) => +one.createdAt - +other.createdAt || (one._id < other._id ? -1 : 1))
    .flatMap((membership) => {
      const tenant = byId.get(membership.tenantId);
      return tenant === undefined ? [] : [{ membership: toWire("Membership", membership), tenant }];
    });
}

/** In the order in which they were given. */
export function membershipsOf(userId: string): Promise<Membership[]> {
  return memberships.find({ userId }, { sort: { createdAt: 1, _id: 1 } });
}
