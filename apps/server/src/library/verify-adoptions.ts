import { restingForms } from "../forms/adopted-forms.ts";
import { notedForms } from "../publications/adoptions.ts";
import { forEachTenant } from "../tenants/for-each-tenant.ts";

/** One sentence for each form that rests on a template and is not noted there, or is noted and does not. */
export async function verifyAdoptions(): Promise<string[]> {
  const problems: string[] = [];
  await forEachTenant(async (tenantId) => {
    const resting = new Set(await restingForms());
    const noted = new Set(await notedForms(tenantId));
    for (const id of resting)
      if (!noted.has(id)) problems.push(`FormDraft ${id}: it rests on a template that does not know of it`);
    for (const id of noted)
      if (!resting.has(id)) problems.push(`Adoption ${id}: there is no form that rests on the template`);
  });
  return problems;
}
