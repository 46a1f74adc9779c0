import type { Form, FormBase, FormDraft } from "@duheng/contracts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { AdoptionModel, adoptions } from "./adoption-model.ts";
import { unlockedDocument } from "./locked-document.ts";
import { publicationById } from "./publication-by-id.ts";

/** Notes that a new form rests on a template, where it does. */
export async function noteAdoption({ id, tenantId, base }: FormDraft, tenantName: string): Promise<void> {
  if (base === undefined) return;
  const adoptedAt = new Date().toISOString();
  await adoptions.insert({ id, tenantId, tenantName, ...restsOn(base), adoptedAt });
}

/** Notes that a form went from one version of its template to another; one that was never noted is from now on. */
export async function moveAdoption({ id, tenantId, base }: FormDraft, tenantName: string): Promise<void> {
  if (base === undefined) return;
  const now = new Date();
  await AdoptionModel.updateOne(
    { _id: id, tenantId },
    { $set: { ...restsOn(base), upgradedAt: now }, $setOnInsert: { tenantName, adoptedAt: now } },
    { upsert: true },
  );
}

/** A form that is gone rests on nothing. */
export async function forgetAdoption({ id, tenantId }: FormDraft): Promise<void> {
  await AdoptionModel.deleteOne({ _id: id, tenantId });
}

/** In how many parts an adopted form's document differs from its template; undefined where it rests on none that is there. */
export async function countLocalChanges(
  base: FormBase | undefined,
  document: Form,
): Promise<number | undefined> {
  const publication = base && (await publicationById(base.publicationId));
  if (publication === undefined) return undefined;
  const own = unlockedDocument(document, publication.document, base?.lockedIds ?? []);
  return (await inWorkshop("changedParts", publication.document, own)).length;
}

/**
 * Tells a template's owner of an adopter's own version: its number and how many parts it changes, not which. Written when
 * the adopter publishes, so that nobody reads in its forms.
 */
export async function noteAdoptersVersion(
  { id, tenantId }: FormDraft,
  publishedVersion: number,
  localChanges: number | undefined,
): Promise<void> {
  if (localChanges === undefined) return;
  await AdoptionModel.updateOne({ _id: id, tenantId }, { $set: { publishedVersion, localChanges } });
}

function restsOn({ publicationId, tenantId: ownerTenantId, formId: templateFormId, version }: FormBase) {
  return { publicationId, ownerTenantId, templateFormId, version };
}

/** Ids of a tenant's forms that are noted at templates. */
export function notedForms(tenantId: string): Promise<string[]> {
  return adoptions.findIds({ tenantId });
}
