import type { ChangePasswordInput } from "@duheng/contracts";
import { AppError, problem } from "../rpc/app-error.ts";
import { attemptKey, countAttempt, forgetAttempts, refuseWaiting } from "./attempts/count-attempt.ts";
import { auth } from "./auth.ts";
import { hashingSlots } from "./hashing-slots.ts";
import { passwordWeakness } from "./passwords.ts";
import type { Session } from "./read-session.ts";
import { setCookies } from "./set-cookies.ts";
import { isRefusal } from "./sign-in.ts";

/**
 * Changes one's own password and ends all other sessions; the answer is the cookies of the one that goes on.
 * Errors: `weak-password`, `invalid-input` at /current when that is wrong, `slow-down` after five times.
 */
export async function changePassword(
  { current, next }: ChangePasswordInput,
  session: Session,
  headers: Headers,
): Promise<string[]> {
  const { id, username } = session.user;
  const counted = [attemptKey("change", id)];
  await refuseWaiting(counted);
  refuseWeak(current, next, username);
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
  const { token } = answer.response;
  if (token) {
    const { internalAdapter } = await $context;
    await internalAdapter.updateSession(token, { activeTenantId: session.tenant.id });
  }
  return setCookies(answer.headers);
}

function refuseWeak(current: string, next: string, username: string): void {
  const weakness =
    current === next
      ? { zh: "新密码不能与原密码相同。", en: "The new password must differ from the present one." }
      : passwordWeakness(next, username);
  if (!weakness) return;
  throw new AppError("weak-password", {
    message: weakness,
    problems: [problem("weak-password", "/next", weakness.zh, weakness.en)],
  });
}

function wrongCurrent(): AppError {
  return new AppError("invalid-input", {
    message: { zh: "原密码不正确。", en: "The present password is not correct." },
    problems: [problem("wrong-password", "/current", "原密码不正确", "is not correct")],
  });
}
