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

/** How widely these templates are used, in their order; of adoptions the tenant's own alone. */
export async function templateUsages(
  tenant: Tenant,
  templates: readonly Template[],
): Promise<TemplateUsage[]> {
  if (templates.length === 0) return [];
  const [counted, own] = await Promise.all([
    countUnits(templates),
    adoptions.find({ tenantId: tenant.id, $or: templates.map(isOf) }, { sort: { adoptedAt: 1, _id: 1 } }),
  ]);
  return templates.map((template) => ({
    ...(counted.get(keyOf(template)) ?? unused),
    adoptions: own.filter((one) => keyOf(templateOf(one)) === keyOf(template)).map(seen),
  }));
}

/** The same of one template, with each adoption that the tenant may see. */
export async function templateUsage(tenant: Tenant, template: Template): Promise<TemplateUsage> {
  const isOwner = template.ownerTenantId === tenant.id;
  const [counted, shown] = await Promise.all([
    countUnits([template]),
    adoptions.find(isOwner ? isOf(template) : { tenantId: tenant.id, ...isOf(template) }, {
      sort: { adoptedAt: 1, _id: 1 },
    }),
  ]);
  return { ...(counted.get(keyOf(template)) ?? unused), adoptions: shown.map(seen) };
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
