import type { Tenant } from "@duheng/contracts";
import type { Draft } from "../database/repository.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { tenants } from "./model.ts";

/** Makes a tenant under the one it reports to; a city reports to nobody. */
export async function createTenant(draft: Omit<Draft<Tenant>, "path">): Promise<Tenant> {
  const above = draft.reportsTo === undefined ? undefined : await tenants.findOne({ _id: draft.reportsTo });
  if (draft.reportsTo !== undefined && !above) {
    throw new AppError("invalid-input", {
      problems: [problem("unknown-reference", "/reportsTo", "找不到上级", "does not exist")],
    });
  }
  return tenants.insert({ ...draft, path: above ? [...above.path, above.id] : [] });
}
