import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of the library. */
export const libraryQueries = {
  list: (q: string) =>
    queryOptions({
      queryKey: ["library", "list", q],
      queryFn: ({ signal }) =>
        api.library.list.query(
          {
            ...(q === "" ? {} : { filter: { q } }),
            sort: { field: "sharedAt", order: "desc" },
            page: { page: 1, perPage: 100 },
          },
          { signal },
        ),
    }),
  /** Those that the tenant itself shares. */
  own: (tenantId: string) =>
    queryOptions({
      queryKey: ["library", "own", tenantId],
      queryFn: ({ signal }) =>
        api.library.list.query(
          { filter: { ownerTenantId: tenantId }, page: { page: 1, perPage: 100 } },
          { signal },
        ),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["library", "one", id],
      queryFn: ({ signal }) => api.library.get.query({ id }, { signal }),
    }),
};
