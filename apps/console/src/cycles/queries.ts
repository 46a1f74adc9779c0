import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of cycles. */
export const cycleQueries = {
  /** Cycles by newest period; those not closed only, when asked. */
  list: (onlyOpen: boolean) =>
    queryOptions({
      queryKey: ["cycles", "list", onlyOpen],
      queryFn: ({ signal }) =>
        api.cycles.list.query(
          {
            ...(onlyOpen ? { filter: { state: { in: ["running", "deciding"] } } } : {}),
            sort: { field: "period", order: "desc" },
            page: { page: 1, perPage: 100 },
          },
          { signal },
        ),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ["cycles", "one", id],
      queryFn: ({ signal }) => api.cycles.get.query({ id }, { signal }),
    }),
  /** Who would get which paper, were the plan's cycle of the period started now. */
  preview: (planId: string, period: string) =>
    queryOptions({
      queryKey: ["cycles", "preview", planId, period],
      queryFn: ({ signal }) => api.cycles.preview.query({ planId, period }, { signal }),
    }),
  progress: (cycleId: string) =>
    queryOptions({
      queryKey: ["cycles", "progress", cycleId],
      queryFn: ({ signal }) => api.cycles.progress.query({ cycleId }, { signal }),
    }),
};
