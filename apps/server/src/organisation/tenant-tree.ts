import type { Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { tenantsBelow } from "../tenants/tenants-below.ts";
import { seesTenantsBelow } from "../tenants/visible-tenants.ts";
import { searchKeys } from "./search-keys.ts";

export interface TreeTenant extends Pick<Tenant, "id" | "name" | "kind"> {
  readonly shortName?: string;
  readonly parentId: string;
  /** Pinyin that it is found by. */
  readonly keys: string;
}

/** The own tenant and, for who may see them, all that report to it, each with the one above it. */
export async function tenantTree(actor: Actor) {
  const { id, name, kind } = await currentTenant();
  const below = seesTenantsBelow(actor) ? await tenantsBelow(id) : [];
  return {
    own: { id, name, kind },
    below: below.map(
      ({ path: _path, ...one }): TreeTenant => ({
        ...one,
        keys: [one.name, one.shortName ?? ""].map(searchKeys).join(" ").trim(),
      }),
    ),
  };
}
