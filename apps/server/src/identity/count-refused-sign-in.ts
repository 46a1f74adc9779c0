import { countLater } from "../audit/count-later.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { keyedHash } from "../base/keyed-hash.ts";
import { inTenant } from "../database/scope.ts";
import { topTenants } from "../tenants/find-tenants.ts";
import { countedAddress } from "./attempts/counted-address.ts";
import { membershipsOf } from "./memberships.ts";
import { normalizeUsername } from "./usernames.ts";
import { users } from "./users.ts";

/** Nobody knows who it was. */
const actor = { name: "未登录的访问者 visitor" };

/**
 * Tells the trail of the units that somebody failed to sign in as one of theirs, or was made to wait: one entry for a
 * name and an address within ten minutes, with how often. Names of nobody are told to the city by their address alone:
 * they may be passwords, and there is no end of them. It is written later, so that the answer to a known name takes no
 * longer than that to an unknown one.
 */
export function countRefusedSignIn(refusal: { username: string; address: string; isSlowed: boolean }): void {
  const name = normalizeUsername(refusal.username);
  const from = keyedHash("sign-in address", countedAddress(refusal.address)).slice(0, 8);
  const key = `${refusal.isSlowed} ${keyedHash("sign-in name", name)} ${from}`;
  countLater(key, async (times) => {
    const user = await users().findOne({ username: name });
    const memberships = user ? await membershipsOf(user._id) : [];
    const told = user ? memberships.map((one) => one.tenantId) : (await topTenants()).map((one) => one.id);
    const counted = { by: [user?._id ?? "nobody", from], times };
    const details = { from };
    const target = user && { kind: "users", id: user._id, name: user.name };
    for (const tenantId of new Set(told)) {
      await inTenant(tenantId, () => {
        if (!target) return recordAudit({ action: "identity.signInUnknown", actor, details, counted });
        return refusal.isSlowed
          ? recordAudit({ action: "identity.signInSlowed", actor, target, details, counted })
          : recordAudit({ action: "identity.signInFailed", actor, target, details, counted });
      });
    }
  });
}
