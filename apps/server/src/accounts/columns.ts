import type { User } from "@duheng/contracts";
import { accountStandingWords, keysOf, labelOf, roleWords } from "@duheng/contracts/words";
import { tenantsNamedById } from "../tenants/tenant-names.ts";
import { type Exported, instant, joined, type Locale } from "../use-cases/documents/export-columns.ts";
import { standingOf } from "./standing.ts";

/** No secrets: how far an account is, and no more. */
export const userColumns: Exported<"User"> = {
  title: { zh: "账号", en: "Accounts" },
  columns: [
    { field: "name", heading: { zh: "姓名", en: "Name" } },
    { field: "displayUsername", heading: { zh: "用户名", en: "User name" }, width: 20 },
    { field: "id", heading: { zh: "工号", en: "Staff number" }, say: sayNumbers },
    {
      field: "memberships",
      part: "tenantId",
      heading: { zh: "单位", en: "Unit" },
      width: 28,
      names: tenantsNamedById,
    },
    { field: "memberships", heading: { zh: "角色", en: "Roles" }, width: 28, say: sayRoles },
    { field: "username", heading: { zh: "状态", en: "State" }, width: 14, say: sayStanding },
    { field: "lastSignInAt", heading: { zh: "最近登录", en: "Last signed in" }, width: 20, say: instant },
    { field: "createdAt", heading: { zh: "建立时间", en: "Made at" }, width: 20, say: instant },
    { field: "disabledAt", heading: { zh: "停用时间", en: "Disabled at" }, width: 20, say: instant },
  ],
};

function sayNumbers(_value: unknown, locale: Locale, { memberships }: User): string {
  return joined(
    memberships.flatMap(({ number }) => number ?? []),
    locale,
  );
}

function sayRoles(_value: unknown, locale: Locale, { memberships }: User): string {
  const held = new Set(memberships.flatMap(({ roles, endedAt }) => (endedAt === undefined ? roles : [])));
  const words = keysOf(roleWords).filter((role) => held.has(role));
  return joined(
    words.map((role) => labelOf(roleWords[role], locale)),
    locale,
  );
}

function sayStanding(_value: unknown, locale: Locale, user: User): string {
  return labelOf(accountStandingWords[standingOf(user)], locale);
}
