import { type Form, type ShareInput, validators } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { formVersion, latestVersion } from "../forms/versions.ts";
import { sharePublication } from "../publications/share.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseForeignAudience } from "./audience.ts";
import { audienceName } from "./audience-name.ts";

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
  run: ({ input, caller, prepared: { tenant, version } }) =>
    sharePublication({
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
      sharedBy: caller.actor.userId,
      sharedAt: new Date().toISOString(),
    }),
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
