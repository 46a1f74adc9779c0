import type { SignInInput } from "@duheng/contracts";
import { AppError } from "../rpc/app-error.ts";
import { hasSecureCookies } from "./auth.ts";
import { deviceCookie } from "./known-devices.ts";
import { readSession, type Session } from "./read-session.ts";
import { type Origin, signIn } from "./sign-in.ts";
import { endSessions, isDisabled } from "./users.ts";

/**
 * Signs in and enters a unit; the answer is the session with the cookies to set: its own, and the one that makes the
 * device known. Errors: those of signIn, `account-disabled`, and `forbidden` for somebody without a unit.
 */
export async function openSession(
  input: SignInInput,
  origin: Origin,
): Promise<{ session: Session; cookies: string[] }> {
  const { userId, cookies } = await signIn(input, origin);
  const session = await readSession(new Headers({ cookie: cookies.map(nameAndValue).join("; ") }));
  if (!session) {
    await endSessions({ userId });
    // Told to nobody but who knows the password.
    if (await isDisabled(userId)) throw new AppError("account-disabled");
    throw new AppError("forbidden", {
      message: { zh: "该账号尚未加入任何单位。", en: "This account belongs to no unit yet." },
    });
  }
  const { username } = input;
  const device = deviceCookie({ cookies: origin.cookies, username, secure: hasSecureCookies() });
  return { session, cookies: [...cookies, device] };
}

function nameAndValue(cookie: string): string {
  return cookie.split(";")[0] ?? "";
}
