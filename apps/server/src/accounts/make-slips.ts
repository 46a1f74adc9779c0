import { type Problem, type Slip, type User, validators } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { allOf, byId } from "../database/filter.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { hashingSlots } from "../identity/hashing-slots.ts";
import { hashPassword } from "../identity/passwords.ts";
import { setPassword } from "../identity/users.ts";
import type { Caller } from "../permissions/caller.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { bounds } from "../use-cases/documents/contract.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseLastSystemAdministrator } from "./last-system-administrator.ts";
import { accounts } from "./model.ts";
import { actionOf, refusalOf } from "./refusals.ts";
import { slipPassword } from "./slip-password.ts";
import { accountTarget, tellOtherUnits, unitsOf } from "./tell-units.ts";

/** A slip that nobody used is worth nothing then. */
const validDays = 14;

/**
 * Makes a first password for each of a few accounts, answered this once to be printed. The one before is worthless from then on,
 * sessions end, and at the first sign-in it must be changed. All or none. Errors: `forbidden` at each account with which it will
 * not do, in words; `unavailable` while too many hash passwords.
 */
export const makeSlips = useCase({
  name: "users.makeSlips",
  ability: [actionOf.slip, "users"],
  input: validators.MakeSlipsInput,
  prepare: async ({ input: { ids }, caller }) => {
    // Nobody's password is hashed who gets no slip.
    await accountsFor(ids, caller);
    return hashedPasswords(ids.length);
  },
  run: async ({ input: { ids }, caller, prepared }) => {
    const users = await accountsFor(ids, caller);
    const until = new Date(Date.now() + validDays * 86_400_000);
    const slips: Slip[] = [];
    for (const [index, user] of users.entries()) {
      const { password, hash } = prepared[index] ?? {};
      if (password === undefined || hash === undefined) throw new Error("each account has a password");
      await refuseLastSystemAdministrator(user);
      await setPassword(user.id, hash, until);
      const told = { action: "users.makeSlips", details: { until: until.toISOString() } };
      await recordAudit({ ...told, actor: caller.actor, target: accountTarget(user) });
      await tellOtherUnits(caller, user, unitsOf(user), told);
      slips.push({ ...(await headOf(user, caller)), password, endsAt: until.toISOString() });
    }
    return { slips };
  },
  // Each is told by itself.
  audit: "none",
});

/**
 * One after the other, and one of all slips at a time, in the place of a known device: whoever signs in meanwhile waits for no
 * more than one of them.
 */
function hashedPasswords(count: number): Promise<{ password: string; hash: string }[]> {
  return hashingSlots.slips.run(async () => {
    const made: { password: string; hash: string }[] = [];
    while (made.length < count) {
      const password = slipPassword();
      made.push({ password, hash: await hashingSlots.known.run(() => hashPassword(password)) });
    }
    return made;
  });
}

async function accountsFor(ids: readonly string[], caller: Caller): Promise<User[]> {
  const bound = bounds({ subject: "users" }, caller, "read");
  const found = await accounts.find(allOf([byId({ $in: ids }), ...bound]));
  const known = new Map(found.map((user) => [user.id, user]));
  const problems = ids.flatMap((id, index): Problem[] => {
    const user = known.get(id);
    if (user === undefined)
      return [problem("not-found", `/ids/${index}`, "找不到此账号", "there is no such account")];
    const why = refusalOf("slip", user, caller) ?? (user.disabledAt === undefined ? undefined : disabled);
    const { name, displayUsername } = user;
    return why === undefined
      ? []
      : [
          problem(
            "forbidden",
            `/ids/${index}`,
            `${name}（${displayUsername}）：${why.zh}`,
            `${name} (${displayUsername}): ${why.en}`,
          ),
        ];
  });
  if (problems.length > 0) throw refusal(problems, ids.length);
  return ids.flatMap((id) => known.get(id) ?? []);
}

const disabled = {
  zh: "账号已停用，请先恢复。",
  en: "The account is disabled. Enable it first.",
};

function refusal(problems: readonly Problem[], of: number): AppError {
  const [only] = problems;
  return new AppError("forbidden", {
    message:
      of === 1 && only !== undefined
        ? only.message
        : {
            zh: `${of} 个账号中有 ${problems.length} 个不能打印账号条，因此一张也没有制作。`,
            en: `Refused for ${problems.length} of ${of} accounts, so no slip was made.`,
          },
    problems,
  });
}

/** What stands on the slip beside the password: of several units, the maker's own. */
async function headOf(
  { id: userId, name, displayUsername: username, memberships }: User,
  { actor }: Caller,
): Promise<Omit<Slip, "password" | "endsAt">> {
  const membership = memberships.find(({ tenantId }) => tenantId === actor.tenantId) ?? memberships[0];
  const [tenant] = await findTenants(membership === undefined ? [] : [membership.tenantId]);
  const number = membership?.number;
  return { userId, name, username, unit: tenant?.name ?? "", ...(number === undefined ? {} : { number }) };
}
