import type { ReorganisationDraft } from "@duheng/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** So often one that is going on is looked at, ms. */
const pause = 1_000;

/** What the pages read of mergers and splits; a change invalidates `["reorganisations"]` as a whole. */
export const reorganisationQueries = {
  latest: () =>
    queryOptions({
      queryKey: ["reorganisations", "latest"],
      queryFn: ({ signal }) => api.reorganisations.latest.query(undefined, { signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["reorganisations", "one", id],
      queryFn: ({ signal }) => api.reorganisations.get.query({ id }, { signal }),
      refetchInterval: ({ state }) =>
        state.data?.isHalted === false && state.data.state !== "done" ? pause : false,
    }),
  /** Each look stands in the trail: nothing is asked by itself. */
  preview: (draft: ReorganisationDraft) =>
    queryOptions({
      queryKey: ["reorganisations", "preview", draft],
      queryFn: ({ signal }) => api.reorganisations.preview.query(draft, { signal }),
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: false,
      retry: false,
    }),
  choices: (tenantId: string, q: string) =>
    queryOptions({
      queryKey: ["reorganisations", "choices", tenantId, q],
      queryFn: ({ signal }) => api.reorganisations.choices.query({ tenantId, q }, { signal }),
      enabled: tenantId !== "",
      placeholderData: keepPreviousData,
    }),
};
