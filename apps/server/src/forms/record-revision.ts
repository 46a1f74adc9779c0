import type { FormDraft, FormRevision } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { formRevisions } from "./model.ts";

/** Keeps what a save wrote: undo across sessions, and the difference shown to the second of two editors. */
export async function recordRevision(draft: FormDraft, actor: Actor): Promise<void> {
  await insert(draft, { savedBy: actor.userId, savedAt: new Date().toISOString() });
}

/**
 * Keeps the draft as it is under its own revision, for what will refer to it by that number: publishing and archiving
 * count a revision without a save.
 */
export async function keepPresent(draft: FormDraft, actor: Actor): Promise<void> {
  if (await formRevisions.findOne({ formId: draft.id, number: draft.revision })) return;
  await insert(draft, { savedBy: draft.updatedBy ?? actor.userId, savedAt: draft.updatedAt });
}

async function insert(draft: FormDraft, saved: Pick<FormRevision, "savedBy" | "savedAt">): Promise<void> {
  await formRevisions.insert({
    formId: draft.id,
    number: draft.revision,
    document: draft.document,
    ...saved,
  });
}
