import { createHmac, timingSafeEqual } from "node:crypto";
import { auth } from "./auth.ts";

type Auth = Awaited<ReturnType<typeof auth>>;
type Found = NonNullable<Awaited<ReturnType<Auth["api"]["getSession"]>>>;

/**
 * The session that a request's cookie names, read from the database like any, where the sign-in library has nothing else to do
 * with it: of each request its own way takes a tenth, most of it for verifying the cookie by asynchronous means. Undefined for
 * whatever is not plainly a session in use: unsigned, unknown, expired, due to be prolonged. The library judges those.
 */
export async function sessionInUse(headers: Headers): Promise<Found | undefined> {
  const { internalAdapter, authCookies, secret, sessionConfig } = await (await auth()).$context;
  const cookies = headers.get("cookie") ?? "";
  if (cookies.includes(authCookies.dontRememberToken.name)) return undefined;
  const token = signedValue(cookies, authCookies.sessionToken.name, secret);
  if (token === undefined) return undefined;
  const found = await internalAdapter.findSession(token);
  if (found === null) return undefined;
  const { expiresIn, updateAge } = sessionConfig;
  const left = found.session.expiresAt.getTime() - Date.now();
  return left > (expiresIn - updateAge) * 1000 ? (found as Found) : undefined;
}

/** What a cookie says whose signature is ours: `value.base64(HMAC-SHA-256)`, as the library signs. */
function signedValue(cookies: string, name: string, secret: string): string | undefined {
  const prefix = `${name}=`;
  const cookie = cookies
    .split(";")
    .map((one) => one.trim())
    .find((one) => one.startsWith(prefix));
  if (cookie === undefined) return undefined;
  const signed = decoded(cookie.slice(prefix.length));
  const at = signed.lastIndexOf(".");
  const value = signed.slice(0, Math.max(at, 0));
  // As texts: reading base64 would forgive what stands behind its end.
  const given = Buffer.from(signed.slice(at + 1));
  const right = Buffer.from(createHmac("sha256", secret).update(value).digest("base64"));
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
