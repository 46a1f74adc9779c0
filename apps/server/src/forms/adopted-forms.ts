import { type Form, type FormBase, type FormDraft, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { FormDraftModel, formDrafts } from "./model.ts";
import { keepPresent, recordRevision } from "./record-revision.ts";

export type AdoptedForm = FormDraft & { readonly base: FormBase };

/** An adopted form as it is shown in a list: without its document. */
export type AdoptedFormSummary = Pick<AdoptedForm, "id" | "title" | "state" | "base">;

/** The tenant's forms that rest on a template, retired ones left out. */
export async function adoptedForms(): Promise<AdoptedFormSummary[]> {
  const found = await FormDraftModel.find(
    { base: { $exists: true }, state: { $ne: "retired" } },
    { title: 1, state: 1, base: 1 },
  ).lean();
  return found.flatMap(({ _id, title, state, base }) =>
    base === undefined ? [] : [{ id: _id, title, state, base }],
  );
}

/** A form that rests on a template, with its names as they can be given today. Errors: `not-found`, `wrong-state` for one that does not, or is retired. */
export async function adoptedForm(id: string): Promise<AdoptedForm> {
  const draft = await formDrafts.get(id);
  const { base, state } = draft;
  if (base === undefined) {
    throw new AppError("wrong-state", {
      message: { zh: "该考核表不是由模板采用而来。", en: "This form was not adopted from a template." },
    });
  }
  if (state === "retired") {
    throw new AppError("wrong-state", {
      message: { zh: "该考核表已归档。", en: "This form is archived." },
    });
  }
  return { ...draft, base, document: validators.Form.cleanNames(draft.document) };
}

/**
 * Saves an adopted form as its next revision on another version of its template. The locked indicators are the
 * caller's to keep: here they change with the template. Errors: `conflict` where another saved in the meantime.
 */
export async function rebaseForm(
  draft: AdoptedForm,
  next: { readonly document: Form; readonly base: FormBase; readonly isUpgrade: boolean },
  actor: Actor,
): Promise<FormDraft> {
  const { upgradedFrom: _before, ...rest } = draft;
  if (next.isUpgrade) await keepPresent(draft, actor);
  const saved = await formDrafts.replace({
    ...rest,
    title: next.document.title,
    document: next.document,
    base: next.base,
    updatedBy: actor.userId,
    ...(next.isUpgrade
      ? { upgradedFrom: { base: draft.base, revision: draft.revision, at: new Date().toISOString() } }
      : {}),
  });
  await recordRevision(saved, actor);
  return saved;
}

/** Ids of all forms of the tenant that rest on a template, archived ones too. */
export function restingForms(): Promise<string[]> {
  return formDrafts.findIds({ base: { $exists: true } });
}
