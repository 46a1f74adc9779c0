import { useMessages } from "@duheng/form-ui/fill";
import { useEffect, useId, useRef, useState } from "react";
import type { SummaryOutcome } from "./draft-saver.ts";
import { fillingMessages } from "./messages.ts";
import { readSummaryBackup, writeSummaryBackup } from "./summary-backup.ts";

interface SummaryInputProps {
  readonly assessmentId: string;
  /** The summary as the server has it. */
  readonly saved: string;
  readonly save: (summary: string) => Promise<SummaryOutcome>;
  /** The person tried to submit without it. */
  readonly isMissing: boolean;
  /** Told at first and at each change. */
  readonly onText: (text: string) => void;
}

type Standing = "clean" | "dirty" | "saving" | "failed" | "asking" | "refused";

const pause = 700;
const retryPause = 10_000;

/** 个人小结: saved a moment after typing stops, and kept in the browser until it is. */
export function SummaryInput({ assessmentId, saved, save, isMissing, onText }: SummaryInputProps) {
  const t = useMessages(fillingMessages);
  const id = useId();
  const [begin] = useState(() => beginWith(assessmentId, saved));
  const [text, setText] = useState(begin.text);
  const [theirs, setTheirs] = useState(begin.theirs);
  const [standing, setStanding] = useState<Standing>(begin.standing);
  const base = useRef(saved);
  const latest = useRef(text);
  const input = useRef<HTMLTextAreaElement>(null);
  const tell = useRef(onText);
  latest.current = text;
  tell.current = onText;

  useEffect(() => tell.current(text), [text]);
  useEffect(() => {
    if (isMissing) input.current?.focus();
  }, [isMissing]);

  useEffect(() => {
    if (standing !== "dirty") return;
    const timer = setTimeout(async () => {
      setStanding("saving");
      const sent = text;
      const outcome = await save(sent).catch(() => undefined);
      if (outcome?.kind === "conflict") {
        setTheirs(outcome.theirs);
        setStanding("asking");
      } else if (outcome?.kind === "closed") setStanding("refused");
      else if (latest.current !== sent) setStanding("dirty");
      else if (outcome?.kind === "saved") {
        base.current = sent;
        writeSummaryBackup(assessmentId, undefined);
        setStanding("clean");
      } else setStanding("failed");
    }, pause);
    return () => clearTimeout(timer);
  }, [assessmentId, save, standing, text]);

  useEffect(() => {
    if (standing !== "failed") return;
    const again = () => setStanding("dirty");
    const timer = setTimeout(again, retryPause);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [standing]);

  const change = (next: string) => {
    setText(next);
    writeSummaryBackup(assessmentId, { text: next, base: base.current });
    if (standing === "clean" || standing === "failed") setStanding("dirty");
  };
  const decide = (next: string) => {
    base.current = theirs ?? base.current;
    setText(next);
    writeSummaryBackup(assessmentId, { text: next, base: base.current });
    setTheirs(undefined);
    setStanding("dirty");
    input.current?.focus();
  };

  return (
    <section className="filling-summary">
      <label htmlFor={id}>{t("summary")}</label>
      <textarea
        id={id}
        className="dh-input"
        ref={input}
        rows={3}
        dir="auto"
        maxLength={20_000}
        value={text}
        aria-invalid={isMissing || undefined}
        aria-describedby={`${id}hint`}
        onChange={(event) => change(event.target.value)}
      />
      <div className="filling-summary-foot">
        <span id={`${id}hint`} className={isMissing ? "dh-error" : "dh-quiet"}>
          {t(isMissing ? "summaryMissing" : "summaryHint")}
        </span>
        <span className={standing === "failed" ? "dh-error" : "dh-quiet"} role="status">
          {standingText(standing, text) === undefined ? "" : t(standingText(standing, text) ?? "savingClean")}
        </span>
      </div>
      {theirs !== undefined && (
        <div className="dh-notice" role="alert">
          <p>{t("summaryElsewhere")}</p>
          <blockquote>{theirs}</blockquote>
          <button type="button" className="dh-button" onClick={() => decide(theirs)}>
            {t("summaryTakeTheirs")}
          </button>{" "}
          <button type="button" className="dh-button" onClick={() => decide(text)}>
            {t("summaryKeepMine")}
          </button>
        </div>
      )}
    </section>
  );
}

/** A backup goes before what the server has, unless the server's text has changed since: then the person decides. */
function beginWith(assessmentId: string, saved: string) {
  const backup = readSummaryBackup(assessmentId);
  if (backup === undefined || backup.text === saved) {
    return { text: saved, standing: "clean", theirs: undefined } as const;
  }
  return backup.base === saved
    ? ({ text: backup.text, standing: "dirty", theirs: undefined } as const)
    : ({ text: backup.text, standing: "asking", theirs: saved } as const);
}

function standingText(standing: Standing, text: string) {
  switch (standing) {
    case "clean":
      return text === "" ? undefined : "savingClean";
    case "dirty":
      return "savingDirty";
    case "saving":
      return "savingSaving";
    case "failed":
      return "savingFailed";
    case "asking":
    case "refused":
      // Said in full elsewhere on the page.
      return undefined;
  }
}
