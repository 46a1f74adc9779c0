import type { Answers, Assessment, Problem } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { FillForm, type Locale, LocaleProvider, openBackups, useMessages } from "@duheng/form-ui/fill";
import { useEffect, useMemo, useRef, useState } from "react";
import { type CreateFiles, useFiles } from "../files/use-files.ts";
import { printHeading } from "../papers/print-heading.ts";
import { draftApi } from "../rpc/client.ts";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { errorOf, errorText } from "../rpc/errors.ts";
import { periodEnd } from "../ui/periods.ts";
import { backupKeyOf } from "./backup-key.ts";
import { ConfirmSubmit } from "./ConfirmSubmit.tsx";
import { carryBackup } from "./carry-backup.ts";
import { createDraftSaver } from "./draft-saver.ts";
import { MoveNotice } from "./MoveNotice.tsx";
import { fillingMessages } from "./messages.ts";
import { SummaryInput } from "./SummaryInput.tsx";
import { writeSummaryBackup } from "./summary-backup.ts";
import { useSources } from "./use-sources.ts";
import "./filling.css";

export interface FillDeskProps {
  readonly assessment: Assessment;
  /** The paper to be filled in; later changes of these props are not taken over (remount by `key`). */
  readonly filled: FilledPaper;
  readonly paper: PreparedForm;
  readonly locale: Locale;
  /** Told of the assessment as it was handed in. */
  readonly onSubmitted: (assessment: Assessment) => void;
  /** Told when the paper turned out to have moved to a later version of the form: to be drawn anew, by its paper. */
  readonly onMoved: () => void;
}

/**
 * The paper to be filled in: summary, generated form, autosave, submit. Draws with form-ui alone, so that the light
 * page loads neither react-admin nor Material UI.
 */
export function FillDesk(props: FillDeskProps) {
  const createFiles = useFiles(props.paper);
  const isBroughtOver = useBackupBroughtOver(props.filled);
  if (createFiles === undefined || !isBroughtOver) return null;
  return (
    <LocaleProvider value={props.locale}>
      <Desk {...props} createFiles={createFiles} />
    </LocaleProvider>
  );
}

/** Whether what this device kept of an earlier version is in the shape of the present one. */
function useBackupBroughtOver(filled: FilledPaper): boolean {
  const [first] = useState(filled);
  const [isDone, setDone] = useState((first.filling.moves ?? []).length === 0);
  useEffect(() => {
    const { carryLeft } = draftApi;
    if (isDone || carryLeft === undefined) return;
    carryBackup(carryLeft, first, openBackups())
      .catch(() => undefined)
      .finally(() => setDone(true));
  }, [first, isDone]);
  return isDone;
}

function Desk(props: FillDeskProps & { readonly createFiles: CreateFiles }) {
  const { assessment, filled, paper, locale, onSubmitted, onMoved, createFiles } = props;
  const t = useMessages(fillingMessages);
  const [first] = useState(assessment);
  const [begun] = useState(filled);
  const language = useRef(locale);
  language.current = locale;
  const [{ store, saver, ports }] = useState(() => {
    const store = paper.startFilling(begun.filling.answers);
    const files = createFiles({ filled: begun, paper, store, locale: () => language.current });
    const saver = createDraftSaver(files?.carrying(draftApi) ?? draftApi, begun, {
      begun: (answers) => ({ ...paper.startFilling(answers).snapshot().answers }),
      onMoved,
    });
    return { store, saver, ports: { drafts: files?.saving(saver) ?? saver, ...files?.ports } };
  });
  const summary = useRef(begun.filling.summary ?? "");
  const [isSummaryMissing, setSummaryMissing] = useState(false);
  const [answer, setAnswer] = useState<(isSure: boolean) => void>();

  const { sources, inputs } = useSources(first.id, paper);
  const heading = useMemo(() => printHeading(first, locale), [first, locale]);

  const askFirst = async () => {
    const isSure = await new Promise<boolean>((resolve) => setAnswer(() => resolve));
    setAnswer(undefined);
    return isSure;
  };

  const submit = async (answers: Answers): Promise<readonly Problem[] | undefined> => {
    const text = summary.current;
    setSummaryMissing(text.trim() === "");
    if (text.trim() === "" || !(await askFirst())) return [];
    try {
      const submitted = await saver.submit(answers, text);
      writeSummaryBackup(first.id, undefined);
      onSubmitted(submitted);
      return undefined;
    } catch (thrown) {
      const problems = errorOf(thrown).problems ?? [];
      // Shown above the form.
      if (problems.length === 0) throw new Error(errorText(thrown, locale), { cause: thrown });
      return problems.map((problem) => ({
        ...problem,
        path: problem.path.replace(/^\/answers(?=\/|$)/, ""),
      }));
    }
  };

  return (
    <div className="filling-desk dh-root">
      {first.returned === undefined ? null : (
        <p className="dh-notice" data-tone="warning">
          {t("returned", { reason: first.returned.reason })}
        </p>
      )}
      <MoveNotice filled={begun} locale={locale} />
      <SummaryInput
        assessmentId={first.id}
        saved={begun.filling.summary ?? ""}
        save={saver.saveSummary}
        isMissing={isSummaryMissing}
        onText={(text) => {
          summary.current = text;
          if (text.trim() !== "") setSummaryMissing(false);
        }}
      />
      <FillForm
        prepared={paper}
        store={store}
        locale={locale}
        ports={ports}
        backupKey={backupKeyOf(first.id)}
        paperHash={begun.filling.paperHash}
        heading={heading}
        asOf={periodEnd(first.period)}
        sources={sources}
        {...(inputs === undefined ? {} : { inputs })}
        onSubmit={submit}
        submitLabel={t("submit")}
      />
      {answer === undefined ? null : <ConfirmSubmit onAnswer={answer} />}
    </div>
  );
}
