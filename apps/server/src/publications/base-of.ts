import type { FormBase, Publication } from "@duheng/contracts";

/** What a publication is, without its document and whom it is for. */
export type PublicationHead = Omit<Publication, "document" | "audience">;

/** What a form that adopts or follows this publication rests on. */
export function baseOf(publication: PublicationHead): FormBase {
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
