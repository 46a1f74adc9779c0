import type { Role } from "@duheng/contracts";
import { insertMemberships } from "./memberships.ts";
import { insertUsers, type UserRecord } from "./users.ts";

/** An account that nobody signs in with before a slip is made, and what it is in a tenant. */
export interface AccountOfStaff {
  readonly id?: string;
  readonly username: string;
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly Role[];
  readonly staffId: string;
  readonly number: string;
}

/** Writes many accounts that were judged, each with its membership. Part of a transaction. */
export async function insertAccounts(list: readonly AccountOfStaff[]): Promise<UserRecord[]> {
  const records = await insertUsers(
    list.map(({ id, username, name, tenantId, roles, staffId, number }) => ({
      ...(id === undefined ? {} : { id }),
      username,
      name,
      memberships: [{ tenantId, roles: [...roles], staffId, number }],
    })),
  );
  await insertMemberships(
    records.flatMap(({ _id: userId, memberships }) =>
      memberships.map(({ tenantId, roles, staffId }) => ({
        userId,
        tenantId,
        roles,
        ...(staffId === undefined ? {} : { staffId }),
      })),
    ),
  );
  return records;
}
