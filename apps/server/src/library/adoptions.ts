import type { FormDraft, FormVersion } from "@duheng/contracts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { unlockedDocument } from "./locked-document.ts";
import { PublicationModel, publications } from "./model.ts";

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

/**
 * Tells a template's owner of an adopter's own version: its number and how many parts it changes, not which. Written when
 * the adopter publishes, so that nobody reads in its forms.
 */
export async function noteAdoptersVersion(draft: FormDraft, version: FormVersion): Promise<void> {
  if (draft.base === undefined) return;
  const publication = await publications.findOne({ _id: draft.base.publicationId });
  if (publication === undefined) return;
  const document = unlockedDocument(version.document, publication.document, draft.base.lockedIds);
  const localChanges = (await inWorkshop("changedParts", publication.document, document)).length;
  await PublicationModel.updateOne(
    { _id: publication.id },
    {
      $set: {
        "adoptions.$[own].publishedVersion": version.version,
        "adoptions.$[own].localChanges": localChanges,
      },
    },
    { arrayFilters: [{ "own.formId": draft.id, "own.tenantId": draft.tenantId }] },
  );
}
