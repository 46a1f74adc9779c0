import type { Answers, Problem, ScoreInputs } from "@duheng/contracts";
import type { FillStore, PreparedForm } from "@duheng/form";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import "../shared/theme.css";
import "./fill.css";
import "./print.css";
import { watchPointer } from "../shared/after-pointer.ts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import { useAnnouncer } from "../shared/use-announcer.tsx";
import { AutosaveBar } from "./autosave/AutosaveBar.tsx";
import { Leftover } from "./autosave/Leftover.tsx";
import { Field } from "./fields/Field.tsx";
import { type FillContext, FillProvider } from "./fill-context.ts";
import { PrintedForm } from "./PrintedForm.tsx";
import type { PrintHeading } from "./PrintHead.tsx";
import { PageTabs } from "./pages/PageTabs.tsx";
import { PageView } from "./pages/PageView.tsx";
import type { FillPorts } from "./ports.ts";
import { ErrorSummary } from "./problems/ErrorSummary.tsx";
import { goToField } from "./problems/go-to-field.ts";
import { pageOf } from "./problems/list-problems.ts";
import { createRevealed } from "./problems/revealed.ts";
import { createSeeking } from "./problems/seeking.ts";
import { SubmitBar } from "./SubmitBar.tsx";
import { ScorePanel } from "./score/ScorePanel.tsx";
import { type FillSources, noSources } from "./sources.ts";
import { NarrowProvider, useMeasuredNarrow } from "./use-narrow.ts";

export interface FillFormProps {
  readonly prepared: PreparedForm;
  /** The answers' store, where the caller keeps one (tests, the designer); else one is made of `answers`. */
  readonly store?: FillStore;
  /** The answers to begin with; later changes of this prop are not taken over (remount by `key`). */
  readonly answers?: Answers;
  /** What the provisional score depends on beside the answers; keep its identity while it says the same. */
  readonly inputs?: Omit<ScoreInputs, "answers">;
  readonly locale: Locale;
  readonly readOnly?: boolean;
  readonly ports?: FillPorts;
  /** Of each dataset that fills fields, where its rows come from; keep its identity while it says the same. */
  readonly sources?: FillSources;
  /** Whether the values of such fields can be typed: only where a form is tried out, since they count nowhere else. */
  readonly typesData?: boolean;
  /** The cycle's day (`2026-09-30`) by which milestones of key tasks are overdue; without it none is called so. */
  readonly asOf?: string | undefined;
  /** Names the local backup (IndexedDB), e.g. `assessment:42`; without it no backup is kept. */
  readonly backupKey?: string;
  /** Hash of the paper that is filled, kept with the backup: what is left on a device tells which version it is for. */
  readonly paperHash?: string;
  /** Problems that the server told, shown at their fields and in the summary. */
  readonly problems?: readonly Problem[];
  /**
   * Called with the answers as they are handed in (hidden values dropped, computed ones filled in) once nothing is
   * wrong. What it resolves to is shown as problems; a rejection's message is shown above the form.
   */
  readonly onSubmit?: (answers: Answers) => Promise<readonly Problem[] | undefined>;
  readonly submitLabel?: string;
  /** What the printed sheet says above the answers. */
  readonly heading?: PrintHeading | undefined;
  /** Whether the provisional score is shown beside the form; default true. */
  readonly showScore?: boolean;
  /** Further actions beside the submit button. */
  readonly actions?: ReactNode;
}

const noPorts: FillPorts = {};

/** Where a value stands that its field does not take, such as one from before an upgrade: told at once. */
function unfitPaths(store: FillStore): string[] {
  return Object.entries(store.snapshot().state.problems)
    .filter(([, problems]) => problems.some(({ code }) => code === "wrong-type"))
    .map(([path]) => path);
}

/** A form to be filled: pages, sections, fields, errors, provisional score, autosave. */
export function FillForm(props: FillFormProps) {
  const { prepared, readOnly = false, ports = noPorts, showScore = true, asOf } = props;
  const { sources = noSources, typesData = false } = props;
  const root = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const narrow = useMeasuredNarrow(root);
  const [announcer, announce] = useAnnouncer();
  const idPrefix = useId();
  const [ownStore] = useState(() => props.store ?? prepared.startFilling(props.answers ?? {}));
  const store = props.store ?? ownStore;
  const [beginning] = useState(() => ({ ...store.snapshot().answers }));
  const [revealed] = useState(() => createRevealed(unfitPaths(store)));
  const [seeking] = useState(createSeeking);
  const [page, setPage] = useState(0);
  const [whole, setWhole] = useState(false);
  const pages = prepared.layout.pages;

  const context = useMemo<FillContext>(
    () => ({
      prepared,
      store,
      revealed,
      seeking,
      readOnly,
      asOf,
      ports,
      sources,
      typesData,
      idPrefix,
      announce,
      Field,
    }),
    [prepared, store, revealed, seeking, readOnly, asOf, ports, sources, typesData, idPrefix, announce],
  );
  useEffect(watchPointer, []);
  useEffect(() => revealed.setFromServer(props.problems ?? []), [revealed, props.problems]);

  const go = useCallback(
    (path: string) => {
      const target = pageOf(prepared, path);
      flushSync(() => {
        setWhole(true);
        if (target >= 0) setPage(target);
      });
      flushSync(() => seeking.seek(path));
      if (root.current !== null) goToField(root.current, idPrefix, path);
    },
    [prepared, idPrefix, seeking],
  );
  const choosePage = useCallback((next: number) => {
    setPage(next);
    root.current?.scrollIntoView({ block: "start" });
  }, []);
  const current = pages[Math.min(page, pages.length - 1)];

  return (
    <LocaleProvider value={props.locale}>
      <FillProvider value={context}>
        <NarrowProvider value={narrow}>
          <div
            className="dh-root dh-fill"
            ref={root}
            lang={props.locale === "zh" ? "zh-CN" : "en"}
            data-score={showScore || undefined}
          >
            {announcer}
            <PrintedForm heading={props.heading} />
            <div className="dh-fill-main">
              <div className="dh-fill-head">
                {pages.length > 1 && <PageTabs pages={pages} current={page} onChoose={choosePage} />}
                {!readOnly && (ports.drafts !== undefined || props.backupKey !== undefined) && (
                  <AutosaveBar backupKey={props.backupKey} paperHash={props.paperHash} />
                )}
                {readOnly && props.backupKey !== undefined && (
                  <Leftover
                    prepared={prepared}
                    answers={beginning}
                    backupKey={props.backupKey}
                    locale={props.locale}
                  />
                )}
              </div>
              <ErrorSummary ref={summary} onGo={go} />
              {current !== undefined && <PageView key={current.id} page={current} whole={whole} />}
              <SubmitBar
                page={page}
                pages={pages.length}
                onPage={choosePage}
                onSubmit={readOnly ? undefined : props.onSubmit}
                submitLabel={props.submitLabel}
                actions={props.actions}
                onProblems={() => requestAnimationFrame(() => summary.current?.focus())}
              />
            </div>
            {showScore && <ScorePanel inputs={props.inputs} />}
          </div>
        </NarrowProvider>
      </FillProvider>
    </LocaleProvider>
  );
}
