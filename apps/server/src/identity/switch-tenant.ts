import { validators } from "@duheng/contracts";
import { named } from "../audit/changes.ts";
import { notFound } from "../errors/app-error.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { auth } from "./auth.ts";
import type { Session } from "./read-session.ts";

/** The session goes on in another of the person's units. Errors: `not-found` for one that is none of them. */
export const switchTenant = useCase({
  name: "identity.switchTenant",
  ability: ["update", "identity"],
  input: validators.SwitchTenantInput,
  transactions: "own",
  run: async ({ input: { tenantId }, caller }: { input: { tenantId: string }; caller: Session }) => {
    if (!caller.memberships.some((one) => one.tenantId === tenantId)) throw notFound();
    const { internalAdapter } = await (await auth()).$context;
    await internalAdapter.updateSession(caller.token, { activeTenantId: tenantId });
    return { tenantId };
  },
  audit: {
    target: async ({ input: { tenantId } }) => {
      const [tenant] = await findTenants([tenantId]);
      return named({ kind: "tenants", id: tenantId }, tenant);
    },
  },
});
