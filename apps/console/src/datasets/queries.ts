import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** Rows on a page of a version. */
export const rowsAtOnce = 25;

/** What the pages read of datasets; a change invalidates `["datasets"]` as a whole. */
export const datasetQueries = {
  /** What a form may use. */
  offered: () =>
    queryOptions({
      queryKey: ["datasets", "offered"],
      queryFn: ({ signal }) => api.datasets.offered.query(undefined, { signal }),
      refetchOnWindowFocus: false,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["datasets", "one", id],
      queryFn: ({ signal }) => api.datasets.get.query({ id }, { signal }),
      refetchOnWindowFocus: false,
    }),
  versions: (datasetId: string) =>
    queryOptions({
      queryKey: ["datasets", "versions", datasetId],
      queryFn: ({ signal }) => api.datasets.versions.query({ datasetId }, { signal }),
    }),
  rows: (versionId: string, q: string, page: number) =>
    queryOptions({
      queryKey: ["datasets", "rows", versionId, q, page],
      queryFn: ({ signal }) =>
        api.datasets.rows.query(
          { versionId, page: { page, perPage: rowsAtOnce }, ...(q === "" ? {} : { q }) },
          { signal },
        ),
      placeholderData: keepPreviousData,
    }),
};
