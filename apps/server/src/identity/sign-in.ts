import type { SignInInput } from "@duheng/contracts";
import { AppError } from "../rpc/app-error.ts";
import { auth } from "./auth.ts";
import { countAttempt, failedAttempt, forgetAttempts } from "./lock-out.ts";
import { setCookies } from "./set-cookies.ts";

/**
 * Signs in by user name and password; the answer is the cookies to set. Errors: `invalid-credentials`,
 * `locked-out`. An unknown user name is answered like a wrong password, and takes as long.
 */
export async function signIn({
  username,
  password,
}: SignInInput): Promise<{ userId: string; cookies: string[] }> {
  await countAttempt(username);
  const { api } = await auth();
  const answer = await api
    .signInUsername({ body: { username, password }, returnHeaders: true })
    .catch((error: unknown) => (isRefusal(error) ? undefined : Promise.reject(error)));
  if (!answer?.response) throw await failedAttempt(username);
  await forgetAttempts(username);
  return { userId: answer.response.user.id, cookies: setCookies(answer.headers) };
}

/** The library refuses by an APIError with a 4xx status. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof AppError || !(error instanceof Error)) return false;
  const status: unknown = Reflect.get(error, "statusCode");
  return typeof status === "number" && status >= 400 && status < 500;
}
