import type { FormDraft, FormRevision } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { FormRevisionModel, formRevisions } from "./model.ts";
import { isEditedByOthers } from "./presence.ts";
import { isOneSitting } from "./superfluous-saves.ts";

/** Keeps what an act on a draft wrote, by its own number. */
export async function recordRevision(draft: FormDraft, actor: Actor): Promise<void> {
  await insert(draft, { savedBy: actor.userId, savedAt: new Date().toISOString() });
}

/**
 * Keeps what a save wrote. An autosave writes every few seconds: in one sitting the later save takes the place of the
 * earlier one. Not while somebody else has the form open, whose changes rest on what was saved when they began.
 */
export async function recordSave(draft: FormDraft, actor: Actor): Promise<void> {
  const now = new Date();
  const [last] = await formRevisions.find({ formId: draft.id }, { sort: { number: -1 }, limit: 1 });
  const own = { savedBy: actor.userId, savedAt: now.toISOString() };
  const isSame =
    last?.since !== undefined &&
    last.savedBy === actor.userId &&
    isOneSitting(new Date(last.since.at), now) &&
    !(await isEditedByOthers(draft.id, actor));
  if (isSame) await FormRevisionModel.deleteOne({ _id: last.id });
  const begun = { number: draft.revision, at: own.savedAt };
  await insert(draft, { ...own, since: isSame ? (last.since ?? begun) : begun });
}

/**
 * Keeps the draft as it is under its own revision, for what refers to it by that number: publishing and archiving
 * count a revision without a save, and a later save of the sitting would take its place.
 */
export async function keepPresent(draft: FormDraft, actor: Actor): Promise<void> {
  const present = await formRevisions.findOne({ formId: draft.id, number: draft.revision });
  if (present?.since) await FormRevisionModel.updateOne({ _id: present.id }, { $unset: { since: "" } });
  if (present) return;
  await insert(draft, { savedBy: draft.updatedBy ?? actor.userId, savedAt: draft.updatedAt });
}

async function insert(
  draft: FormDraft,
  saved: Pick<FormRevision, "savedBy" | "savedAt" | "since">,
): Promise<void> {
  await formRevisions.insert({
    formId: draft.id,
    number: draft.revision,
    document: draft.document,
    ...saved,
  });
}
