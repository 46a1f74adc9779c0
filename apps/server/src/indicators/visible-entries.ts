import type { IndicatorEntry, IndicatorSearchInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { indicatorEntries } from "./model.ts";

/** Whose entries are read; without: the present tenant's. */
export interface OfTenants {
  readonly tenantId?: { readonly $in: readonly string[] };
}

/** An entry with the name of the tenant that it belongs to. */
export type VisibleEntry = IndicatorEntry & { readonly tenantName: string };

/** So many of the own library, and so many of those above, one answer holds at most. */
const most = 1000;

/**
 * The entries that a form of the present tenant may take: its own and those of the tenants above, not withdrawn, the
 * own first, then from the nearest above to the city; where it is asked for, the own withdrawn ones too. `total` counts
 * those that were left out too.
 */
export async function searchEntries(
  { withdrawn = false, ...input }: IndicatorSearchInput,
  actor: Actor,
): Promise<{ entries: VisibleEntry[]; total: number }> {
  const tenant = await currentTenant();
  const filter = { ...searchFilter(input), state: "active" as const };
  const options = { sort: { "indicator.code": 1 }, limit: most } as const;
  const ownFilter = withdrawn ? searchFilter(input) : filter;
  const own = await indicatorEntries.find(ownFilter, options);
  const ownTotal = own.length < most ? own.length : await indicatorEntries.count(ownFilter);
  const above = await readAbove(tenant.path, actor, async (owned) => {
    const condition = { ...owned, ...filter };
    const found = await indicatorEntries.find(condition, options);
    return { found, total: found.length < most ? found.length : await indicatorEntries.count(condition) };
  });
  const nearness = (entry: IndicatorEntry) => tenant.path.indexOf(entry.tenantId);
  const upper = (above?.found ?? []).sort((a, b) => nearness(b) - nearness(a));
  const names = new Map((await findTenants([tenant.id, ...tenant.path])).map(({ id, name }) => [id, name]));
  return {
    entries: [...own, ...upper].map((entry) => ({ ...entry, tenantName: names.get(entry.tenantId) ?? "" })),
    total: ownTotal + (above?.total ?? 0),
  };
}

/**
 * Reads in the libraries of the tenants above: a named reach across tenants, with an entry in the reader's own trail.
 * Undefined where there is nobody above.
 */
export async function readAbove<T>(
  path: readonly string[],
  actor: Actor,
  read: (owned: OfTenants) => Promise<T>,
): Promise<T | undefined> {
  if (path.length === 0) return undefined;
  const reason = "indicator library of the tenants above";
  return acrossTenants({ act: "indicatorEntries.readAbove", reason, actor }, () =>
    read({ tenantId: { $in: [...path] } }),
  );
}

function searchFilter({ q, ...dimensions }: Omit<IndicatorSearchInput, "withdrawn">) {
  const words = (q ?? "").split(/\s+/).filter((word) => word !== "");
  const found = words.map((word) => {
    const pattern = { $regex: word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"), $options: "i" };
    return { $or: [{ "indicator.title": pattern }, { "indicator.code": pattern }, { tags: pattern }] };
  });
  return {
    ...Object.fromEntries(Object.entries(dimensions).map(([key, value]) => [`indicator.${key}`, value])),
    ...(found.length > 0 ? { $and: found } : {}),
  };
}
