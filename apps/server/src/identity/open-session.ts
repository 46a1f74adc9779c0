import type { SignInInput } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { hasSecureCookies } from "./auth.ts";
import { countRefusedSignIn } from "./count-refused-sign-in.ts";
import { deviceCookie } from "./known-devices.ts";
import { readSession, type Session } from "./read-session.ts";
import { refuseExpiredSlip } from "./refuse-expired-slip.ts";
import { type Origin, signIn } from "./sign-in.ts";
import { endSessions, noteSignIn, userById } from "./users.ts";

/**
 * Signs in and enters a unit; the answer is the session with the cookies to set: its own, and the one that makes the
 * device known. Errors: those of signIn, `account-disabled`, `slip-expired`, and `forbidden` for somebody without a unit.
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
  "slip-expired",
  "forbidden",
]);

async function open(input: SignInInput, origin: Origin): Promise<Opened> {
  const { userId, cookies } = await signIn(input, origin);
  const session = await readSession(new Headers({ cookie: cookies.map(nameAndValue).join("; ") }));
  if (!session) {
    await endSessions({ userId });
    // Told to nobody but who knows the password.
    const user = await userById(userId);
    if (user?.disabledAt !== undefined) throw new AppError("account-disabled");
    throw new AppError("forbidden", {
      message: user?.memberships.some(({ endedAt }) => endedAt) ? left : without,
    });
  }
  if (session.mustChangePassword) await endExpired(userId);
  await noteSignIn(userId);
  const { username } = input;
  const device = deviceCookie({ cookies: origin.cookies, username, secure: hasSecureCookies() });
  return { session, cookies: [...cookies, device] };
}

const without = { zh: "该账号尚未加入任何单位。", en: "This account belongs to no unit yet." };
const left = {
  zh: "该账号所属人员已离开原单位，不能再登录。如有疑问，请联系原单位管理员。",
  en: "The person of this account has left the unit, so it lets nobody in. Please ask the administrator of that unit.",
};

/** Only who knows the password of a slip is told that it has run out. */
async function endExpired(userId: string): Promise<void> {
  try {
    await refuseExpiredSlip(userId);
  } catch (error) {
    await endSessions({ userId });
    throw error;
  }
}

function nameAndValue(cookie: string): string {
  return cookie.split(";")[0] ?? "";
}
