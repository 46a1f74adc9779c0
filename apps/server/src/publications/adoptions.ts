import type { Form, FormBase, FormDraft } from "@duheng/contracts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { unlockedDocument } from "./locked-document.ts";
import { PublicationModel } from "./model.ts";
import { publicationById } from "./publication-by-id.ts";

/** Notes at the publications that a form went from one version of a template to another. */
export async function moveAdoption({
  form,
  from,
  to,
}: {
  readonly form: FormDraft;
  readonly from: string;
  readonly to: string;
}): Promise<void> {
  if (from === to) return;
  const isMine = { tenantId: form.tenantId, formId: form.id };
  const before = await PublicationModel.findOne({ _id: from }, { adoptions: 1 }).lean();
  const adoption = before?.adoptions.find(
    ({ tenantId, formId }) => tenantId === form.tenantId && formId === form.id,
  );
  if (adoption === undefined) return;
  await PublicationModel.updateOne({ _id: from }, { $pull: { adoptions: isMine } });
  const moved = { ...adoption, upgradedAt: new Date().toISOString() };
  await PublicationModel.updateOne({ _id: to }, { $push: { adoptions: moved } });
}

/** Notes at the publication that a form rests on that it does. */
export async function noteAdoption(form: FormDraft, tenantName: string): Promise<void> {
  if (form.base === undefined) return;
  const adoption = {
    tenantId: form.tenantId,
    tenantName,
    formId: form.id,
    adoptedAt: new Date().toISOString(),
  };
  await PublicationModel.updateOne({ _id: form.base.publicationId }, { $push: { adoptions: adoption } });
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
  { base, id, tenantId }: FormDraft,
  version: number,
  localChanges: number | undefined,
): Promise<void> {
  if (base === undefined || localChanges === undefined) return;
  await PublicationModel.updateOne(
    { _id: base.publicationId },
    {
      $set: { "adoptions.$[own].publishedVersion": version, "adoptions.$[own].localChanges": localChanges },
    },
    { arrayFilters: [{ "own.formId": id, "own.tenantId": tenantId }] },
  );
}
