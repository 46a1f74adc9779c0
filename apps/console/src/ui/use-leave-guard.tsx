import { type ReactNode, useEffect } from "react";
import { useBlocker } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

interface LeaveWords {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

/**
 * Asks before a page with unsaved edits is left, by a link, back, or closing the window.
 * @param isUnsaved asked at the moment of leaving
 * @param words what is asked; that edits are lost by default
 * @returns the question, to be drawn on the page; null while nothing is asked
 */
export function useLeaveGuard(isUnsaved: () => boolean, words: Partial<LeaveWords> = {}): ReactNode {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved(),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
  if (blocker.state !== "blocked") return null;
  return (
    <ConfirmDialog
      title={words.title ?? t("shell.leave.title")}
      text={words.text ?? t("shell.leave.text")}
      confirm={words.confirm ?? t("shell.leave.confirm")}
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    />
  );
}
