import { type Form, type FormDraft, type UpdateFormInput, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { replaceChanged, unchanged } from "../database/repository.ts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { refuseArchived } from "./archive-form.ts";
import { formChanges } from "./form-changes.ts";
import { lockedIndicatorProblems } from "./locked-indicators.ts";
import { formDrafts } from "./model.ts";
import { recordSave } from "./record-revision.ts";

/**
 * Saves a draft as its next revision; of one sitting the last is kept. A draft may be unfinished: only its shape and the locked indicators are
 * held. Errors: `wrong-state` for an archived form; `conflict` with the current draft when another saved in the meantime; `invalid-document` with the
 * places where a locked indicator was changed.
 */
export const updateForm = useCase({
  name: "forms.update",
  ability: ["update", "forms"],
  input: validators.UpdateFormInput,
  prepare: ({ input }) => prepareSave(input),
  run: ({ caller, prepared }) => saveDraft(prepared, caller.actor, recordSave),
  audit: {
    target: ({ input: { id } }) => ({ kind: "forms", id }),
    changes: ({ prepared, result }) => formChanges(prepared.looked, result),
    grouped: true,
  },
});

/** A save that was judged: the draft as it was looked at, and what it is to hold. */
export interface PreparedSave {
  readonly looked: FormDraft;
  readonly document: Form;
  readonly input: UpdateFormInput;
}

/** Judges a save, outside of any transaction. Errors: those of updateForm. */
export async function prepareSave(input: UpdateFormInput): Promise<PreparedSave> {
  const looked = await formDrafts.get(input.id);
  refuseArchived(looked);
  const title = input.title ?? input.document?.title ?? looked.title;
  const document = { ...(input.document ?? looked.document), title };
  const problems = await lockedIndicatorProblems(looked.base, looked.document, document);
  if (problems.length > 0) throw new AppError("invalid-document", { problems });
  return { looked, document, input };
}

/**
 * Writes a save that was judged, and keeps what it wrote: as a save in a row, or as an act of its own (`recordRevision`).
 * Errors: `conflict`, also where another saved since it was judged.
 */
export async function saveDraft(
  { looked, document, input }: PreparedSave,
  actor: Actor,
  record: typeof recordSave,
): Promise<FormDraft> {
  const draft = await unchanged(formDrafts, looked);
  const saved = await replaceChanged(formDrafts, draft, {
    ...draft,
    revision: input.revision,
    title: document.title,
    document,
    updatedBy: actor.userId,
    ...(input.categoryId ? { categoryId: input.categoryId } : {}),
  });
  // Saving the same again makes no revision.
  if (saved.revision !== draft.revision) await record(saved, actor);
  return saved;
}
