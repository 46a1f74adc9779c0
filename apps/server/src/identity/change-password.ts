import { type ChangePasswordInput, validators } from "@duheng/contracts";
import { log } from "../base/log.ts";
import { transaction } from "../database/transaction.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { attemptKey, countAttempt, forgetAttempts, refuseWaiting } from "./attempts/count-attempt.ts";
import { auth } from "./auth.ts";
import { hashingSlots } from "./hashing-slots.ts";
import { refuseWeakPassword, weakPassword } from "./password-rules.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import type { Session } from "./read-session.ts";
import { refuseExpiredSlip } from "./refuse-expired-slip.ts";
import { setCookies } from "./set-cookies.ts";
import { isRefusal } from "./sign-in.ts";
import { passwordHashOf, setOwnPassword } from "./users.ts";

/**
 * Changes one's own password and ends all sessions; the answer is the cookies of a new one.
 * Errors: `weak-password`, `invalid-input` at /current when that is wrong, `slow-down` after five times, `slip-expired`.
 */
export const changePassword = useCase({
  name: "identity.changePassword",
  ability: ["update", "identity"],
  input: validators.ChangePasswordInput,
  transactions: "own",
  run: ({ input, caller }: { input: ChangePasswordInput; caller: Session }) => change(input, caller),
  audit: {},
});

async function change({ current, next }: ChangePasswordInput, session: Session): Promise<string[]> {
  const { id: userId, username } = session.user;
  const counted = [attemptKey("change", userId)];
  await refuseExpiredSlip(userId);
  await refuseWaiting(counted);
  await refuseWeak(current, next, session);
  const { api, $context } = await auth();
  const { response, headers } = await hashingSlots.known.run(async () => {
    await countAttempt(counted);
    const from = await passwordHashOf(userId);
    if (!(await verifyPassword({ hash: from, password: current }))) throw wrongCurrent();
    const to = await hashPassword(next);
    // A slip that was made meanwhile stays what it is: to be changed at the first sign-in.
    if (!(await transaction(() => setOwnPassword(userId, { from, to })))) throw wrongCurrent();
    return api
      .signInUsername({ body: { username, password: next }, returnHeaders: true })
      .catch((error: unknown) => {
        if (isRefusal(error)) throw new AppError("unauthenticated");
        // It is changed, and told so: whoever has no session now signs in by it.
        log.warn({ err: error }, "no session after a change of password");
        return { response: undefined, headers: new Headers() };
      });
  });
  await forgetAttempts(counted);
  if (response?.token) {
    const { internalAdapter } = await $context;
    await internalAdapter.updateSession(response.token, { activeTenantId: session.tenant.id });
  }
  return setCookies(headers);
}

async function refuseWeak(current: string, next: string, { user, memberships }: Session): Promise<void> {
  if (current === next) {
    const same = { zh: "新密码不能与原密码相同。", en: "The new password must differ from the present one." };
    throw weakPassword(same, "/next");
  }
  const units = await findTenants(memberships.map((one) => one.tenantId));
  await refuseWeakPassword(next, { ...user, units: units.map((one) => one.name) }, "/next");
}

function wrongCurrent(): AppError {
  return new AppError("invalid-input", {
    message: { zh: "原密码不正确。", en: "The present password is not correct." },
    problems: [problem("wrong-password", "/current", "原密码不正确", "is not correct")],
  });
}
