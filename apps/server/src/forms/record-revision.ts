import type { FormDraft } from "@duheng/contracts";
import type { Actor } from "../identity/actor.ts";
import { formRevisions } from "./model.ts";

/** Keeps what a save wrote: undo across sessions, and the difference shown to the second of two editors. */
export async function recordRevision(draft: FormDraft, actor: Actor): Promise<void> {
  await formRevisions.insert({
    formId: draft.id,
    number: draft.revision,
    document: draft.document,
    savedBy: actor.userId,
    savedAt: new Date().toISOString(),
  });
}
