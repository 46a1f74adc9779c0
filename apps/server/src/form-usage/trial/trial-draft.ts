import type { CompareVersionInput, Form } from "@duheng/contracts";
import { hashForm } from "@duheng/form";
import { AppError } from "../../errors/app-error.ts";
import { getForm } from "../../forms/get-form.ts";
import { formRevisionOrNone } from "../../forms/revisions.ts";
import { formVersion } from "../../forms/versions.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import type { VersionPair } from "../../workshop/kept-comparisons.ts";

/** A draft as it stood at one revision: what is tried. */
export interface TrialDraft {
  readonly formId: string;
  readonly title: string;
  readonly document: Form;
  readonly hash: string;
}

/** The draft as it stands. Errors: `not-found`, `conflict` (somebody saved meanwhile), `invalid-document`. */
export async function presentDraft({ id, revision }: CompareVersionInput): Promise<TrialDraft> {
  const draft = await getForm(id);
  if (draft.revision !== revision) throw new AppError("conflict", { data: { current: draft } });
  const problems = (await inWorkshop("checkForm", draft.document)).filter(
    ({ severity }) => severity === "error",
  );
  if (problems.length > 0) throw new AppError("invalid-document", { problems });
  return draftOf(id, draft);
}

/**
 * The draft as it stood when a trial was wanted, also where somebody has saved since. Errors: `not-found`; `wrong-state`
 * where that save is not kept any more.
 */
export async function wantedDraft({ id, revision }: CompareVersionInput): Promise<TrialDraft> {
  const draft = await getForm(id);
  if (draft.revision === revision) return draftOf(id, draft);
  const saved = await formRevisionOrNone(id, revision);
  if (saved === undefined) throw new AppError("wrong-state", { message: goneText });
  return draftOf(id, { title: draft.title, document: saved.document });
}

/** An earlier version beside the draft, for the workshop. Errors: `not-found`. */
export async function pairOf(draft: TrialDraft, version: number): Promise<VersionPair> {
  const { document, edition = 0, hash } = await formVersion(draft.formId, version);
  return { hash: `${hash}/${draft.hash}`, before: { document, edition }, after: draft.document };
}

function draftOf(formId: string, { title, document }: Pick<TrialDraft, "title" | "document">): TrialDraft {
  return { formId, title, document, hash: hashForm(document) };
}

const goneText = {
  zh: "要试算的草稿内容已不在修订记录中，请按现在的草稿重新试算。",
  en: "The draft that was to be tried is not among the saves any more. Try the draft as it stands now.",
};
