import type { FormDraft } from "@duheng/contracts";
import { formDrafts } from "./model.ts";

/** One of the tenant's forms as it is edited. Errors: `not-found`. */
export function getForm(id: string): Promise<FormDraft> {
  return formDrafts.get(id);
}
