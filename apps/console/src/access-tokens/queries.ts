import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the page reads; a change invalidates `["accessTokens"]`. */
export const accessTokenQueries = {
  list: () =>
    queryOptions({
      queryKey: ["accessTokens", "list"],
      queryFn: ({ signal }) => api.accessTokens.list.query({ page: { page: 1, perPage: 100 } }, { signal }),
    }),
  /** The datasets that can be pushed to. */
  datasets: () =>
    queryOptions({
      queryKey: ["accessTokens", "datasets"],
      queryFn: ({ signal }) => api.datasets.offered.query(undefined, { signal }),
    }),
};
