import type { IndicatorEntry, IndicatorEntryVersion, IndicatorUpdatesInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { indicatorEntries, indicatorEntryVersions } from "./model.ts";
import type { OfTenants } from "./visible-entries.ts";
import { readAbove } from "./visible-entries.ts";

type Content = Pick<IndicatorEntryVersion, "indicator" | "fields">;

/** An entry that has gone on since a form took it. */
export interface EntryUpdate {
  readonly tenantId: string;
  readonly id: string;
  /** The newest version. */
  readonly version: number;
  readonly state: IndicatorEntry["state"];
  readonly newest: Content;
  /** As it was in the version that the form took; absent where that is not known. */
  readonly taken?: Content;
}

/**
 * The newer versions of what a form's indicators were taken from. Origins that are the newest already, that are not
 * there or that belong to a tenant neither the own nor above are left out.
 */
export async function entryUpdates({ origins }: IndicatorUpdatesInput, actor: Actor): Promise<EntryUpdate[]> {
  const tenant = await currentTenant();
  const own = origins.filter(({ tenantId }) => tenantId === tenant.id);
  const upper = origins.filter(({ tenantId }) => tenant.path.includes(tenantId));
  const above = upper.length > 0 ? await readAbove(tenant.path, actor, (owned) => newer(upper, owned)) : [];
  return [...(own.length > 0 ? await newer(own, {}) : []), ...(above ?? [])];
}

type Origin = IndicatorUpdatesInput["origins"][number];

async function newer(origins: readonly Origin[], owned: OfTenants): Promise<EntryUpdate[]> {
  const ids = origins.map(({ id }) => id);
  const entries = await indicatorEntries.find({ ...owned, _id: { $in: ids } });
  const past = await indicatorEntryVersions.find({ ...owned, entryId: { $in: ids } });
  return origins.flatMap(({ tenantId, id, version: takenVersion = 1 }): EntryUpdate[] => {
    const entry = entries.find((each) => each.id === id && each.tenantId === tenantId);
    const version = entry?.version ?? 1;
    if (entry === undefined || version <= takenVersion) return [];
    const taken = past.find((each) => each.entryId === id && each.number === takenVersion);
    return [
      {
        tenantId,
        id,
        version,
        state: entry.state,
        newest: content(entry),
        ...(taken === undefined ? {} : { taken: content(taken) }),
      },
    ];
  });
}

function content({ indicator, fields }: Content): Content {
  return fields === undefined ? { indicator } : { indicator, fields };
}
