import type { BilingualText } from "@duheng/contracts";
import { formStanding } from "./existing-forms.ts";
import { FormDraftModel } from "./model.ts";

/**
 * Part of the transaction that begins to use forms: writes to each of them, so that of this and an archiving at the same
 * time the later runs again and sees the earlier. Its revision stays, since nothing of it is another. Out: false where one
 * was archived meanwhile. Errors: `not-found`.
 */
export async function holdForms(ids: readonly string[]): Promise<boolean> {
  for (const id of new Set(ids)) {
    if ((await formStanding(id)).isArchived) return false;
    await FormDraftModel.updateOne({ _id: id }, { $set: { usedAt: new Date() } }, { timestamps: false });
  }
  return true;
}

/** Why no cycle starts with an archived form, and how to mend it. */
export function archivedText(title: string): BilingualText {
  return {
    zh: `考核表“${title}”已归档，请先恢复它，或在考核方案中换一张。`,
    en: `The form “${title}” is archived. Restore it, or choose another one in the plan.`,
  };
}
