import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of plans. */
export const planQueries = {
  list: () =>
    queryOptions({
      queryKey: ["plans", "choices"],
      queryFn: ({ signal }) =>
        api.plans.list.query(
          {
            filter: { state: "active" },
            sort: { field: "title", order: "asc" },
            page: { page: 1, perPage: 200 },
          },
          { signal },
        ),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["plans", "one", id],
      queryFn: ({ signal }) => api.plans.get.query({ id }, { signal }),
      refetchOnWindowFocus: false,
    }),
};
