import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of transfers; a change invalidates `["transfers"]` as a whole. */
export const transferQueries = {
  received: () =>
    queryOptions({
      queryKey: ["transfers", "received"],
      queryFn: ({ signal }) => api.transfers.received.query(undefined, { signal }),
    }),
  offered: (staffId: string) =>
    queryOptions({
      // With the file: what is done there reads it anew.
      queryKey: ["staffFile", staffId, "transfers"],
      queryFn: ({ signal }) => api.transfers.offered.query({ staffId }, { signal }),
    }),
};
