import type { BilingualText, Role } from "@duheng/contracts";
import type { Values } from "@duheng/imports";
import { requireTenantId } from "../../database/scope.ts";
import { membershipOf } from "../../identity/memberships.ts";
import { changedSince } from "../../import-kinds/by-acts.ts";
import type { ImportKind, PreparedRows, RowToWrite, WrittenRow } from "../../import-kinds/import-kind.ts";
import type { Caller } from "../../permissions/caller.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { perform } from "../../use-cases/perform.ts";
import { createAccounts } from "../create-accounts.ts";
import { grantableRoles, isUnitRole } from "../grantable-roles.ts";
import { setRoles } from "../set-roles.ts";
import { takeBackAccount } from "../take-back-account.ts";
import { accountDefinition, rolesIn } from "./definition.ts";
import { type KnownAccount, knownAccount, knownAccounts, presentAccount } from "./known-accounts.ts";
import { tellOfAccounts } from "./tell-of-accounts.ts";

/**
 * Accounts and roles of the own unit's people by a table, by the acts of many and of one: an account without a password, and roles that
 * the unit gives. What an account is elsewhere, and roles above the unit's, stay.
 */
export const accountsImport: ImportKind = {
  kind: "accounts",
  title: { zh: "账号", en: "Accounts" },
  subject: "users",
  ability: ["create", "users"],
  definition: accountDefinition,
  isThere: () => true,
  mask: (_field, text) => text,
  present: async () => [...(await knownAccounts()).values()].map(presentAccount),
  references: async () => ({}),
  referenced: {},
  tellAhead: async (rows, by) => tellOfAccounts(rows, by, await knownAccounts()),
  prepare,
  undo,
  target: (id) => ({ kind: "users", id }),
};

interface Planned {
  readonly rowId: string;
  readonly values: Values;
  readonly entry: KnownAccount;
}

async function prepare(rows: readonly RowToWrite[], { actor }: Caller): Promise<PreparedRows> {
  const known = await knownAccounts();
  const told = await tellOfAccounts(rows, actor, known);
  const refused = new Map<string, BilingualText>();
  const planned: Planned[] = [];
  for (const { rowId, target, values } of rows) {
    const entry = known.get(target?.id ?? "");
    const isOther = entry === undefined || (entry.membership?.revision ?? 0) !== target?.revision;
    const why = told.get(rowId)?.[0]?.message ?? (isOther ? otherNow : undefined);
    if (why !== undefined) refused.set(rowId, why);
    else if (entry !== undefined) planned.push({ rowId, values, entry });
  }
  return { refused, write: (caller) => write(planned, caller) };
}

async function write(planned: readonly Planned[], caller: Caller): Promise<ReadonlyMap<string, WrittenRow>> {
  const written = new Map<string, WrittenRow>();
  const toMake = planned.filter(({ entry }) => entry.membership === undefined);
  const people = toMake.map(({ values, entry: { id } }) => ({
    staffId: id,
    username: String(values.username),
  }));
  const { userIds } =
    people.length === 0 ? { userIds: [] } : await perform(createAccounts, { people }, caller);
  for (const { rowId, values, entry } of planned) {
    const { id, membership } = entry;
    const made = toMake.findIndex((one) => one.rowId === rowId);
    const userId = membership?.userId ?? userIds[made] ?? "";
    if (typeof values.roles === "string") await give(userId, rolesIn(values.roles), caller);
    const { revision = 0 } = (await membershipOf(userId, requireTenantId())) ?? {};
    written.set(rowId, { id, revision, ...(membership && { before: { roles: membership.roles } }) });
  }
  return written;
}

/** Roles of the unit, in the place of those that it had; whatever else the account is here stays. */
async function give(userId: string, roles: readonly Role[], caller: Caller): Promise<void> {
  const tenant = await currentTenant();
  const present = await membershipOf(userId, tenant.id);
  const held = present?.roles.filter(isUnitRole) ?? [];
  if (held.length === roles.length && held.every((role) => roles.includes(role))) return;
  const grantable = grantableRoles(caller, tenant);
  const others = (present?.roles ?? []).filter((role) => grantable.includes(role) && !isUnitRole(role));
  await perform(
    setRoles,
    {
      ...{ id: userId, tenantId: tenant.id, roles: [...roles, ...others] },
      ...(present === undefined ? {} : { revision: present.revision }),
    },
    caller,
  );
}

async function undo({ id, revision, before }: WrittenRow, caller: Caller): Promise<void> {
  const entry = await knownAccount(id);
  if (entry?.membership?.revision !== revision) throw changedSince();
  const { roles }: { readonly roles?: readonly Role[] } = before ?? {};
  const { userId } = entry.membership;
  if (roles === undefined) await perform(takeBackAccount, { id: userId }, caller);
  else await give(userId, roles.filter(isUnitRole), caller);
}

const otherNow: BilingualText = {
  zh: "预览之后有人改动了这个账号，没有写入",
  en: "somebody changed the account since the preview: it was not written",
};
