import type { ReactNode } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { answersAsText, offerDownload } from "./answers-as-text.ts";
import type { Saver, SaveState } from "./saver.ts";

/** Where saving stands, in a few words; told politely to screen readers when it matters. */
export function SavePill({ state, saver }: { readonly state: SaveState; readonly saver: Saver }) {
  const t = useMessages(fillMessages);
  const locale = useLocale();
  const { prepared, store } = useFill();
  const pill = (text: string, action?: ReactNode) => (
    <span className="dh-pill" data-state={state.kind}>
      {/* Typing and saving follow each other all the time: only what needs attention is announced. */}
      <span aria-live={needsAttention(state) ? "polite" : "off"}>{text}</span>
      {action}
    </span>
  );
  switch (state.kind) {
    case "idle":
      return pill(t("saveIdle"));
    case "dirty":
      return pill(t("saveDirty"));
    case "saving":
      return pill(t("saveSaving"));
    case "saved":
      return pill(t("saveSaved", { time: clock(state.at) }));
    case "offline":
      return pill(
        t("saveOffline"),
        <button type="button" className="dh-link" onClick={() => void saver.flush()}>
          {t("saveRetry")}
        </button>,
      );
    case "signed-out":
      return pill(
        t("saveSignedOut"),
        <button type="button" className="dh-link" onClick={() => void saver.resume()}>
          {t("saveResume")}
        </button>,
      );
    case "conflict":
      return pill(t("saveConflict"));
    case "closed":
      return pill(
        `${t("saveClosed")} ${inLocale(state.message, locale)}`,
        <button
          type="button"
          className="dh-link"
          onClick={() =>
            offerDownload(t("downloadName"), answersAsText(prepared, { ...store.snapshot().answers }, locale))
          }
        >
          {t("download")}
        </button>,
      );
  }
}

/** The time of day of an ISO instant, `10:32`. */
export function clock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

function needsAttention(state: SaveState): boolean {
  return state.kind !== "idle" && state.kind !== "dirty" && state.kind !== "saving" && state.kind !== "saved";
}
