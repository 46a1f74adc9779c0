import type { Answers, Problem } from "@duheng/contracts";
import { type ReactNode, useState } from "react";
import { useMessages } from "../shared/messages.ts";
import { useFill } from "./fill-context.ts";
import { fillMessages } from "./fill-messages.ts";
import { missingEvidence } from "./problems/missing-evidence.ts";

interface SubmitBarProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  readonly onSubmit: ((answers: Answers) => Promise<readonly Problem[] | undefined>) | undefined;
  readonly submitLabel: string | undefined;
  readonly actions: ReactNode;
  /** Something is wrong and has been written into the summary. */
  readonly onProblems: () => void;
}

/** Back, forth, and handing in. */
export function SubmitBar(props: SubmitBarProps) {
  const { page, pages, onPage, onSubmit } = props;
  const { prepared, store, revealed, ports } = useFill();
  const t = useMessages(fillMessages);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");

  async function submit(send: NonNullable<typeof onSubmit>) {
    revealed.showAll();
    setFailure("");
    const snapshot = store.snapshot();
    const missing = ports.evidence === undefined ? [] : missingEvidence(prepared, store, ports.evidence);
    revealed.setFromServer(missing);
    if (!snapshot.state.complete || missing.length > 0) return props.onProblems();
    setBusy(true);
    try {
      const problems = await send({ ...prepared.submission(snapshot.answers) });
      if (problems !== undefined && problems.length > 0) {
        revealed.setFromServer(problems);
        props.onProblems();
      }
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  }

  if (pages <= 1 && onSubmit === undefined && props.actions === undefined) return null;
  return (
    <div className="dh-submit">
      {failure !== "" && (
        <p className="dh-error" role="alert">
          {failure}
        </p>
      )}
      {page > 0 && (
        <button type="button" className="dh-button" onClick={() => onPage(page - 1)}>
          {t("previous")}
        </button>
      )}
      {pages > 1 && <span className="dh-quiet">{t("pageOf", { page: page + 1, count: pages })}</span>}
      {page < pages - 1 && (
        <button type="button" className="dh-button" onClick={() => onPage(page + 1)}>
          {t("next")}
        </button>
      )}
      <span className="dh-spring" />
      {props.actions}
      {onSubmit !== undefined && (
        <button
          type="button"
          className="dh-button dh-primary"
          disabled={busy}
          onClick={() => void submit(onSubmit)}
        >
          {busy ? t("submitting") : (props.submitLabel ?? t("submit"))}
        </button>
      )}
    </div>
  );
}
