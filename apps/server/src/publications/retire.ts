import { validators } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { PublicationModel } from "./model.ts";

/** Ends new adoptions of one of the tenant's own templates; forms that rest on it go on. Errors: `not-found`. */
export const retirePublication = useCase({
  name: "library.retire",
  ability: ["retire", "library"],
  input: validators.GetInput,
  run: async ({ input: { id } }): Promise<{ id: string; title: string }> => {
    const tenant = await currentTenant();
    const retired = await PublicationModel.findOneAndUpdate(
      { _id: id, ownerTenantId: tenant.id },
      { $set: { state: "retired" } },
      { projection: { title: 1 } },
    ).lean();
    if (retired === null) throw notFound();
    return { id, title: retired.title };
  },
  audit: { target: ({ input: { id } }) => ({ kind: "library", id }) },
});
