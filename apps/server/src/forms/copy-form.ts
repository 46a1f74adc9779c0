import { type CopyFormInput, type FormDraft, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { noteAdoption } from "../library/adoptions.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { createForm } from "./create-form.ts";
import { formDrafts } from "./model.ts";

/**
 * A new draft with what another form of the tenant holds now, archived ones too. The copy of an adopted form is adopted
 * itself: it rests on the same template, with its locks. Errors: `not-found`.
 */
export async function copyForm({ id, title }: CopyFormInput, actor: Actor): Promise<FormDraft> {
  return transaction(async () => {
    const { document, categoryId, base } = await formDrafts.get(id);
    const copied = validators.Form.cleanNames(document);
    const draft = await createForm(
      { title, document: copied, ...(categoryId ? { categoryId } : {}), ...(base ? { base } : {}) },
      actor,
    );
    if (base !== undefined) await noteAdoption(draft, (await currentTenant()).name);
    return draft;
  });
}
