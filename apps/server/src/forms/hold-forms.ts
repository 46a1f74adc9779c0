import type { BilingualText } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { formStanding } from "./existing-forms.ts";
import { FormDraftModel } from "./model.ts";

/**
 * Part of the transaction that begins to use forms: writes to each of them, so that of this and an archiving at the same
 * time the later runs again and sees the earlier. Its revision stays, since nothing of it is another. Errors: `not-found`,
 * `wrong-state` naming the form that is archived.
 */
export async function holdForms(ids: readonly string[]): Promise<void> {
  for (const id of new Set(ids)) {
    const { title, isArchived } = await formStanding(id);
    if (isArchived) throw new AppError("wrong-state", { message: archivedText(title) });
    await FormDraftModel.updateOne({ _id: id }, { $set: { usedAt: new Date() } }, { timestamps: false });
  }
}

/** Why no cycle starts with an archived form, and how to mend it. */
export function archivedText(title: string): BilingualText {
  return {
    zh: `考核表“${title}”已归档，请先恢复它，或在考核方案中换一张。`,
    en: `The form “${title}” is archived. Restore it, or choose another one in the plan.`,
  };
}
