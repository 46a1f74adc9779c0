import { AdoptionModel } from "./adoption-model.ts";
import { PublicationModel } from "./model.ts";

/** A version of a form that was shared as a template. */
export interface SharedVersion {
  readonly version: number;
  /** When it was shared first. */
  readonly sharedAt: string;
  /** Units with a form that rests on it. */
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
  const wanted = upTo === undefined ? {} : { version: { $lte: upTo } };
  const [shared, adopted] = await Promise.all([
    PublicationModel.find({ ownerTenantId, formId, ...wanted }, { version: 1, sharedAt: 1 })
      .sort({ version: -1, sharedAt: -1 })
      .lean(),
    AdoptionModel.aggregate<{ _id: number; units: number }>([
      { $match: { ownerTenantId, templateFormId: formId, ...wanted } },
      { $group: { _id: { version: "$version", tenantId: "$tenantId" } } },
      { $group: { _id: "$_id.version", units: { $sum: 1 } } },
    ]),
  ]);
  const units = new Map(adopted.map((one) => [one._id, one.units]));
  // The same version may be shared again with other locks: it counts from its first day.
  const versions = new Map(
    shared.map(({ version, sharedAt }): [number, SharedVersion] => [
      version,
      { version, sharedAt: sharedAt.toISOString(), units: units.get(version) ?? 0 },
    ]),
  );
  return [...versions.values()];
}
