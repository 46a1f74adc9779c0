import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useNotify, useRefresh } from "react-admin";

/** After something was done to an account: tells it, and reads anew what is shown of it. */
export function useChanged(): (done: string) => Promise<void> {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  return useCallback(
    async (done) => {
      await queryClient.invalidateQueries({ queryKey: ["users"] });
      refresh();
      notify(done, { type: "success" });
    },
    [queryClient, notify, refresh],
  );
}
