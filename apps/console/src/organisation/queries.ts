import { queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

const below = (under: string | undefined) => (under === undefined ? {} : { under });

/** What the pages read of the organisation. */
export const organisationQueries = {
  tree: () =>
    queryOptions({
      queryKey: ["organisation", "tree"],
      queryFn: ({ signal }) => api.organisation.tree.query(undefined, { signal }),
    }),
  unit: () =>
    queryOptions({
      queryKey: ["organisation", "unit"],
      queryFn: ({ signal }) => api.organisation.unit.query(undefined, { signal }),
    }),
  /** How the units below a tenant stand; below the own one when absent. */
  readiness: (under?: string) =>
    queryOptions({
      queryKey: ["organisation", "readiness", under],
      queryFn: ({ signal }) => api.organisation.readiness.query(below(under), { signal }),
    }),
  progress: (under?: string) =>
    queryOptions({
      queryKey: ["organisation", "progress", under],
      queryFn: ({ signal }) => api.organisation.progress.query(below(under), { signal }),
    }),
};
