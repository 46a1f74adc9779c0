import type { Form } from "@duheng/contracts";
import { useEffect, useRef, useState } from "react";
import { FormDifference } from "../../difference/FormDifference.tsx";
import { useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { frameMessages } from "../frame-messages.ts";
import type { HistoryPort, RevisionEntry } from "../ports.ts";

interface RevisionsPanelProps {
  readonly port: HistoryPort;
  readonly onClose: () => void;
}

/** The saves that the server keeps: what each differs in from the form as it stands, and the way back to it. */
export function RevisionsPanel({ port, onClose }: RevisionsPanelProps) {
  const { form } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const t = useMessages(frameMessages);
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const [entries, setEntries] = useState<readonly RevisionEntry[] | null>(null);
  const [chosen, setChosen] = useState<{ readonly number: number; readonly document: Form } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const tell = (reason: unknown) =>
    setFailure(reason instanceof Error ? reason.message : t("revisionsFailed"));

  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence of a failure is no reason to ask again
  useEffect(() => {
    let gone = false;
    port.revisions().then(
      (found) => !gone && setEntries(found),
      (reason: unknown) => !gone && tell(reason),
    );
    return () => {
      gone = true;
    };
  }, [port]);
  const choose = (number: number) => {
    setFailure(null);
    port.document(number).then((document) => setChosen({ number, document }), tell);
  };
  const time = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en", {
    dateStyle: "medium",
    timeStyle: "short",
  });

  return (
    <dialog ref={dialog} className="dh-dialog dh-revisions" aria-label={t("revisions")} onClose={onClose}>
      <div className="dh-dialog-head">
        <h3 className="dh-pane-title">{t("revisions")}</h3>
        <button type="button" className="dh-button" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      {failure !== null && (
        <p className="dh-error" role="alert">
          {failure}
        </p>
      )}
      <div className="dh-revisions-body">
        <ol className="dh-revisions-list" aria-label={t("revisions")}>
          {entries === null && failure === null && <li className="dh-quiet">{t("loading")}</li>}
          {entries?.length === 0 && <li className="dh-quiet">{t("revisionsNone")}</li>}
          {entries?.map((entry) => (
            <li key={entry.number}>
              <button
                type="button"
                className="dh-revision"
                aria-current={chosen?.number === entry.number || undefined}
                onClick={() => choose(entry.number)}
              >
                <b>{t("revision", { number: entry.number })}</b>
                <span>{time.format(new Date(entry.savedAt))}</span>
                <span className="dh-quiet">{entry.savedBy}</span>
              </button>
            </li>
          ))}
        </ol>
        <div className="dh-revisions-difference">
          {chosen === null ? (
            <p className="dh-quiet">{t("revisionsChoose")}</p>
          ) : (
            <>
              <p className="dh-quiet">{t("revisionsSince", { number: chosen.number })}</p>
              <FormDifference before={chosen.document} after={form} locale={locale} />
              {!readOnly && (
                <button
                  type="button"
                  className="dh-button"
                  onClick={() => {
                    apply(chosen.document, "");
                    dialog.current?.close();
                  }}
                >
                  {t("restore", { number: chosen.number })}
                </button>
              )}
            </>
          )}
        </div>
      </div>
    </dialog>
  );
}
