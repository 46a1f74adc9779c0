import { countLater } from "../audit/count-later.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { keyedHash } from "../base/keyed-hash.ts";
import { inTenant } from "../database/scope.ts";
import { countedAddress } from "../identity/attempts/counted-address.ts";
import { findTenants, topTenants } from "../tenants/find-tenants.ts";
import { accessTokens } from "./model.ts";
import type { TokenText } from "./token-text.ts";

/** Nobody knows who it was. */
const actor = { name: "未登录的访问者 visitor" };

/**
 * Tells the trail of the unit whose token somebody tried that does not hold, else the city's: one entry for a token and an address
 * within ten minutes, with how often. It is written later, so that nobody learns by the time it takes which tokens there are.
 */
export function countRefusedToken(text: TokenText | undefined, address: string): void {
  const from = keyedHash("access address", countedAddress(address)).slice(0, 8);
  countLater(`token ${text?.tenantId ?? ""} ${text?.id ?? ""} ${from}`, async (times) => {
    const details = { from };
    const [tenant] = text === undefined ? [] : await findTenants([text.tenantId]);
    const { id = "" } = text ?? {};
    const token = tenant && (await inTenant(tenant.id, () => accessTokens.findOne({ _id: id })));
    const entry = { actor, details, counted: { by: [token?.id ?? "nobody", from], times } };
    if (token === undefined) {
      for (const { id: tenantId } of await topTenants())
        await inTenant(tenantId, () => recordAudit({ action: "accessTokens.unknown", ...entry }));
      return;
    }
    const target = { kind: "accessTokens", id: token.id, name: token.name };
    await inTenant(token.tenantId, () => recordAudit({ action: "accessTokens.refused", target, ...entry }));
  });
}
