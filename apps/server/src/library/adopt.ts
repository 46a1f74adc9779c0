import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { insertForm } from "../forms/create-form.ts";
import { noteAdoption } from "../publications/adoptions.ts";
import { baseOf } from "../publications/base-of.ts";
import { getPublication } from "../publications/list-publications.ts";
import { lockedDocument } from "../publications/locked-document.ts";
import { requirePublication } from "../publications/publication-by-id.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Gives the tenant its own draft of a template, with what it rests on and the locked indicators marked.
 * Errors: `not-found` (not shared with this tenant), `wrong-state` (retired, or the tenant's own).
 */
export const adoptPublication = useCase({
  name: "library.adopt",
  ability: ["adopt", "library"],
  input: validators.AdoptInput,
  prepare: async ({ input }) => {
    const tenant = await currentTenant();
    const publication = await getPublication(input.publicationId);
    if (publication.ownerTenantId === tenant.id) {
      throw new AppError("wrong-state", {
        message: { zh: "这是本单位自己的模板，无需采用。", en: "This template is your own." },
      });
    }
    refuseInactive(publication);
    return { tenant, publication, document: lockedDocument(publication.document, publication.lockedIds) };
  },
  run: async ({ input, caller, prepared: { tenant, publication, document } }) => {
    const present = await requirePublication(publication.id);
    refuseInactive(present);
    const draft = await insertForm(
      {
        title: input.title ?? publication.title,
        document,
        ...(input.categoryId ? { categoryId: input.categoryId } : {}),
        base: baseOf(present),
      },
      caller.actor,
    );
    await noteAdoption(draft, tenant.name);
    return draft;
  },
  audit: {
    target: ({ result: { id } }) => ({ kind: "forms", id }),
    details: ({ prepared: { publication } }) => ({ source: publication.title, owner: publication.ownerName }),
  },
});

/** What is shared never changes, but it may be retired, or another version take its place. */
function refuseInactive({ state }: { state: string }): void {
  if (state === "active") return;
  throw new AppError("wrong-state", {
    message: { zh: "该模板已停用，不能再采用。", en: "This template is retired." },
  });
}
