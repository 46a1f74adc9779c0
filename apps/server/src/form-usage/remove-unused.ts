import { validators } from "@duheng/contracts";
import { getForm } from "../forms/get-form.ts";
import { manyForms } from "../forms/many-forms.ts";
import { removeDraft } from "../forms/remove-draft.ts";
import { refuseFormInUse } from "../in-use/form-uses.ts";
import { sameOnMany } from "../use-cases/documents/same-on-many.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Removes a draft that was never published and that nothing refers to; filled forms point at versions for ever. Errors:
 * `in-use` with what refers to it, `conflict`, `not-found`.
 */
export const removeUnused = useCase({
  name: "forms.remove",
  ability: ["remove", "forms"],
  input: validators.RemoveInput,
  run: async ({ input: { id, revision } }): Promise<{ id: string; title: string }> => {
    const draft = await getForm(id);
    await refuseFormInUse(draft);
    await removeDraft(draft, revision);
    return { id, title: draft.title };
  },
  audit: { target: ({ input: { id } }) => ({ kind: "forms", id }) },
});

/** Removes several drafts. Errors: those of `onMany`. */
export const removeManyUnused = sameOnMany(manyForms, "remove", removeUnused);
