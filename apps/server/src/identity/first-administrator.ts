import { createHash, randomBytes } from "node:crypto";
import type { FirstAdministratorInput, Role } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { createTenant } from "../tenants/create-tenant.ts";
import { setMembership } from "./memberships.ts";
import { hasUsers, insertUser, readyUser } from "./users.ts";

interface SetupLink {
  _id: "first-administrator";
  tokenHash: string;
  createdAt: Date;
}

/** A link that nobody used within a day is worth nothing. */
const validHours = 24;

/** Whether nobody can sign in yet, so that a link is wanted. */
export async function awaitsAdministrator(): Promise<boolean> {
  return !(await hasUsers());
}

/**
 * The link by which the first administrator makes his account. The token stands in the fragment, which no browser
 * sends and no proxy logs.
 */
export function setupLink(url: string, token: string): string {
  return `${url}/setup#token=${token}`;
}

/**
 * A new one-time token for the first administrator's link, good for a day; undefined when somebody can sign in
 * already. Only its hash is kept, and each one makes the one before worthless.
 */
export async function makeSetupToken(): Promise<string | undefined> {
  if (await hasUsers()) return undefined;
  const token = randomBytes(24).toString("base64url");
  await links().updateOne(
    { _id: "first-administrator" },
    { $set: { tokenHash: hashOf(token), createdAt: new Date() } },
    { upsert: true },
  );
  return token;
}

/** Uses the link: makes the city and its administrator. Errors: `invalid-setup-link`, `weak-password`. */
export async function createFirstAdministrator(input: FirstAdministratorInput): Promise<{ userId: string }> {
  // Nobody without the link is worth a password's hashing.
  if (!(await links().findOne(valid(input)))) throw new AppError("invalid-setup-link");
  const user = await readyUser({ ...input, units: [input.cityName] });
  return transaction(async () => {
    const link = await links().findOneAndDelete(valid(input), inTransaction());
    if (!link || (await hasUsers())) throw new AppError("invalid-setup-link");
    const city = await createTenant({
      name: input.cityName,
      kind: "city",
      level: "city",
      timeZone: "Asia/Shanghai",
      state: "active",
    });
    const { id: userId } = await insertUser(user);
    const roles: Role[] = ["city-admin", "system-admin"];
    await setMembership({ userId, tenantId: city.id, roles });
    const actor = { userId, name: input.name, tenantId: city.id, roles };
    const target = { kind: "tenants", id: city.id, name: city.name };
    await inTenant(city.id, () =>
      recordAudit({ action: "identity.createFirstAdministrator", actor, target }),
    );
    return { userId };
  });
}

/** The link that this token opens, while it is good. */
function valid({ token }: FirstAdministratorInput) {
  const oldest = new Date(Date.now() - validHours * 60 * 60 * 1000);
  return { _id: "first-administrator", tokenHash: hashOf(token), createdAt: { $gt: oldest } } as const;
}

function links() {
  return globalCollection<SetupLink>("system_settings");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
