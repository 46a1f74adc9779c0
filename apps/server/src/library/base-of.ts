import type { FormBase, Publication } from "@duheng/contracts";

/** What a form that adopts or follows this publication rests on. */
export function baseOf(publication: Omit<Publication, "adoptions">): FormBase {
  return {
    publicationId: publication.id,
    formId: publication.formId,
    tenantId: publication.ownerTenantId,
    version: publication.version,
    hash: publication.hash,
    title: publication.title,
    lockedIds: publication.lockedIds,
  };
}
