import type { BilingualText, GetInput } from "@duheng/contracts";
import { getPublication } from "../../publications/list-publications.ts";
import { type SharedVersion, sharedVersions } from "../../publications/shared-versions.ts";
import { currentTenant } from "../../tenants/current-tenant.ts";
import { formOffers } from "../model.ts";

/** Where a template comes from: its shared versions, and what which unit gave to which of them. */
export interface Lineage {
  /** The newest first. */
  readonly versions: readonly SharedVersion[];
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
  const versions = await sharedVersions({
    ownerTenantId,
    formId,
    ...(isOwner ? {} : { upTo: version }),
  });
  return {
    versions,
    gifts: accepted.flatMap(({ id: offerId, fromTenantName, baseVersion, account, decision }) => {
      if (decision?.version === undefined) return [];
      const { version: into, parts, at } = decision;
      return [{ offerId, fromTenantName, version: into, baseVersion, account, parts, acceptedAt: at }];
    }),
  };
}
