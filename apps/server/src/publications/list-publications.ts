import type { ListInput } from "@duheng/contracts";
import type { Listed } from "../database/list-input.ts";
import { listPage } from "../database/list-page.ts";
import { notFound } from "../errors/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { publicationListing } from "./listing.ts";
import { publications } from "./model.ts";
import { templateUsage, templateUsages } from "./usage.ts";
import { asSeenBy, type SeenPublication, visibleTo } from "./visible.ts";

export type LibraryEntry = Omit<SeenPublication, "document">;

/** The templates that the present tenant may see, the newest first; their documents, and to an owner who adopted them, come with getPublication. */
export async function listPublications(input: ListInput): Promise<Listed<LibraryEntry>> {
  const tenant = await currentTenant();
  const { data: found, total } = await listPage(publications, publicationListing, input, {
    within: [visibleTo(tenant), { state: { $ne: "superseded" } }],
    without: ["document"],
  });
  const usages = await templateUsages(tenant, found);
  const data = found.flatMap((publication, at): LibraryEntry[] => {
    const usage = usages[at];
    if (usage === undefined) return [];
    const { document: _document, ...entry } = asSeenBy(tenant, publication, usage);
    return [entry];
  });
  return { data, total };
}

/** One template with its document. Errors: `not-found`, also where it is not shared with this tenant. */
export async function getPublication(id: string): Promise<SeenPublication> {
  const tenant = await currentTenant();
  const publication = await publications.findOne({ $and: [{ _id: id }, visibleTo(tenant)] });
  if (!publication) throw notFound();
  return asSeenBy(tenant, publication, await templateUsage(tenant, publication));
}
