import { createHash, randomBytes } from "node:crypto";
import type { FirstAdministratorInput, Role } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { inTenant } from "../database/scope.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../rpc/app-error.ts";
import { createTenant } from "../tenants/create-tenant.ts";
import { setMembership } from "./memberships.ts";
import { createUser, hasUsers } from "./users.ts";

interface SetupLink {
  _id: "first-administrator";
  tokenHash: string;
  createdAt: Date;
}

/**
 * A new one-time token for the first administrator's link; undefined when somebody can sign in already. Only its
 * hash is kept, and each start makes the one before worthless.
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
export function createFirstAdministrator(input: FirstAdministratorInput): Promise<{ userId: string }> {
  return transaction(async () => {
    const link = await links().findOneAndDelete(
      { _id: "first-administrator", tokenHash: hashOf(input.token) },
      inTransaction(),
    );
    if (!link || (await hasUsers())) throw new AppError("invalid-setup-link");
    const city = await createTenant({
      name: input.cityName,
      kind: "city",
      level: "city",
      timeZone: "Asia/Shanghai",
      state: "active",
    });
    const { id: userId } = await createUser({ ...input, units: [input.cityName] });
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

function links() {
  return globalCollection<SetupLink>("system_settings");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
