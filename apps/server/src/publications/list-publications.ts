import type { ListInput, Publication, Tenant } from "@duheng/contracts";
import { listFilter, listSort } from "../database/list-input.ts";
import { notFound } from "../errors/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { publicationListing } from "./listing.ts";
import { publications } from "./model.ts";
import { type TemplateUsage, templateUsage, usageKey } from "./usage.ts";
import { asSeenBy, type SeenPublication, visibleTo } from "./visible.ts";

export type LibraryEntry = Omit<SeenPublication, "document">;

/** The templates that the present tenant may see, the newest first; their documents come with getPublication. */
export async function listPublications(input: ListInput): Promise<{ data: LibraryEntry[]; total: number }> {
  const tenant = await currentTenant();
  const filter = {
    $and: [listFilter(publicationListing, input), visibleTo(tenant), { state: { $ne: "superseded" } }],
  };
  const { page, perPage } = input.page ?? { page: 1, perPage: 25 };
  const [found, total] = await Promise.all([
    publications.find(filter, {
      sort: listSort(publicationListing, input),
      skip: (page - 1) * perPage,
      limit: perPage,
      without: ["document", "adoptions"],
    }),
    publications.count(filter),
  ]);
  const data = (await withUsage(tenant, found)).map(({ document: _document, ...entry }) => entry);
  return { data, total };
}

/** One template with its document. Errors: `not-found`, also where it is not shared with this tenant. */
export async function getPublication(id: string): Promise<SeenPublication> {
  const tenant = await currentTenant();
  const publication = await publications.findOne({ $and: [{ _id: id }, visibleTo(tenant)] });
  if (!publication) throw notFound();
  const [seen] = await withUsage(tenant, [publication]);
  if (!seen) throw notFound();
  return seen;
}

async function withUsage(tenant: Tenant, found: readonly Publication[]): Promise<SeenPublication[]> {
  const usage = await templateUsage(tenant, found);
  const none: TemplateUsage = { adoptionCount: 0, spread: [], adoptions: [] };
  return found.map((each) => asSeenBy(tenant, each, usage.get(usageKey(each)) ?? none));
}
