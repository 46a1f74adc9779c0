import type { PreviewAccountsInput } from "@duheng/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of accounts; a change invalidates `["users"]` as a whole. */
export const accountQueries = {
  one: (id: string) =>
    queryOptions({
      queryKey: ["users", "one", id],
      queryFn: ({ signal }) => api.users.get.query({ id }, { signal }),
    }),
  standing: (id: string) =>
    queryOptions({
      queryKey: ["users", "standing", id],
      queryFn: ({ signal }) => api.users.standing.query({ id }, { signal }),
    }),
  trail: (id: string) =>
    queryOptions({
      queryKey: ["users", "trail", id],
      queryFn: ({ signal }) => api.users.trail.query({ id }, { signal }),
      // Each look at other units stands in the trail.
      staleTime: 60_000,
    }),
  preview: (input: PreviewAccountsInput) =>
    queryOptions({
      queryKey: ["users", "preview", input],
      queryFn: ({ signal }) => api.users.previewMany.query(input, { signal }),
      // What is corrected on the page is not asked away under the hand.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
};
