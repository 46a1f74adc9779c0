import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** What the pages read of forms. */
export const formQueries = {
  one: (id: string) =>
    queryOptions({
      queryKey: ["forms", "one", id],
      queryFn: ({ signal }) => api.forms.get.query({ id }, { signal }),
    }),
  version: (formId: string, version: number) =>
    queryOptions({
      queryKey: ["forms", "version", formId, version],
      queryFn: ({ signal }) => api.forms.version.query({ formId, version }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  lastSharing: (formId: string) =>
    queryOptions({
      queryKey: ["forms", "lastSharing", formId],
      queryFn: ({ signal }) => api.library.lastSharing.query({ formId }, { signal }),
      // What is being typed must not be replaced by a later answer.
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  /** All forms of the unit that can be chosen in a plan. */
  choices: () =>
    queryOptions({
      queryKey: ["forms", "choices"],
      queryFn: ({ signal }) =>
        api.forms.list.query(
          { sort: { field: "title", order: "asc" }, page: { page: 1, perPage: 200 } },
          { signal },
        ),
    }),
};
