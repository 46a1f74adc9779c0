import type { BilingualText, Role } from "@duheng/contracts";
import type { Values } from "@duheng/imports";
import { requireTenantId } from "../../database/scope.ts";
import { AppError } from "../../errors/app-error.ts";
import { heldRoles, membershipOf } from "../../identity/memberships.ts";
import { incompatibleRoles } from "../../identity/separation.ts";
import { normalizeUsername } from "../../identity/usernames.ts";
import { isUsername, takenUsernames } from "../../identity/users.ts";
import type { RowToWrite, ToldAhead } from "../../import-kinds/import-kind.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { freeUsernames } from "../free-usernames.ts";
import { ownRoles } from "../grantable-roles.ts";
import { takenWords } from "../propose-usernames.ts";
import { refusals } from "../refusals.ts";
import { refuseOthers } from "../set-roles.ts";
import { rolesIn } from "./definition.ts";
import type { KnownAccount } from "./known-accounts.ts";

/** What is known besides of whoever imports, and of the names that are asked for. */
interface Around {
  readonly by: { readonly userId: string };
  readonly grantable: readonly Role[];
  readonly taken: ReadonlySet<string>;
  readonly free: ReadonlyMap<string, string>;
  /** Roles in other tenants, by account. */
  readonly elsewhere: ReadonlyMap<string, readonly Role[]>;
}

/** What of a table of accounts is refused: it makes accounts for who is on the staff, and gives roles of the unit, no more. */
export async function tellOfAccounts(
  rows: readonly RowToWrite[],
  by: { readonly userId: string },
  known: ReadonlyMap<string, KnownAccount>,
): Promise<ReadonlyMap<string, readonly ToldAhead[]>> {
  const entries = rows.map(({ rowId, target, values }) => ({
    ...{ rowId, values },
    entry: target === undefined ? undefined : known.get(target.id),
  }));
  const around = await aroundOf(entries, by);
  return new Map(entries.map(({ rowId, values, entry }) => [rowId, toldOf(values, entry, around)]));
}

async function aroundOf(
  entries: readonly { readonly values: Values; readonly entry: KnownAccount | undefined }[],
  by: { readonly userId: string },
): Promise<Around> {
  const tenant = await currentTenant();
  const own = await membershipOf(by.userId, tenant.id);
  const names = entries.flatMap(({ values: { username }, entry }) =>
    typeof username === "string" && entry?.membership === undefined ? [normalizeUsername(username)] : [],
  );
  const taken = await takenUsernames(names);
  const free = await freeUsernames([...taken], { kept: new Set(names) });
  const given = entries.flatMap(({ values: { roles }, entry }) =>
    typeof roles === "string" && entry?.membership !== undefined ? [entry.membership.userId] : [],
  );
  return {
    ...{ by, taken },
    grantable: ownRoles(own?.endedAt === undefined ? (own?.roles ?? []) : [], tenant),
    free: new Map([...taken].map((name, at) => [name, free[at] ?? name])),
    elsewhere: await heldRoles(given, { butNotIn: requireTenantId() }),
  };
}

function toldOf(values: Values, entry: KnownAccount | undefined, around: Around): ToldAhead[] {
  if (entry === undefined) return [at("number", "no-such-person", words.nobody)];
  const { name, person } = entry;
  const isOther = (said: Values[string], is: string | undefined) => typeof said === "string" && said !== is;
  return [
    ...(isOther(values.name, name) ? [at("name", "of-record", words.name)] : []),
    ...(isOther(values.number, person?.number) ? [at("number", "of-record", words.number)] : []),
    ...(entry.membership === undefined
      ? toldOfNew(values, entry, around)
      : toldOfKept(values, entry, around)),
  ];
}

function toldOfNew({ username, roles }: Values, { person }: KnownAccount, around: Around): ToldAhead[] {
  if (person?.state === "left") return [at("number", "left", words.left)];
  if (typeof username !== "string") return [at("username", "missing", words.noUsername)];
  const normal = normalizeUsername(username);
  const { zh, en } = takenWords(username);
  const free = around.free.get(normal);
  return [
    ...(isUsername(username) ? [] : [at("username", "invalid-username", words.invalid)]),
    ...(around.taken.has(normal)
      ? [at("username", "taken", { zh: `${zh}，可以改用“${free}”`, en: `${en}: “${free}” would do` })]
      : []),
    ...toldOfRoles(typeof roles === "string" ? rolesIn(roles) : ["staff"], around),
  ];
}

function toldOfKept(
  { username, roles }: Values,
  { username: present = "", membership }: KnownAccount,
  around: Around,
): ToldAhead[] {
  const isRenamed =
    typeof username === "string" && normalizeUsername(username) !== normalizeUsername(present);
  const renamed = isRenamed ? [at("username", "renamed", renamedFrom(present))] : [];
  if (typeof roles !== "string" || membership === undefined) return renamed;
  const given = rolesIn(roles);
  if (given.length === membership.roles.length && given.every((role) => membership.roles.includes(role)))
    return renamed;
  if (membership.endedAt !== undefined) return [...renamed, at("roles", "left", refusals.left)];
  if (membership.userId === around.by.userId)
    return [...renamed, at("roles", "oneself", refusals.oneself.roles)];
  const elsewhere = around.elsewhere.get(membership.userId) ?? [];
  const apart = incompatibleRoles([...elsewhere, ...membership.roles, ...given]).length > 0;
  return [
    ...renamed,
    ...toldOfRoles(given, around),
    ...(apart ? [at("roles", "incompatible-roles", new AppError("incompatible-roles").text)] : []),
  ];
}

function toldOfRoles(roles: readonly Role[], { grantable }: Around): ToldAhead[] {
  try {
    refuseOthers(roles, grantable);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [at("roles", "forbidden", error.text)];
  }
}

function at(field: string, code: string, message: BilingualText): ToldAhead {
  return { field, code, message };
}

function renamedFrom(username: string): BilingualText {
  return {
    zh: `已有账号，用户名是“${username}”，不能由导入更改`,
    en: `has an account already: its user name is “${username}”, and no import changes it`,
  };
}

const words = {
  nobody: {
    zh: "本单位没有这个人，请先导入或新增人员，再开通账号",
    en: "nobody of the unit: import or add the person first",
  },
  name: { zh: "姓名在人员信息中更改", en: "is changed in the staff record" },
  number: { zh: "工号在人员信息中更改", en: "is changed in the staff record" },
  left: {
    zh: "此人已离开本单位，不能开通账号",
    en: "has left the unit and gets no account",
  },
  noUsername: { zh: "还没有账号，请填写用户名", en: "has no account yet: enter a user name" },
  invalid: { zh: "用户名须为 1 到 100 个可见字符", en: "must have 1 to 100 visible characters" },
} as const;
