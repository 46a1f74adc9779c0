import { queryOptions } from "@tanstack/react-query";
import { api } from "../../rpc/client.ts";

/** What the pages read of versions. */
export const versionQueries = {
  list: (formId: string) =>
    queryOptions({
      queryKey: ["forms", "versions", formId],
      queryFn: ({ signal }) => api.forms.versions.query({ id: formId }, { signal }),
    }),
  /** The dry run of a move. */
  move: (input: { formId: string; version: number; cycleId: string }) =>
    queryOptions({
      queryKey: ["forms", "previewMove", input],
      queryFn: ({ signal }) => api.forms.previewMove.query(input, { signal }),
      gcTime: 0,
    }),
  /** The draft of this revision on last cycle's papers. */
  trial: (id: string, revision: number) =>
    queryOptions({
      queryKey: ["forms", "compareScores", id, revision],
      queryFn: ({ signal }) => api.forms.compareScores.query({ id, revision }, { signal }),
      retry: false,
      staleTime: 60_000,
    }),
};
