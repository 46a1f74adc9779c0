import { validators } from "@duheng/contracts";
import { createTenant } from "../tenants/create-tenant.ts";
import { refuseTakenName, upperFor } from "../tenants/within-reach.ts";
import { useCase } from "../use-cases/use-case.ts";

/** Makes a banner or a unit below the caller's tenant. Errors: `duplicate` (the name), `invalid-input` (whom it reports to). */
export const makeTenant = useCase({
  name: "tenants.create",
  ability: ["create", "tenants"],
  input: validators.TenantInput,
  run: async ({ input, caller }) => {
    const { timeZone } = await upperFor(input.reportsTo, caller);
    await refuseTakenName(input.name, caller);
    return createTenant({ ...input, timeZone, state: "active" });
  },
  audit: { target: ({ result: { id, name } }) => ({ kind: "tenants", id, name }) },
});
