import type { ListInput } from "@duheng/contracts";
import type { Listed } from "../database/list-input.ts";
import { listPage } from "../database/list-page.ts";
import { notFound } from "../errors/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { publicationListing } from "./listing.ts";
import { publications } from "./model.ts";
import { usageOf } from "./usage.ts";
import { asSeenBy, offeredTo, type SeenPublication, visibleTo } from "./visible.ts";

export type LibraryEntry = Omit<SeenPublication, "document">;

/** The templates that the present tenant may see, the newest first; their documents, and to an owner who adopted them, come with getPublication. */
export async function listPublications(input: ListInput): Promise<Listed<LibraryEntry>> {
  const tenant = await currentTenant();
  const { data: found, total } = await listPage(publications, publicationListing, input, {
    within: [offeredTo(tenant)],
    without: ["document"],
  });
  const usage = await usageOf(tenant, { templates: found, of: "own" });
  const data = found.map((publication): LibraryEntry => {
    const { document: _document, ...entry } = asSeenBy(tenant, publication, usage(publication));
    return entry;
  });
  return { data, total };
}

/** One template with its document. Errors: `not-found`, also where it is not shared with this tenant. */
export async function getPublication(id: string): Promise<SeenPublication> {
  const tenant = await currentTenant();
  const publication = await publications.findOne({ $and: [{ _id: id }, visibleTo(tenant)] });
  if (!publication) throw notFound();
  const usage = await usageOf(tenant, { templates: [publication], of: "any" });
  return asSeenBy(tenant, publication, usage(publication));
}
