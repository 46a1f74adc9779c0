import type { FormDraft, UpdateFormInput } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { refuseArchived } from "./archive-form.ts";
import { lockedIndicatorProblems } from "./locked-indicators.ts";
import { formDrafts } from "./model.ts";
import { recordRevision } from "./record-revision.ts";

/**
 * Saves a draft as its next revision. A draft may be unfinished: only its shape and the locked indicators are
 * held. Errors: `wrong-state` for an archived form; `conflict` with the current draft when another saved in the meantime; `invalid-document` with the
 * places where a locked indicator was changed.
 */
export async function updateForm(input: UpdateFormInput, actor: Actor): Promise<FormDraft> {
  return transaction(async () => {
    const draft = await formDrafts.get(input.id);
    refuseArchived(draft);
    const title = input.title ?? input.document?.title ?? draft.title;
    const document = { ...(input.document ?? draft.document), title };
    const problems = await lockedIndicatorProblems(draft.base, draft.document, document);
    if (problems.length > 0) throw new AppError("invalid-document", { problems });
    const saved = await formDrafts.replace({
      ...draft,
      revision: input.revision,
      title,
      document,
      updatedBy: actor.userId,
      ...(input.categoryId ? { categoryId: input.categoryId } : {}),
    });
    // Saving the same again makes no revision.
    if (saved.revision !== draft.revision) await recordRevision(saved, actor);
    return saved;
  });
}
