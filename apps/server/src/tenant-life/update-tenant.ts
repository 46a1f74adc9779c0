import type { Tenant } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { moveBelow, pathUnder } from "../tenants/move-below.ts";
import { replaceTenant } from "../tenants/records.ts";
import { refuseTakenName, tenantBelow, upperFor } from "../tenants/within-reach.ts";
import { updateInput, withChanges } from "../use-cases/documents/update-input.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Renames a unit, or moves it under another one with all that is below it. What it was called, and where it was, in cycles that
 * ended stays in these. Errors: `not-found`, `conflict`, `duplicate` (the name), `invalid-input` (a circle).
 */
export const updateTenant = useCase({
  name: "tenants.update",
  ability: ["update", "tenants"],
  input: updateInput<"TenantInput">("TenantInput"),
  before: ({ input, caller }) => tenantBelow(input.id, caller),
  run: async ({ input: { id, revision, changes }, before, caller }) => {
    const next = withChanges(before, "Tenant", "TenantInput", changes);
    const upper = await upperFor(next.reportsTo ?? "", caller);
    const path = pathUnder(upper, id);
    if (next.name !== before.name) await refuseTakenName(next.name, caller, id);
    const updated = await replaceTenant({ ...next, path, revision });
    if (next.reportsTo !== before.reportsTo) await moveBelow(updated, path);
    return updated;
  },
  audit: {
    target: ({ result: { id, name } }) => ({ kind: "tenants", id, name }),
    changes: async ({ before, result }) => changesBetween(await told(before), await told(result)),
  },
});

/** Whom it reports to, by its name. */
async function told(tenant: Tenant): Promise<object> {
  const [upper] = tenant.reportsTo === undefined ? [] : await findTenants([tenant.reportsTo]);
  return { ...tenant, reportsTo: upper?.name ?? tenant.reportsTo };
}
