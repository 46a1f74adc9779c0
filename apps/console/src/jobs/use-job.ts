import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

/** So often a job that is not over is looked at. */
const pauseMilliseconds = 1_000;

/** A job as it goes on, until it is over; nothing is asked while there is no id. */
export function useJob(id: string | undefined) {
  return useQuery({
    ...jobQuery(id ?? ""),
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.isOpen === undefined && state.data ? false : pauseMilliseconds,
  });
}

function jobQuery(id: string) {
  return queryOptions({
    queryKey: ["jobs", "one", id],
    queryFn: ({ signal }) => api.jobs.get.query({ id }, { signal }),
  });
}
