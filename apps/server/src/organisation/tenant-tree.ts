import type { Tenant } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { findTenantsBy } from "../tenants/records.ts";
import { tenantsBelow } from "../tenants/tenants-below.ts";
import { seesTenantsBelow } from "../tenants/visible-tenants.ts";
import { searchKeys } from "./search-keys.ts";

export interface TreeTenant extends Pick<Tenant, "id" | "name" | "kind"> {
  readonly shortName?: string;
  readonly parentId: string;
  /** Names of units that were merged into it. */
  readonly absorbed?: readonly string[];
  /** Pinyin that it is found by. */
  readonly keys: string;
}

/** The own tenant and, for who may see them, all that report to it, each with the one above it. */
export async function tenantTree(actor: Actor) {
  const { id, name, kind } = await currentTenant();
  const below = seesTenantsBelow(actor) ? await tenantsBelow(id) : [];
  const absorbed = below.length === 0 ? new Map<string, string[]>() : await absorbedBelow(id);
  return {
    own: { id, name, kind },
    below: below.map(({ path: _path, ...one }): TreeTenant => {
      const merged = absorbed.get(one.id);
      return {
        ...one,
        ...(merged === undefined ? {} : { absorbed: merged }),
        // Who looks for a unit that is no more finds what it became.
        keys: [one.name, one.shortName ?? "", ...(merged ?? [])].map(searchKeys).join(" ").trim(),
      };
    }),
  };
}

/** By the successor's id, what was merged into it, by name. */
async function absorbedBelow(id: string): Promise<Map<string, string[]>> {
  const merged = new Map<string, string[]>();
  const closed = await findTenantsBy(
    { path: id, state: "closed", "succeededBy.id": { $exists: true } },
    { sort: { name: 1 } },
  );
  const next = new Map(closed.flatMap(({ id, succeededBy }) => (succeededBy ? [[id, succeededBy.id]] : [])));
  for (const { id, name } of closed) {
    // What it was merged into may have been merged as well; nothing that is closed is merged into again, so there is no circle.
    let last = next.get(id);
    while (last !== undefined && next.has(last)) last = next.get(last);
    if (last !== undefined) merged.set(last, [...(merged.get(last) ?? []), name]);
  }
  return merged;
}
