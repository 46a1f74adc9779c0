import { type ChangePasswordInput, validators } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { attemptKey, countAttempt, forgetAttempts, refuseWaiting } from "./attempts/count-attempt.ts";
import { auth } from "./auth.ts";
import { hashingSlots } from "./hashing-slots.ts";
import { refuseWeakPassword, weakPassword } from "./password-rules.ts";
import type { Session } from "./read-session.ts";
import { refuseExpiredSlip } from "./refuse-expired-slip.ts";
import { setCookies } from "./set-cookies.ts";
import { isRefusal } from "./sign-in.ts";
import { setOwnPassword } from "./users.ts";

/** A session with the headers that bear it: the sign-in library ends the others by them. */
interface BearingSession extends Session {
  readonly headers: Headers;
}

/**
 * Changes one's own password and ends all other sessions; the answer is the cookies of the one that goes on.
 * Errors: `weak-password`, `invalid-input` at /current when that is wrong, `slow-down` after five times, `slip-expired`.
 */
export const changePassword = useCase({
  name: "identity.changePassword",
  ability: ["update", "identity"],
  input: validators.ChangePasswordInput,
  transactions: "own",
  run: ({ input, caller }: { input: ChangePasswordInput; caller: BearingSession }) => change(input, caller),
  audit: {},
});

async function change(
  { current, next }: ChangePasswordInput,
  { headers, ...session }: BearingSession,
): Promise<string[]> {
  const counted = [attemptKey("change", session.user.id)];
  await refuseExpiredSlip(session.user.id);
  await refuseWaiting(counted);
  await refuseWeak(current, next, session);
  const { api, $context } = await auth();
  const answer = await hashingSlots.known.run(async () => {
    await countAttempt(counted);
    return api
      .changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers,
        returnHeaders: true,
      })
      .catch((error: unknown) => (isRefusal(error) ? undefined : Promise.reject(error)));
  });
  if (!answer) throw wrongCurrent();
  await forgetAttempts(counted);
  await setOwnPassword(session.user.id);
  const { token } = answer.response;
  if (token) {
    const { internalAdapter } = await $context;
    await internalAdapter.updateSession(token, { activeTenantId: session.tenant.id });
  }
  return setCookies(answer.headers);
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
