import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** What the pages read of grants; a change invalidates `["grants"]` as a whole. */
export const grantQueries = {
  mine: () =>
    queryOptions({
      queryKey: ["grants", "mine"],
      queryFn: ({ signal }) => api.grants.mine.query(undefined, { signal }),
      // Each look at other units stands in the trail: the page is not asked again for the menu's sake.
      staleTime: 60_000,
    }),
  ofCycle: (cycleId: string) =>
    queryOptions({
      queryKey: ["grants", "ofCycle", cycleId],
      queryFn: ({ signal }) => api.grants.ofCycle.query({ cycleId }, { signal }),
    }),
  tenants: (q: string) =>
    queryOptions({
      queryKey: ["grants", "tenants", q],
      queryFn: ({ signal }) => api.grants.tenants.query({ q }, { signal }),
      staleTime: 60_000,
    }),
  candidates: (tenantId: string) =>
    queryOptions({
      queryKey: ["grants", "candidates", tenantId],
      queryFn: ({ signal }) => api.grants.candidates.query({ tenantId }, { signal }),
      enabled: tenantId !== "",
    }),
};
