import type { FormDraft } from "@duheng/contracts";
import { formDrafts, formVersions } from "./model.ts";

/** The tenant's forms that are meant for a category, without what they say. */
export function formsForCategory(categoryId: string): Promise<Omit<FormDraft, "document">[]> {
  return formDrafts.find({ categoryId }, { without: ["document"] });
}

/** How many versions of a form were published. */
export function versionsOf(formId: string): Promise<number> {
  return formVersions.count({ formId });
}
