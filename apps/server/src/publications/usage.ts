import type { Adoption, Publication, Tenant } from "@duheng/contracts";
import { PublicationModel } from "./model.ts";

/** How widely a template is used, over all of its shared versions. */
export interface TemplateUsage {
  /** Units that use it. */
  readonly adoptionCount: number;
  /** Units by the version that they rest on, the newest first. */
  readonly spread: readonly { readonly version: number; readonly units: number }[];
  /** Its owner sees all, others their own. */
  readonly adoptions: readonly (Adoption & { readonly version: number })[];
}

type OfForm = Pick<Publication, "ownerTenantId" | "formId">;

/** The usage of the templates of these forms, by `usageKey`. */
export async function templateUsage(
  tenant: Tenant,
  forms: readonly OfForm[],
): Promise<ReadonlyMap<string, TemplateUsage>> {
  if (forms.length === 0) return new Map();
  const shared = await PublicationModel.find(
    { formId: { $in: [...new Set(forms.map(({ formId }) => formId))] } },
    { ownerTenantId: 1, formId: 1, version: 1, adoptions: 1 },
  ).lean();
  return new Map(
    forms.map((form) => {
      const all = shared
        .filter((each) => usageKey(each) === usageKey(form))
        .flatMap(({ version, adoptions }) =>
          adoptions.map(({ adoptedAt, upgradedAt, ...adoption }) => ({
            ...adoption,
            version,
            adoptedAt: instant(adoptedAt),
            ...(upgradedAt === undefined ? {} : { upgradedAt: instant(upgradedAt) }),
          })),
        );
      const isOwner = form.ownerTenantId === tenant.id;
      const versions = [...new Set(all.map(({ version }) => version))].sort((one, other) => other - one);
      return [
        usageKey(form),
        {
          adoptionCount: unitsIn(all),
          spread: versions.map((version) => ({
            version,
            units: unitsIn(all.filter((each) => each.version === version)),
          })),
          adoptions: isOwner ? all : all.filter(({ tenantId }) => tenantId === tenant.id),
        },
      ];
    }),
  );
}

export function usageKey({ ownerTenantId, formId }: OfForm): string {
  return `${ownerTenantId} ${formId}`;
}

/** An entry of the list is stored as it was pushed: its instants as text; those of seeds as dates. */
function instant(stored: Date | string): string {
  return new Date(stored).toISOString();
}

/** A unit that adopted twice counts once. */
function unitsIn(adoptions: readonly { readonly tenantId: string }[]): number {
  return new Set(adoptions.map(({ tenantId }) => tenantId)).size;
}
