import type { AdoptInput, FormDraft } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { transaction } from "../database/transaction.ts";
import { AppError } from "../errors/app-error.ts";
import { createForm } from "../forms/create-form.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { noteAdoption } from "./adoptions.ts";
import { baseOf } from "./base-of.ts";
import { getPublication } from "./list-publications.ts";
import { lockedDocument } from "./locked-document.ts";

/**
 * Gives the tenant its own draft of a template, with what it rests on and the locked indicators marked.
 * Errors: `not-found` (not shared with this tenant), `wrong-state` (retired, or the tenant's own).
 */
export async function adoptPublication(input: AdoptInput, actor: Actor): Promise<FormDraft> {
  const tenant = await currentTenant();
  const publication = await getPublication(input.publicationId);
  if (publication.ownerTenantId === tenant.id) {
    throw new AppError("wrong-state", {
      message: { zh: "这是本单位自己的模板，无需采用。", en: "This template is your own." },
    });
  }
  if (publication.state !== "active") {
    throw new AppError("wrong-state", {
      message: { zh: "该模板已停用，不能再采用。", en: "This template is retired." },
    });
  }
  return transaction(async () => {
    const draft = await createForm(
      {
        title: input.title ?? publication.title,
        document: lockedDocument(publication.document, publication.lockedIds),
        ...(input.categoryId ? { categoryId: input.categoryId } : {}),
        base: baseOf(publication),
      },
      actor,
    );
    await noteAdoption(draft, tenant.name);
    return draft;
  });
}
