import type { Role } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { membershipsOf, setMembership } from "../identity/memberships.ts";
import {
  hashNewPassword,
  insertUser,
  readyUser,
  setDisabled,
  setPassword,
  type UserRecord,
  userNamed,
} from "../identity/users.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { inConcernedTenants } from "./in-concerned-tenants.ts";
import { operator } from "./operator.ts";

export interface NewAccount {
  username: string;
  name: string;
  tenantId: string;
  roles: Role[];
  password: string;
}

/**
 * Makes an account with roles in a tenant, all or nothing. Errors: `not-found` (tenant), `duplicate`,
 * `weak-password`, `incompatible-roles`.
 */
export async function createAccount(account: NewAccount): Promise<void> {
  const { username, name, tenantId, roles, password } = account;
  const [tenant] = await findTenants([tenantId]);
  if (!tenant) {
    throw new AppError("not-found", {
      message: { zh: `没有此单位：${tenantId}`, en: `There is no such tenant: ${tenantId}` },
    });
  }
  const user = await readyUser({ username, name, password, units: [tenant.name] });
  return transaction(async () => {
    const { id } = await insertUser(user);
    await setMembership({ userId: id, tenantId, roles });
    const target = { kind: "users", id, name: `${name}（${username}）` };
    await inConcernedTenants([tenantId], () =>
      recordAudit({ action: "users.create", actor: operator(), target, details: { roles } }),
    );
  });
}

/** Sets a password and ends all sessions. Errors: `not-found`, `weak-password`. */
export async function setAccountPassword(username: string, password: string): Promise<void> {
  const { user, tenantIds, target } = await accountNamed(username);
  const units = (await findTenants(tenantIds)).map((one) => one.name);
  const passwordHash = await hashNewPassword({ ...user, units }, password);
  return transaction(async () => {
    await setPassword(user._id, passwordHash);
    await inConcernedTenants(tenantIds, () =>
      recordAudit({ action: "users.setPassword", actor: operator(), target }),
    );
  });
}

/** Ends all sessions of an account and lets nobody sign in with it. Errors: `not-found`. */
export function disableAccount(username: string): Promise<void> {
  return transaction(async () => {
    const { user, tenantIds, target } = await accountNamed(username);
    await setDisabled(user._id, true);
    await inConcernedTenants(tenantIds, () =>
      recordAudit({ action: "users.disable", actor: operator(), target }),
    );
  });
}

/** Lets an account sign in again, with the password that it had. Errors: `not-found`. */
export function enableAccount(username: string): Promise<void> {
  return transaction(async () => {
    const { user, tenantIds, target } = await accountNamed(username);
    await setDisabled(user._id, false);
    await inConcernedTenants(tenantIds, () =>
      recordAudit({ action: "users.enable", actor: operator(), target }),
    );
  });
}

async function accountNamed(username: string): Promise<{
  user: UserRecord;
  tenantIds: string[];
  target: { kind: "users"; id: string; name: string };
}> {
  const user = await userNamed(username);
  const tenantIds = (await membershipsOf(user._id)).map((one) => one.tenantId);
  return {
    user,
    tenantIds,
    target: { kind: "users", id: user._id, name: `${user.name}（${user.username}）` },
  };
}
