import type { FormDraft } from "@duheng/contracts";
import { forgetAdoption } from "../publications/adoptions.ts";
import { formDrafts } from "./model.ts";

/** Removes a draft; who uses it is asked by those who know the users. Part of a transaction. Errors: `conflict`, `not-found`. */
export async function removeDraft(draft: FormDraft, revision: number): Promise<void> {
  await formDrafts.remove(draft.id, revision);
  await forgetAdoption(draft);
}
