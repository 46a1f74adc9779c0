import type { Membership, Role, Tenant } from "@duheng/contracts";
import { inTransaction } from "../database/global-collection.ts";
import type { StoredOf } from "../database/schema/stored.ts";
import { toWire } from "../database/schema/wire.ts";
import { transaction } from "../database/transaction.ts";
import { pointToOnePerson } from "../staff/one-account-one-person.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { memberships } from "./model.ts";
import { searchTextOf } from "./search-text.ts";
import { refuseIncompatible } from "./separation.ts";
import { type MirroredMembership, userById, users } from "./users.ts";

export interface NewMembership extends Pick<Membership, "userId" | "tenantId" | "roles" | "staffId"> {
  /** The work number of the staff record, by which the account is found. */
  readonly number?: string;
}

/** Gives an account roles in a tenant, instead of those that it had there; its staff records are of one person. Errors: `incompatible-roles`. */
export function setMembership({ number, ...next }: NewMembership): Promise<Membership> {
  const { userId, tenantId, roles } = next;
  return transaction(async () => {
    const present = await membershipsOf(userId);
    const others = present.filter((one) => one.tenantId !== tenantId);
    refuseIncompatible([...others.filter(isHeld).flatMap((one) => one.roles), ...roles]);
    const own = present.find((one) => one.tenantId === tenantId);
    const kept = own ? await memberships.replace({ ...own, ...next }) : await memberships.insert(next);
    await mirror(userId, number === undefined ? {} : { [tenantId]: number });
    await pointToOnePerson(
      [...others, kept].flatMap((one) =>
        one.staffId === undefined ? [] : [{ ...one, staffId: one.staffId }],
      ),
    );
    return kept;
  });
}

/** Takes from an account all that it is in a tenant. Errors: `conflict`. */
export async function removeMembership({ id, userId, revision }: Membership): Promise<void> {
  await memberships.remove(id, revision);
  await mirror(userId);
}

/** The membership as it is from now on: its roles, and whether the person has left. Errors: `conflict`. */
export async function replaceMembership(next: Membership): Promise<Membership> {
  const kept = await memberships.replace(next);
  await mirror(next.userId);
  return kept;
}

/** Memberships of new accounts, whose mirror was written with the account. */
export async function insertMemberships(
  list: readonly Pick<Membership, "userId" | "tenantId" | "roles" | "staffId">[],
): Promise<void> {
  await memberships.insertMany(list);
}

/** Whether the person has not left. */
export function isHeld({ endedAt }: Pick<Membership, "endedAt">): boolean {
  return endedAt === undefined;
}

/** Writes beside the account what it is where; work numbers are those given, or as they were. */
export async function mirror(userId: string, numbers: Readonly<Record<string, string>> = {}): Promise<void> {
  const user = await userById(userId);
  if (user === undefined) return;
  const known = new Map(user.memberships.map((one) => [one.tenantId, one.number]));
  const all = await membershipsOf(userId);
  const merged = new Set(
    (await findTenants(all.map(({ tenantId }) => tenantId))).flatMap(({ id, succeededBy }) =>
      succeededBy === undefined ? [] : [id],
    ),
  );
  const mirrored = all.map(({ tenantId, roles, staffId, endedAt }): MirroredMembership => {
    const number = staffId === undefined ? undefined : (numbers[tenantId] ?? known.get(tenantId));
    return {
      tenantId,
      roles,
      ...(staffId === undefined ? {} : { staffId }),
      ...(number === undefined ? {} : { number }),
      ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt) }),
      ...(merged.has(tenantId) ? { isPast: true } : {}),
    };
  });
  const searchText = searchTextOf({ ...user, memberships: mirrored });
  await users().updateOne({ _id: userId }, { $set: { memberships: mirrored, searchText } }, inTransaction());
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

/** What the accounts of these staff records are in a tenant. */
export function membershipsOfStaff(tenantId: string, staffIds: readonly string[]): Promise<Membership[]> {
  return memberships.find({ tenantId, staffId: { $in: [...staffIds] } });
}

/** What all accounts of a tenant are in it, those of who left included. */
export function membershipsIn(tenantId: string): Promise<Membership[]> {
  return memberships.find({ tenantId }, { sort: { createdAt: 1, _id: 1 } });
}

/** The roles that accounts hold in other tenants than one. Out: by account, of those that hold some. */
export async function heldRoles(
  userIds: readonly string[],
  { butNotIn }: { readonly butNotIn: string },
): Promise<ReadonlyMap<string, readonly Role[]>> {
  const found = await memberships.find({ userId: { $in: [...userIds] }, tenantId: { $ne: butNotIn } });
  const roles = new Map<string, readonly Role[]>();
  for (const one of found.filter(isHeld))
    roles.set(one.userId, [...(roles.get(one.userId) ?? []), ...one.roles]);
  return roles;
}

/** In the order in which they were given. */
export function membershipsOf(userId: string): Promise<Membership[]> {
  return memberships.find({ userId }, { sort: { createdAt: 1, _id: 1 } });
}

/** What accounts are in a tenant and have not ceased to be, in the order in which they were given. */
export function currentMembershipsIn(tenantId: string): Promise<Membership[]> {
  return memberships.find({ tenantId, endedAt: { $exists: false } }, { sort: { createdAt: 1, _id: 1 } });
}
