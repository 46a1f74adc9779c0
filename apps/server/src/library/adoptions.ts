import type { FormDraft } from "@duheng/contracts";
import { PublicationModel } from "./model.ts";

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
