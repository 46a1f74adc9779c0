import { validators } from "@duheng/contracts";
import { forgetPaperAccounts } from "../assessments/note-accounts.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { membershipOf, membershipsOf } from "../identity/memberships.ts";
import { removeUnusedUser } from "../identity/remove-unused-user.ts";
import { forgetAccounts } from "../staff/accounts-of-staff.ts";
import { useCase } from "../use-cases/use-case.ts";
import { accountSeenBy } from "./account-use-case.ts";
import { accountTarget } from "./tell-units.ts";

/**
 * Takes back an account of the own unit's staff that nobody could ever sign in with, as if it had not been made. Errors: `not-found`;
 * `wrong-state` once a slip was made, or the account is another unit's too: then it is disabled instead.
 */
export const takeBackAccount = useCase({
  name: "users.takeBack",
  ability: ["create", "users"],
  input: validators.GetInput,
  before: ({ input, caller }) => accountSeenBy(caller, input.id),
  run: async ({ caller: { actor }, before: user }) => {
    const membership = await membershipOf(user.id, actor.tenantId);
    if (membership?.staffId === undefined) throw notFound();
    const isElsewhere = (await membershipsOf(user.id)).length > 1;
    if (user.awaitsSlip !== true || isElsewhere) throw inUse();
    await forgetAccounts([membership.staffId]);
    await forgetPaperAccounts([user.id]);
    await removeUnusedUser(user.id, membership);
    await recordAudit({ action: "users.takeBack", actor, target: accountTarget(user) });
  },
  // It tells itself.
  audit: "none",
});

function inUse(): AppError {
  return new AppError("wrong-state", {
    message: {
      zh: "账号条已经制作，或账号还属于其他单位，因此保留账号。不再使用的，请在“账号”页停用",
      en: "a slip was made, or it is another unit's too: the account stays. Disable it where it is not used any more",
    },
  });
}
