import type { RemoveInput } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { formDrafts } from "./model.ts";

/** Removes a draft that was never published; filled forms point at versions for ever. Errors: `in-use`, `conflict`, `not-found`. */
export async function removeForm({ id, revision }: RemoveInput): Promise<{ id: string; title: string }> {
  const draft = await formDrafts.get(id);
  if (draft.latestVersion > 0) {
    throw new AppError("in-use", {
      message: { zh: "已发布过的考核表不能删除。", en: "A form that has been published cannot be removed." },
    });
  }
  await formDrafts.remove(id, revision);
  return { id, title: draft.title };
}
