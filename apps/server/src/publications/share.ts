import type { Publication, UpgradeOfferInput } from "@duheng/contracts";
import { transaction } from "../database/transaction.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { PublicationModel, publications } from "./model.ts";

/** How a form is, or was last, shared: what sharing its next version starts from. */
export type LastSharing = Pick<Publication, "version" | "audience" | "lockedIds" | "description" | "state">;

/** How one of the tenant's forms was last shared; null where it never was. */
export async function lastSharing({ formId }: UpgradeOfferInput): Promise<LastSharing | null> {
  const tenant = await currentTenant();
  const [last] = await publications.find(
    { ownerTenantId: tenant.id, formId },
    { sort: { sharedAt: -1 }, limit: 1, without: ["document"] },
  );
  if (last === undefined) return null;
  const { version, audience, lockedIds, description, state } = last;
  return { version, audience, lockedIds, description, state };
}

/** Puts a publication in the place of the active ones of the same form. */
export function sharePublication(next: Omit<Publication, "id" | "state">): Promise<Publication> {
  const { ownerTenantId, formId } = next;
  return transaction(async () => {
    await PublicationModel.updateMany(
      { ownerTenantId, formId, state: "active" },
      { $set: { state: "superseded" } },
    );
    return publications.insert({ ...next, state: "active" });
  });
}
