import { type FormDraft, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { formDrafts } from "./model.ts";

/**
 * Archives a form: it leaves the list, can no longer be changed or published, and no new cycle may use it. Who uses it is
 * asked by those who know the users (archiveUnused). Part of a transaction. Errors: `conflict` (another saved), `wrong-state` (archived already).
 */
export async function archiveForm(
  { id, revision }: { id: string; revision: number },
  actor: Actor,
): Promise<FormDraft> {
  const draft = await formDrafts.get(id);
  refuseArchived(draft);
  return formDrafts.replace({
    ...draft,
    revision,
    state: "retired",
    updatedBy: actor.userId,
    ...published(draft),
  });
}

/** Takes an archived form back as it was. Errors: `conflict`, `wrong-state` for one that is not archived. */
export const restoreForm = useCase({
  name: "forms.restore",
  ability: ["update", "forms"],
  input: validators.RestoreFormInput,
  run: async ({ input: { id, revision }, caller: { actor } }) => {
    const draft = await formDrafts.get(id);
    if (draft.state !== "retired") {
      throw new AppError("wrong-state", {
        message: { zh: "该考核表没有归档，无需恢复。", en: "This form is not archived." },
      });
    }
    const state = draft.latestVersion > 0 ? "published" : "draft";
    return formDrafts.replace({ ...draft, revision, state, updatedBy: actor.userId, ...published(draft) });
  },
  audit: { target: ({ input: { id } }) => ({ kind: "forms", id }) },
});

/** Refuses to change an archived form: `wrong-state`. */
export function refuseArchived({ state }: FormDraft): void {
  if (state !== "retired") return;
  throw new AppError("wrong-state", {
    message: {
      zh: "该考核表已归档，恢复后才能修改。",
      en: "This form is archived. Restore it to change it.",
    },
  });
}

/** A form without unpublished changes has none afterwards: only its standing is another. */
function published({ publishedRevision, revision }: FormDraft): { publishedRevision?: number } {
  return publishedRevision === revision ? { publishedRevision: revision + 1 } : {};
}
