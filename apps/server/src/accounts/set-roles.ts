import { type AuditChange, type Membership, type Role, validators } from "@duheng/contracts";
import { roleWords } from "@duheng/contracts/words";
import { conflict } from "../database/repository.ts";
import { AppError, notFound, problem } from "../errors/app-error.ts";
import { membershipOf, removeMembership, setMembership } from "../identity/memberships.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { accountUseCase } from "./account-use-case.ts";
import { grantableRoles } from "./grantable-roles.ts";
import { refuseLastSystemAdministrator } from "./last-system-administrator.ts";

/**
 * What an account is to be in a tenant, of the roles on which the caller decides; the others stay. It acts at once. Without any
 * role left it is nothing there any more; a person of the staff keeps one. Errors: `forbidden` (roles that are not the caller's
 * to give, oneself), `incompatible-roles`, `conflict`, `wrong-state` (the last system administrator, who has left).
 */
export const setRoles = accountUseCase({
  name: "users.setRoles",
  act: "roles",
  input: validators.SetRolesInput,
  units: ({ tenantId }) => [tenantId],
  run: async ({ input: { id: userId, tenantId, roles, revision }, caller, user }) => {
    const [tenant] = await findTenants([tenantId]);
    const isMerged = tenant?.succeededBy !== undefined;
    const grantable = tenant?.state === "active" || isMerged ? grantableRoles(caller, tenant) : [];
    if (tenant === undefined || grantable.length === 0) throw notFound();
    if (!isMerged) refuseOthers(roles, grantable);
    const present = await membershipOf(userId, tenantId);
    if (present?.revision !== revision) throw conflict(present ?? null);
    if (present?.endedAt !== undefined) throw hasLeft();
    const before = present?.roles ?? [];
    // Where it is only read, any role is taken and none is given; a person of the staff is left as such.
    if (isMerged) refuseOthers(roles, [...before, "staff"]);
    const next = isMerged ? roles : [...before.filter((role) => !grantable.includes(role)), ...roles];
    if (before.includes("system-admin") && !next.includes("system-admin"))
      await refuseLastSystemAdministrator(user);
    await keep({ userId, tenantId, roles: next }, present);
    return { tenant, before, next };
  },
  changes: ({ result: { before, next } }) => roleChanges(before, next),
  details: ({ result: { tenant } }) => ({ unit: tenant.name }),
});

async function keep(
  next: { userId: string; tenantId: string; roles: Role[] },
  present: Membership | undefined,
): Promise<void> {
  if (next.roles.length > 0) await setMembership(next);
  else if (present?.staffId !== undefined) throw needsOne();
  else if (present !== undefined) await removeMembership(present);
  else throw needsOne();
}

/** Refuses roles on which somebody does not decide in a tenant, by their names. */
export function refuseOthers(roles: readonly Role[], grantable: readonly Role[]): void {
  const others = roles.filter((role) => !grantable.includes(role));
  if (others.length === 0) return;
  const names = others.map((role) => roleWords[role]);
  const [zh, en] = (["zh", "en"] as const).map((locale) =>
    names.map((name) => name[locale]).join(locale === "zh" ? "、" : ", "),
  );
  throw new AppError("forbidden", {
    message: { zh: `您不能在此单位授予：${zh}。`, en: `These are not yours to give in this unit: ${en}.` },
  });
}

/** Each role that was given or taken, for the trail. */
export function roleChanges(before: readonly Role[], next: readonly Role[]): AuditChange[] {
  return [...new Set([...before, ...next])]
    .filter((role) => before.includes(role) !== next.includes(role))
    .map((role) => ({ field: role, before: before.includes(role), after: next.includes(role) }));
}

function needsOne(): AppError {
  const [zh, en] = ["至少保留一个角色", "keep at least one role"];
  return new AppError("invalid-input", {
    message: {
      zh: "本单位人员的账号至少保留一个角色；不再使用的账号请停用。",
      en: "An account of the staff keeps at least one role; disable one that is no longer used.",
    },
    problems: [problem("too-few", "/roles", zh, en)],
  });
}

function hasLeft(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "此人已离开该单位，不能再授予角色。",
      en: "This person has left that unit and gets no roles there.",
    },
  });
}
