import { setInstallationSecret } from "../base/keyed-hash.ts";
import { log } from "../base/log.ts";
import { newId } from "../database/model.ts";
import { mongoose } from "../database/mongoose.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { normalizeUsername } from "./usernames.ts";

export interface AuthSettings {
  secret: string;
  formerSecrets?: readonly string[] | undefined;
  /** https: cookies bear Secure. */
  publicUrl: string;
}

let settings: AuthSettings | undefined;
/** Whether cookies go over https alone. */
export function hasSecureCookies(): boolean {
  return settings?.publicUrl.startsWith("https:") ?? false;
}

let made: ReturnType<typeof makeAuth> | undefined;

/** Called once at start, after the database is connected. */
export function configureAuth(next: AuthSettings): void {
  settings = next;
  setInstallationSecret(next.secret, next.formerSecrets);
  made = undefined;
}

/**
 * The sign-in library on our database: sessions and their cookies, user names, password hashes. It is loaded with
 * the first call and never reachable by HTTP itself: identity's procedures call it.
 */
export function auth(): ReturnType<typeof makeAuth> {
  made ??= makeAuth();
  return made;
}

/** Twelve hours without a call end a session. */
const sessionSeconds = 12 * 60 * 60;

async function makeAuth() {
  if (!settings) throw new Error("identity is not configured");
  const [{ betterAuth }, { username }, { mongodbAdapter }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/username"),
    import("@better-auth/mongo-adapter"),
  ]);
  const { db } = mongoose.connection;
  if (!db) throw new Error("the database is not connected");
  return betterAuth({
    appName: "Duheng",
    secret: settings.secret,
    baseURL: settings.publicUrl,
    trustedOrigins: [settings.publicUrl],
    telemetry: { enabled: false },
    // Its transactions are off: what we need as one transaction we write ourselves.
    database: mongodbAdapter(db, { transaction: false }),
    user: {
      modelName: "users",
      additionalFields: {
        disabledAt: { type: "date", required: false, input: false },
        slipEndsAt: { type: "date", required: false, input: false },
      },
    },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications" },
    session: {
      modelName: "sessions",
      expiresIn: sessionSeconds,
      updateAge: 10 * 60,
      additionalFields: { activeTenantId: { type: "string", required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 100,
        usernameNormalization: normalizeUsername,
        usernameValidator: (name) => name.trim().length > 0,
      }),
    ],
    // Failures are counted in the database, shared by all processes: see attempts/.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "duheng",
      useSecureCookies: hasSecureCookies(),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      // A session and its account are read by one command.
      database: { generateId: () => newId(), joins: true },
    },
    logger: {
      level: "error",
      log: (level, message) => log[level === "debug" ? "debug" : level](`sign-in library: ${message}`),
    },
  });
}
