import { queryOptions } from "@tanstack/react-query";
import { api } from "../../rpc/client.ts";

/** What figures would change of results. */
export const impactQueries = {
  ofVersion: (versionId: string) =>
    queryOptions({
      queryKey: ["datasets", "impact", "version", versionId],
      queryFn: ({ signal }) => api.datasets.impact.query({ versionId }, { signal }),
    }),
  /** @param revision of the import: each check may have made others of its rows */
  ofImport: (importId: string, revision: number) =>
    queryOptions({
      queryKey: ["datasets", "impact", "import", importId, revision],
      queryFn: ({ signal }) => api.datasets.impact.query({ importId }, { signal }),
    }),
};
