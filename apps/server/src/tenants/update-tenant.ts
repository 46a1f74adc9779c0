import { type Tenant, type TenantInput, validators } from "@duheng/contracts";
import { changesBetween } from "../audit/changes.ts";
import { replaceChanged } from "../database/repository.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseTakenName, tenantBelow, upperFor } from "./below.ts";
import { findTenants } from "./find-tenants.ts";
import { tenants } from "./model.ts";
import { moveBelow, pathUnder } from "./move-below.ts";

/**
 * Renames a unit, or moves it under another one with all that is below it. What it was called, and where it was, in cycles that
 * ended stays in these. Errors: `not-found`, `conflict`, `duplicate` (the name), `invalid-input` (a circle).
 */
export const updateTenant = useCase({
  name: "tenants.update",
  ability: ["update", "tenants"],
  input: validators.UpdateTenantInput,
  before: ({ input, caller }) => tenantBelow(input.id, caller),
  run: async ({ input: { id, revision, tenant }, before, caller }) => {
    const upper = await upperFor(tenant.reportsTo, caller);
    const path = pathUnder(upper, id);
    if (tenant.name !== before.name) await refuseTakenName(tenant.name, caller, id);
    const updated = await replaceChanged(tenants, before, { ...withInput(before, tenant), path, revision });
    if (tenant.reportsTo !== before.reportsTo) await moveBelow(updated, path);
    return updated;
  },
  audit: {
    target: ({ result: { id, name } }) => ({ kind: "tenants", id, name }),
    changes: async ({ before, result }) => changesBetween(await told(before), await told(result)),
  },
});

/** A tenant with the attributes of an input; what that leaves out is taken away. */
export function withInput(before: Tenant, tenant: TenantInput): Tenant {
  const { shortName: _short, level: _level, field: _field, ...kept } = before;
  return { ...kept, ...tenant };
}

/** Whom it reports to, by its name. */
async function told(tenant: Tenant): Promise<object> {
  const [upper] = tenant.reportsTo === undefined ? [] : await findTenants([tenant.reportsTo]);
  return { ...tenant, reportsTo: upper?.name ?? tenant.reportsTo };
}
