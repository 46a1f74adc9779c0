import { memo, type RefObject, useRef, useState } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import type { SourceProblem } from "./read-source.ts";
import { sourceMessages } from "./source-messages.ts";
import { type SourceDraft, type SourceText, useSourceText } from "./use-source-text.ts";
import "./source.css";

export interface SourcePaneProps {
  /** Keeps a text that is no form yet while other views are looked at. */
  readonly draft: RefObject<SourceDraft | null>;
}

/**
 * The document itself as JSON, both ways. A text that is no form stays as it was typed, with what is wrong told at its
 * place.
 */
export default memo(function SourcePane({ draft }: SourcePaneProps) {
  const t = useMessages(sourceMessages);
  const host = useRef<HTMLDivElement>(null);
  const source = useSourceText(host, draft);
  const errors = source.problems.filter(({ severity }) => severity === "error").length;
  return (
    <section className="dh-pane dh-preview dh-source" aria-label={t("source")}>
      <div className="dh-source-head">
        <span role="status" className={source.isApplied ? "dh-quiet" : "dh-error"}>
          {source.isApplied
            ? t("applied")
            : source.merge === null
              ? t("notApplied", { count: errors })
              : t("changedElsewhere")}
        </span>
        {!source.isApplied && (
          <button type="button" className="dh-button" onClick={source.takeForm}>
            {t("takeForm")}
          </button>
        )}
        <CopyButton text={source.text} />
      </div>
      {source.merge !== null && <Conflicts source={source} />}
      <div className="dh-source-editor" ref={host} />
      <Problems problems={source.problems} text={source.text()} goTo={source.goTo} />
    </section>
  );
});

function CopyButton({ text }: { readonly text: () => string }) {
  const t = useMessages(sourceMessages);
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = async () => {
    try {
      // Absent where the page came without HTTPS.
      await navigator.clipboard.writeText(text());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <>
      <button type="button" className="dh-button" onClick={() => void copy()}>
        {t(outcome === "copied" ? "copied" : "copy")}
      </button>
      {outcome === "refused" && (
        <span className="dh-quiet" role="status">
          {t("copyRefused")}
        </span>
      )}
    </>
  );
}

function Conflicts({ source }: { readonly source: SourceText }) {
  const t = useMessages(sourceMessages);
  const locale = useLocale();
  return (
    <div className="dh-notice">
      <ul className="dh-source-conflicts">
        {source.merge?.conflicts.map((conflict) => (
          <li key={conflict.id}>{inLocale(conflict.message, locale)}</li>
        ))}
      </ul>
      <button type="button" className="dh-button" onClick={source.joinMine}>
        {t("joinMine")}
      </button>
    </div>
  );
}

const mostShown = 50;

interface ProblemsProps {
  readonly problems: readonly SourceProblem[];
  readonly text: string;
  readonly goTo: (problem: SourceProblem) => void;
}

function Problems({ problems, text, goTo }: ProblemsProps) {
  const t = useMessages(sourceMessages);
  const locale = useLocale();
  if (problems.length === 0) return null;
  return (
    <ul className="dh-source-problems">
      {problems.slice(0, mostShown).map((problem) => (
        <li key={`${problem.from} ${problem.message.zh}`}>
          <button type="button" className="dh-link" onClick={() => goTo(problem)}>
            {t("problemAt", { line: lineOf(text, problem.from) })}
          </button>{" "}
          <span className={problem.severity === "error" ? "dh-error" : "dh-warning"}>
            {inLocale(problem.message, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
