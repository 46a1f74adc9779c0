import type { Membership, Staff } from "@duheng/contracts";
import type { PresentRecord } from "@duheng/imports";
import { requireTenantId } from "../../database/scope.ts";
import {
  currentMembershipsIn,
  isHeld,
  membershipOf,
  membershipsOfStaff,
} from "../../identity/memberships.ts";
import { listStaff } from "../../staff/lists.ts";
import { findPeople } from "../../staff/person.ts";
import { accounts } from "../model.ts";
import { sayUnitRoles } from "./definition.ts";

/** Somebody of the tenant who has an account in it, or can have one. */
export interface KnownAccount {
  /** Of the staff record; of an account without one, its own. */
  readonly id: string;
  readonly name: string;
  readonly person?: Staff;
  readonly username?: string;
  /** Present where there is an account. */
  readonly membership?: Membership;
}

/** Everybody of the present tenant with the account that he has, and those accounts that are nobody's of its staff. By the id of each. */
export async function knownAccounts(): Promise<ReadonlyMap<string, KnownAccount>> {
  return known(await listStaff(), await currentMembershipsIn(requireTenantId()));
}

/** The one of an id. */
export async function knownAccount(id: string): Promise<KnownAccount | undefined> {
  const tenantId = requireTenantId();
  const people = await findPeople([id]);
  const own = people.length === 0 ? await membershipOf(id, tenantId) : undefined;
  const memberships = own === undefined ? await membershipsOfStaff(tenantId, [id]) : [own];
  return (await known(people, memberships.filter(isHeld))).get(id);
}

async function known(
  people: readonly Staff[],
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, KnownAccount>> {
  const users = new Map(
    (await accounts.getMany(memberships.map(({ userId }) => userId))).map((one) => [one.id, one]),
  );
  const ofStaff = new Map(memberships.map((one) => [one.staffId, one]));
  const withAccount = (membership: Membership) => {
    const username = users.get(membership.userId)?.displayUsername;
    return { membership, ...(username === undefined ? {} : { username }) };
  };
  const others = memberships.filter(({ staffId }) => staffId === undefined);
  return new Map([
    ...people.map((person): [string, KnownAccount] => {
      const { id, name } = person;
      const membership = ofStaff.get(id);
      return [id, { id, name, person, ...(membership && withAccount(membership)) }];
    }),
    ...others.map((membership): [string, KnownAccount] => {
      const id = membership.userId;
      return [id, { id, name: users.get(id)?.name ?? "", ...withAccount(membership) }];
    }),
  ]);
}

/** As its columns say it; the revision is that of what the account is in the tenant. */
export function presentAccount({ id, name, person, username, membership }: KnownAccount): PresentRecord {
  const roles = membership === undefined ? "" : sayUnitRoles(membership.roles);
  return {
    id,
    revision: membership?.revision ?? 0,
    label: `${name}（${person?.number ?? username ?? ""}）`,
    values: { name, number: person?.number, username, roles: roles === "" ? undefined : roles },
  };
}
