import { PublicationModel } from "./model.ts";

/** A version of a form that was shared as a template. */
export interface SharedVersion {
  readonly version: number;
  /** When it was shared first. */
  readonly sharedAt: string;
  /** Forms that rest on it. */
  readonly units: number;
}

/** The versions of a form that were shared, the newest first; `upTo`: no newer one than this. */
export async function sharedVersions({
  ownerTenantId,
  formId,
  upTo,
}: {
  readonly ownerTenantId: string;
  readonly formId: string;
  readonly upTo?: number;
}): Promise<SharedVersion[]> {
  const shared = await PublicationModel.find(
    { ownerTenantId, formId, ...(upTo === undefined ? {} : { version: { $lte: upTo } }) },
    { version: 1, sharedAt: 1, adoptions: 1 },
  )
    .sort({ version: -1, sharedAt: -1 })
    .lean();
  const versions = new Map<number, SharedVersion>();
  for (const each of shared) {
    const known = versions.get(each.version);
    // The same version may be shared again with other locks: it counts from its first day.
    versions.set(each.version, {
      version: each.version,
      sharedAt: each.sharedAt.toISOString(),
      units: (known?.units ?? 0) + each.adoptions.length,
    });
  }
  return [...versions.values()];
}
