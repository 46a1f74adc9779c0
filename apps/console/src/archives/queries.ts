import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** So often one that is being made is looked at, ms. */
const pause = 1_000;

/** What the page reads of archives; a change invalidates `["archives"]`. */
export const archiveQueries = {
  all: () =>
    queryOptions({
      queryKey: ["archives", "all"],
      queryFn: ({ signal }) => api.archives.list.query({ page: { page: 1, perPage: 100 } }, { signal }),
      refetchInterval: ({ state }) =>
        state.data?.data.some(({ job }) => job?.state === "waiting" || job?.state === "running")
          ? pause
          : false,
    }),
};
