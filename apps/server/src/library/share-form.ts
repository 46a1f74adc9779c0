import {
  type Form,
  type Publication,
  type ShareInput,
  type UpgradeOfferInput,
  validators,
} from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { formVersion, latestVersion } from "../forms/versions.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseForeignAudience } from "./audience.ts";
import { audienceName } from "./audience-name.ts";
import { PublicationModel, publications } from "./model.ts";

/** How a form is, or was last, shared: what sharing its next version starts from. */
export type LastSharing = Pick<Publication, "version" | "audience" | "lockedIds" | "description" | "state">;

/** How one of the tenant's forms was last shared; null where it never was. */
export async function lastSharing({ formId }: UpgradeOfferInput): Promise<LastSharing | null> {
  const tenant = await currentTenant();
  const [last] = await publications.find(
    { ownerTenantId: tenant.id, formId },
    { sort: { sharedAt: -1 }, limit: 1, without: ["document", "adoptions"] },
  );
  if (last === undefined) return null;
  const { version, audience, lockedIds, description, state } = last;
  return { version, audience, lockedIds, description, state };
}

/**
 * Shares a published version as a template: an immutable publication, which takes the place of an earlier one of
 * the same form. In: the form, its version (default the latest), with whom, and the indicators that adopters must
 * keep. Errors: `not-found` (no such version), `invalid-input` for a locked id that the form does not have, and for an
 * audience that is not the tenant's to choose.
 */
export const shareForm = useCase({
  name: "library.share",
  ability: ["share", "library"],
  input: validators.ShareInput,
  prepare: async ({ input }) => {
    const tenant = await currentTenant();
    await refuseForeignAudience(tenant, input.audience);
    const version = await (input.version
      ? formVersion(input.formId, input.version)
      : latestVersion(input.formId));
    refuseUnknownIndicators(input, version);
    return { tenant, version };
  },
  run: async ({ input, caller, prepared: { tenant, version } }) => {
    await PublicationModel.updateMany(
      { ownerTenantId: tenant.id, formId: input.formId, state: "active" },
      { $set: { state: "superseded" } },
    );
    return publications.insert({
      ownerTenantId: tenant.id,
      ownerName: tenant.name,
      ownerPath: [...tenant.path, tenant.id],
      formId: input.formId,
      version: version.version,
      hash: version.hash,
      title: version.document.title,
      description: input.description ?? version.document.description ?? "",
      document: version.document,
      audience: input.audience,
      lockedIds: input.lockedIds ?? [],
      state: "active",
      sharedBy: caller.actor.userId,
      sharedAt: new Date().toISOString(),
      adoptions: [],
    });
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "library", id }),
    details: async ({ result: { version, audience } }) => ({
      version,
      audience: await audienceName(audience),
    }),
  },
});

function refuseUnknownIndicators({ lockedIds = [] }: ShareInput, { document }: { document: Form }): void {
  const known = new Set(document.indicators.map((indicator) => indicator.id));
  const unknown = lockedIds.flatMap((id, index) => (known.has(id) ? [] : [index]));
  if (unknown.length === 0) return;
  throw new AppError("invalid-input", {
    problems: unknown.map((index) =>
      problem(
        "unknown-indicator",
        `/lockedIds/${index}`,
        "考核表中没有这个指标",
        "is no indicator of the form",
      ),
    ),
  });
}
