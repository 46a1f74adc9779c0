import { useCallback } from "react";
import { useNotify } from "react-admin";
import { useAppLocale } from "../i18n/use-t.ts";
import { errorText } from "../rpc/errors.ts";

/** Tells the person of a refused call, in his language. */
export function useReportError(): (thrown: unknown) => void {
  const notify = useNotify();
  const locale = useAppLocale();
  return useCallback(
    (thrown) => notify(errorText(thrown, locale), { type: "error", autoHideDuration: 8000 }),
    [notify, locale],
  );
}
