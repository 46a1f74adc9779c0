import type { SignInInput } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { hasSecureCookies } from "./auth.ts";
import { countRefusedSignIn } from "./count-refused-sign-in.ts";
import { deviceCookie } from "./known-devices.ts";
import { readSession, type Session } from "./read-session.ts";
import { type Origin, signIn } from "./sign-in.ts";
import { endSessions, isDisabled } from "./users.ts";

/**
 * Signs in and enters a unit; the answer is the session with the cookies to set: its own, and the one that makes the
 * device known. Errors: those of signIn, `account-disabled`, and `forbidden` for somebody without a unit.
 */
export async function openSession(input: SignInInput, origin: Origin): Promise<Opened> {
  try {
    return await open(input, origin);
  } catch (error) {
    if (error instanceof AppError && told.has(error.code)) {
      const { address } = origin;
      countRefusedSignIn({ username: input.username, address, isSlowed: error.code === "slow-down" });
    }
    throw error;
  }
}

interface Opened {
  session: Session;
  cookies: string[];
}

/** Refusals that the trail tells. */
const told: ReadonlySet<string> = new Set([
  "invalid-credentials",
  "slow-down",
  "account-disabled",
  "forbidden",
]);

async function open(input: SignInInput, origin: Origin): Promise<Opened> {
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
