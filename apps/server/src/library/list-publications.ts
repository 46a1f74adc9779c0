import type { ListInput, Publication } from "@duheng/contracts";
import { notFound } from "../rpc/app-error.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { publications } from "./model.ts";
import { asSeenBy, visibleTo } from "./visible.ts";

export type LibraryEntry = Omit<Publication, "document"> & { adoptionCount: number };

/** The templates that the present tenant may see, the newest first; their documents come with getPublication. */
export async function listPublications(input: ListInput): Promise<{ data: LibraryEntry[]; total: number }> {
  const tenant = await currentTenant();
  const words = typeof input.filter?.q === "string" ? input.filter.q.trim() : "";
  const search = words
    ? { title: { $regex: words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"), $options: "i" } }
    : {};
  const filter = { $and: [visibleTo(tenant), search, { state: { $ne: "superseded" } }] };
  const { page, perPage } = input.page ?? { page: 1, perPage: 50 };
  const [found, total] = await Promise.all([
    publications.find(filter, { sort: { sharedAt: -1 }, skip: (page - 1) * perPage, limit: perPage }),
    publications.count(filter),
  ]);
  const data = found.map((publication) => {
    const { document: _document, ...entry } = asSeenBy(tenant, publication);
    return entry;
  });
  return { data, total };
}

/** One template with its document. Errors: `not-found`, also where it is not shared with this tenant. */
export async function getPublication(id: string): Promise<Publication & { adoptionCount: number }> {
  const tenant = await currentTenant();
  const publication = await publications.findOne({ $and: [{ _id: id }, visibleTo(tenant)] });
  if (!publication) throw notFound();
  return asSeenBy(tenant, publication);
}
