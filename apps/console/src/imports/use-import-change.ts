import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useAction } from "../ui/use-action.ts";
import type { ImportRecord } from "./answers.ts";
import { importQueries } from "./queries.ts";

/** Runs a change of an import, one at a time, and shows what it answers; where it is refused, what is there now. */
export function useImportChange() {
  const client = useQueryClient();
  const { run, isBusy } = useAction();
  const change = useCallback(
    async (id: string, act: () => Promise<ImportRecord>): Promise<ImportRecord | undefined> => {
      const next = await run(act);
      if (next === undefined) await client.invalidateQueries({ queryKey: ["imports"] });
      else {
        client.setQueryData(importQueries.one(id).queryKey, next);
        void client.invalidateQueries({ queryKey: ["imports", "list"] });
      }
      return next;
    },
    [client, run],
  );
  return { change, isBusy };
}
