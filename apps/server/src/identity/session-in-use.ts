import { createHmac, timingSafeEqual } from "node:crypto";
import { answeredInTime } from "../database/answered-in-time.ts";
import { globalCollection } from "../database/global-collection.ts";
import { auth } from "./auth.ts";
import { type HeldMembership, held } from "./memberships.ts";

/** A session as it is kept, and whose it is. */
export interface FoundSession {
  readonly session: { readonly token: string; readonly activeTenantId?: string | null | undefined };
  readonly user: FoundUser;
}

interface FoundUser {
  readonly id: string;
  readonly name: string;
  readonly username?: string | null | undefined;
  readonly disabledAt?: Date | null | undefined;
  readonly slipEndsAt?: Date | null | undefined;
}

/**
 * The session that a request's cookie names, with its account and what that is where: read from the database like any, by one
 * command. Undefined for whatever is not plainly a session in use: unsigned, unknown, expired, due to be prolonged. The sign-in
 * library judges those; its own way asks twice, and verifies the cookie by asynchronous means, with each request.
 */
export async function sessionInUse(
  headers: Headers,
): Promise<(FoundSession & { readonly memberships: readonly HeldMembership[] }) | undefined> {
  const { authCookies, secret, sessionConfig } = await (await auth()).$context;
  const cookies = headers.get("cookie") ?? "";
  if (cookies.includes(authCookies.dontRememberToken.name)) return undefined;
  const token = signedValue(cookies, authCookies.sessionToken.name, secret);
  if (token === undefined) return undefined;
  const { expiresIn, updateAge } = sessionConfig;
  const asked = globalCollection("sessions")
    .aggregate<StoredSession>([
      { $match: { token, expiresAt: { $gt: new Date(Date.now() + (expiresIn - updateAge) * 1000) } } },
      { $lookup: { from: "users", localField: "userId", foreignField: "_id", as: "users" } },
      { $lookup: { from: "memberships", localField: "userId", foreignField: "userId", as: "memberships" } },
      {
        $lookup: {
          from: "tenants",
          localField: "memberships.tenantId",
          foreignField: "_id",
          as: "tenants",
        },
      },
    ])
    .toArray();
  const [found] = await answeredInTime(asked);
  const user = found?.users[0];
  if (found === undefined || user === undefined) return undefined;
  const { _id: id, ...account } = user;
  return {
    session: found,
    user: { id, ...account },
    memberships: held(found.memberships, found.tenants),
  };
}

interface StoredSession {
  readonly token: string;
  readonly activeTenantId?: string | null;
  readonly users: readonly (Omit<FoundUser, "id"> & { readonly _id: string })[];
  readonly memberships: Parameters<typeof held>[0];
  readonly tenants: Parameters<typeof held>[1];
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
