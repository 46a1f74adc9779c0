import type { StepKind } from "@duheng/contracts";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What waits for the person; react-admin keeps its lists under the same first key. */
export const workItemQueries = {
  counts: () =>
    queryOptions({
      queryKey: ["workItems", "counts"],
      queryFn: ({ signal }) => api.workItems.counts.query(undefined, { signal }),
      // Others hand in while the page is open.
      refetchInterval: 60_000,
    }),
  /** The first of a kind, the earliest due first; `total` counts all. */
  first: (kind: StepKind, count: number) =>
    queryOptions({
      queryKey: ["workItems", "first", kind, count],
      queryFn: ({ signal }) =>
        api.workItems.list.query({ filter: { kind }, page: { page: 1, perPage: count } }, { signal }),
    }),
  place: (kind: StepKind, assessmentId: string) =>
    queryOptions({
      queryKey: ["workItems", "place", kind, assessmentId],
      queryFn: ({ signal }) => api.workItems.place.query({ kind, assessmentId }, { signal }),
    }),
};

/** After a step was done: assessments and everybody's queues are read anew. */
export async function stepDone(cache: QueryClient): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ["assessments"] }),
    cache.invalidateQueries({ queryKey: ["workItems"] }),
    cache.invalidateQueries({ queryKey: ["grants"] }),
  ]);
}
