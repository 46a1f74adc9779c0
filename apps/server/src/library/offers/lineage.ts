import type { BilingualText, GetInput } from "@duheng/contracts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { getPublication } from "../list-publications.ts";
import { formOffers, PublicationModel } from "../model.ts";

/** Where a template comes from: its shared versions, and what which unit gave to which of them. */
export interface Lineage {
  /** The newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly sharedAt: string;
    readonly units: number;
  }[];
  readonly gifts: readonly Gift[];
}

export interface Gift {
  readonly offerId: string;
  readonly fromTenantName: string;
  /** The template's version that it went into; to its owner also one that is not published yet. */
  readonly version: number;
  /** The version that the variant was made from. */
  readonly baseVersion: number;
  readonly account: string;
  readonly parts: readonly BilingualText[];
  readonly acceptedAt: string;
}

/** The lineage of a template that the tenant may see, up to the version that it sees. Errors: `not-found`. */
export async function templateLineage({ id }: GetInput): Promise<Lineage> {
  const tenant = await currentTenant();
  const { ownerTenantId, formId, version } = await getPublication(id);
  const isOwner = ownerTenantId === tenant.id;
  const accepted = await formOffers.find(
    {
      ownerTenantId,
      formId,
      state: "accepted",
      ...(isOwner ? {} : { "decision.version": { $lte: version } }),
    },
    { sort: { "decision.at": -1 }, limit: 500, without: ["document"] },
  );
  const shared = await PublicationModel.find(
    { ownerTenantId, formId, ...(isOwner ? {} : { version: { $lte: version } }) },
    { version: 1, sharedAt: 1, adoptions: 1 },
  )
    .sort({ version: -1, sharedAt: -1 })
    .lean();
  const versions = new Map<number, { version: number; sharedAt: string; units: number }>();
  for (const each of shared) {
    const known = versions.get(each.version);
    // The same version may be shared again with other locks: it counts from its first day.
    versions.set(each.version, {
      version: each.version,
      sharedAt: each.sharedAt.toISOString(),
      units: (known?.units ?? 0) + each.adoptions.length,
    });
  }
  return {
    versions: [...versions.values()],
    gifts: accepted.flatMap(({ id: offerId, fromTenantName, baseVersion, account, decision }) => {
      if (decision?.version === undefined) return [];
      const { version: into, parts, at } = decision;
      return [{ offerId, fromTenantName, version: into, baseVersion, account, parts, acceptedAt: at }];
    }),
  };
}
