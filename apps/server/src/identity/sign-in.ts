import type { SignInInput } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import {
  type AttemptKey,
  attemptKey,
  countAttempt,
  forgetAttempts,
  refuseWaiting,
  takeBackAttempt,
  waitOf,
} from "./attempts/count-attempt.ts";
import { countedAddress } from "./attempts/counted-address.ts";
import { wrongCredentials } from "./attempts/wait-words.ts";
import { auth } from "./auth.ts";
import { hashingSlots, type Slots } from "./hashing-slots.ts";
import { knownDevice } from "./known-devices.ts";
import { setCookies } from "./set-cookies.ts";
import { normalizeUsername } from "./usernames.ts";

/** Where a sign-in comes from. */
export interface Origin {
  readonly address: string;
  /** The Cookie header: it tells whether the person signed in on this device before. */
  readonly cookies: string | undefined;
}

/**
 * Signs in by user name and password; the answer is the session's cookies. Errors: `invalid-credentials`,
 * `slow-down` (with the time to wait), `unavailable` while too many are signing in. An unknown user name is answered
 * like a wrong password, and takes as long.
 */
export async function signIn(
  { username, password }: SignInInput,
  origin: Origin,
): Promise<{ userId: string; cookies: string[] }> {
  const device = knownDevice(origin.cookies, username);
  const credentials = { username, password };
  if (device !== undefined) return attempt(credentials, deviceKeys(username, device), hashingSlots.known);
  const keys = strangerKeys(username, origin.address);
  return hashingSlots.entrance.run(() => attempt(credentials, keys, hashingSlots.stranger));
}

async function attempt(
  { username, password }: SignInInput,
  keys: Keys,
  slots: Slots,
): Promise<{ userId: string; cookies: string[] }> {
  const counted = [...keys.own, ...keys.shared];
  await refuseWaiting(counted);
  const answer = await slots.run(async () => {
    await countAttempt(counted);
    const { api } = await auth();
    return api
      .signInUsername({ body: { username, password }, returnHeaders: true })
      .catch((error: unknown) => (isRefusal(error) ? undefined : Promise.reject(error)));
  });
  if (!answer?.response) throw wrongCredentials(await waitOf(counted));
  await forgetAttempts(keys.own);
  for (const key of keys.shared) await takeBackAttempt(key);
  return { userId: answer.response.user.id, cookies: setCookies(answer.headers) };
}

/** The library refuses by an APIError with a 4xx status. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof AppError || !(error instanceof Error)) return false;
  const status: unknown = Reflect.get(error, "statusCode");
  return typeof status === "number" && status >= 400 && status < 500;
}

/** `own`: what a success clears. `shared`: what belongs to others too. */
interface Keys {
  readonly own: readonly AttemptKey[];
  readonly shared: readonly AttemptKey[];
}

function strangerKeys(username: string, from: string): Keys {
  const name = normalizeUsername(username);
  const address = countedAddress(from);
  return {
    own: [attemptKey("pair", name, address), attemptKey("name", name)],
    shared: [attemptKey("address", address)],
  };
}

/** What others fail at under the same name, or from the same address, is not held against a known device. */
function deviceKeys(username: string, device: string): Keys {
  return { own: [attemptKey("device", normalizeUsername(username), device)], shared: [] };
}
