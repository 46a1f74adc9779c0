import { useCallback, useState } from "react";
import { useReportError } from "./use-report-error.ts";

/**
 * Runs one change at a time and tells of a refusal.
 * @returns `run(change)`: what the change answered, or undefined when it was refused; `isBusy` while one runs.
 */
export function useAction() {
  const report = useReportError();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async <Result>(change: () => Promise<Result>): Promise<Result | undefined> => {
      setBusy(true);
      try {
        return await change();
      } catch (thrown) {
        report(thrown);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [report],
  );
  return { run, isBusy };
}
