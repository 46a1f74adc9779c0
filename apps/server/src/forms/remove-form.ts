import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { forgetAdoption } from "../publications/adoptions.ts";
import { removeManyUseCase } from "../use-cases/documents/write-documents.ts";
import { useCase } from "../use-cases/use-case.ts";
import { formDrafts } from "./model.ts";

/** Removes a draft that was never published; filled forms point at versions for ever. Errors: `in-use`, `conflict`, `not-found`. */
export const removeForm = useCase({
  name: "forms.remove",
  ability: ["remove", "forms"],
  input: validators.RemoveInput,
  run: async ({ input: { id, revision } }): Promise<{ id: string; title: string }> => {
    const draft = await formDrafts.get(id);
    if (draft.latestVersion > 0) {
      throw new AppError("in-use", {
        message: {
          zh: "已发布过的考核表不能删除。",
          en: "A form that has been published cannot be removed.",
        },
      });
    }
    await formDrafts.remove(id, revision);
    await forgetAdoption(draft);
    return { id, title: draft.title };
  },
  audit: { target: ({ input: { id } }) => ({ kind: "forms", id }) },
});

/** Removes several drafts. Errors: those of `onMany`. */
export const removeForms = removeManyUseCase({ subject: "forms", repository: formDrafts }, removeForm);
