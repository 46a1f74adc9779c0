import type { Adoption, Publication, Tenant } from "@duheng/contracts";
import { AdoptionModel, adoptions } from "./adoption-model.ts";

/** How widely a template is used, over all of its shared versions. */
export interface TemplateUsage {
  /** Units that use it: one that adopted twice counts once. */
  readonly adoptionCount: number;
  /** Units by the version that they rest on, the newest first. */
  readonly spread: readonly { readonly version: number; readonly units: number }[];
  /** In the order in which they came. Its owner may see all, others their own. */
  readonly adoptions: readonly SeenAdoption[];
}

/** What may be known of a form that adopted a template. */
export type SeenAdoption = Omit<Adoption, "id" | "publicationId" | "ownerTenantId" | "templateFormId"> & {
  readonly formId: string;
};

type Template = Pick<Publication, "ownerTenantId" | "formId">;

/**
 * How widely templates are used, by the template. `of`: which adoptions are told, `own` those of the tenant alone, `any` all of
 * templates that it owns and its own of others.
 */
export async function usageOf(
  tenant: Tenant,
  { templates, of }: { readonly templates: readonly Template[]; readonly of: "own" | "any" },
): Promise<(template: Template) => TemplateUsage> {
  if (templates.length === 0) return () => ({ ...unused, adoptions: [] });
  const isTold = (template: Template) =>
    of === "any" && template.ownerTenantId === tenant.id
      ? isOf(template)
      : { tenantId: tenant.id, ...isOf(template) };
  const [counted, told] = await Promise.all([
    countUnits(templates),
    adoptions.find({ $or: templates.map(isTold) }, { sort: { adoptedAt: 1, _id: 1 } }),
  ]);
  return (template) => ({
    ...(counted.get(keyOf(template)) ?? unused),
    adoptions: told.filter((one) => keyOf(templateOf(one)) === keyOf(template)).map(seen),
  });
}

type Counted = Pick<TemplateUsage, "adoptionCount" | "spread">;

const unused: Counted = { adoptionCount: 0, spread: [] };

/** Counted by the database: what comes back are numbers, however many units there are. */
async function countUnits(templates: readonly Template[]): Promise<ReadonlyMap<string, Counted>> {
  const ofTemplate = { ownerTenantId: "$ownerTenantId", formId: "$templateFormId" };
  const once = [
    { $match: { $or: templates.map(isOf) } },
    { $group: { _id: { ...ofTemplate, version: "$version", tenantId: "$tenantId" } } },
  ];
  const of = { ownerTenantId: "$_id.ownerTenantId", formId: "$_id.formId" };
  const [spread, units] = await Promise.all([
    AdoptionModel.aggregate<{ _id: Template & { version: number }; units: number }>([
      ...once,
      { $group: { _id: { ...of, version: "$_id.version" }, units: { $sum: 1 } } },
      { $sort: { "_id.version": -1 } },
    ]),
    AdoptionModel.aggregate<{ _id: Template; units: number }>([
      ...once,
      { $group: { _id: { ...of, tenantId: "$_id.tenantId" } } },
      { $group: { _id: of, units: { $sum: 1 } } },
    ]),
  ]);
  return new Map(
    units.map(({ _id, units: adoptionCount }) => [
      keyOf(_id),
      {
        adoptionCount,
        spread: spread
          .filter((one) => keyOf(one._id) === keyOf(_id))
          .map(({ _id: { version }, units: some }) => ({ version, units: some })),
      },
    ]),
  );
}

function isOf({ ownerTenantId, formId }: Template) {
  return { ownerTenantId, templateFormId: formId };
}

function templateOf({ ownerTenantId, templateFormId }: Adoption): Template {
  return { ownerTenantId, formId: templateFormId };
}

function keyOf({ ownerTenantId, formId }: Template): string {
  return `${ownerTenantId} ${formId}`;
}

function seen({ id, publicationId: _of, ownerTenantId: _by, templateFormId: _form, ...shown }: Adoption) {
  return { ...shown, formId: id };
}
