import type { ArchiveFormInput, FormDraft, Problem, RestoreFormInput } from "@duheng/contracts";
import { runningCyclesWith } from "../cycles/cycles-with-form.ts";
import { transaction } from "../database/transaction.ts";
import type { Actor } from "../identity/actor.ts";
import { plansWith } from "../plans/plans-with-form.ts";
import { AppError, problem } from "../rpc/app-error.ts";
import { formDrafts } from "./model.ts";

/**
 * Archives a form: it leaves the list, can no longer be changed or published, and no new cycle may use it. What runs goes
 * on, since papers point at their versions. Errors: `conflict` (another saved), `wrong-state` (archived already), `in-use`
 * with each plan and running cycle that uses it, unless the person was told.
 */
export async function archiveForm(
  { id, revision, evenInUse = false }: ArchiveFormInput,
  actor: Actor,
): Promise<FormDraft> {
  return transaction(async () => {
    const draft = await formDrafts.get(id);
    refuseArchived(draft);
    const users = evenInUse ? [] : await usersOf(id);
    if (users.length > 0) {
      throw new AppError("in-use", {
        message: {
          zh: "这张考核表正在使用。归档后正在进行的周期照常进行，新的周期不能再用它。",
          en: "This form is in use. Once archived, running cycles go on, and new ones can no longer use it.",
        },
        problems: users,
      });
    }
    return formDrafts.replace({
      ...draft,
      revision,
      state: "retired",
      updatedBy: actor.userId,
      ...published(draft),
    });
  });
}

/** Takes an archived form back as it was. Errors: `conflict`, `wrong-state` for one that is not archived. */
export async function restoreForm({ id, revision }: RestoreFormInput, actor: Actor): Promise<FormDraft> {
  const draft = await formDrafts.get(id);
  if (draft.state !== "retired") {
    throw new AppError("wrong-state", {
      message: { zh: "该考核表没有归档，无需恢复。", en: "This form is not archived." },
    });
  }
  const state = draft.latestVersion > 0 ? "published" : "draft";
  return formDrafts.replace({ ...draft, revision, state, updatedBy: actor.userId, ...published(draft) });
}

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

async function usersOf(formId: string): Promise<Problem[]> {
  // One after the other: this is read in a transaction.
  const plans = await plansWith(formId);
  const cycles = await runningCyclesWith(formId);
  return [
    ...plans.map(({ title }) =>
      problem("used-by-plan", "/id", `考核方案“${title}”使用它。`, `is used by the plan “${title}”`),
    ),
    ...cycles.map(({ title }) =>
      problem(
        "used-by-cycle",
        "/id",
        `考核周期“${title}”正在使用它。`,
        `is used by the running cycle “${title}”`,
      ),
    ),
  ];
}
