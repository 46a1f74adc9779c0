import { type Diagnostic, prepareScope, render, type Scope } from "@duheng/formula";
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from "react";
import "../shared/theme.css";
import "./formula-editor.css";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { useAnnouncer } from "../shared/use-announcer.tsx";
import { mayHaveBands } from "./bands/may-have-bands.ts";
import { ContributionLine } from "./ContributionLine.tsx";
import type { Editor } from "./codemirror/create-editor.ts";
import type { LiveValues } from "./codemirror/live.ts";
import type { Contributions } from "./contributions.ts";
import { editorMessages } from "./editor-messages.ts";
import { FormulaTools } from "./FormulaTools.tsx";
import type { FormulaSample, SampleChoice } from "./formula-sample.ts";
import { ProblemList } from "./ProblemList.tsx";
import { ResultLine } from "./ResultLine.tsx";
import { lacksPoints, type PointsRange, recipesFor } from "./ready-made/recipes.ts";
import { useShownTitles } from "./show-titles.ts";
import { useDelayed } from "./use-delayed.ts";
import { useFormulaAnalysis } from "./use-formula-analysis.ts";

const CodeEditor = lazy(() => import("./CodeEditor.tsx"));
const FormulaBands = lazy(() => import("./bands/FormulaBands.tsx"));
const ReadyMade = lazy(() => import("./ready-made/ReadyMade.tsx"));

export interface FormulaEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What names may mean. Keep its identity while it says the same. */
  readonly scope: Scope;
  /** Expected type by name: `number`, `number?`, `boolean`, … */
  readonly expected?: string;
  /** What the result is held within, where it is of an indicator: ready-made formulas are to be of use there. */
  readonly range?: PointsRange;
  readonly locale: Locale;
  readonly sample?: FormulaSample;
  /** Lets another sample be chosen beside the result. */
  readonly sampleChoice?: SampleChoice;
  /** Names the editor for people; shown above it unless `hideLabel`. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly readOnly?: boolean;
  /** Whether an empty formula is fine (an attribute that may be left out). */
  readonly optional?: boolean;
  /** Mistakes that only the whole form shows (definitions that need each other); they must be of `value`. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * A one-formula editor: colours, titles beside keys, completion, mistakes at their place and as a list with their
 * fixes, the sample's result, what each part contributes to it, and the value of any sub-expression.
 */
export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <LocaleProvider value={props.locale}>
      <Inner {...props} />
    </LocaleProvider>
  );
}

const none: readonly never[] = [];

function Inner(props: FormulaEditorProps) {
  const { value, expected, locale, sample, readOnly = false, optional = false, diagnostics = none } = props;
  const t = useMessages(editorMessages);
  const id = useId();
  const editor = useRef<Editor | null>(null);
  const [cursor, setCursor] = useState(0);
  const [choosing, setChoosing] = useState(false);
  const [region, announce] = useAnnouncer();
  const [titlesShown, showTitles] = useShownTitles();
  const scope = useMemo(() => prepareScope(props.scope), [props.scope]);
  const input = sample?.input;
  const analysis = useFormulaAnalysis({
    value,
    scope,
    expected,
    optional,
    further: diagnostics,
    input,
    locale,
  });
  const { source, diagnostics: found, titles, preview, contributions, diagnose } = analysis;
  const settled = useMemo(
    () => ({ source, diagnostics: found, titles: titlesShown ? titles : none }),
    [source, found, titles, titlesShown],
  );
  const live = useMemo<LiveValues>(
    () => ({ scope, locale, input, diagnose, settled, announce }),
    [scope, locale, input, diagnose, settled, announce],
  );
  const [first] = found;
  useChangesSpoken(
    first === undefined
      ? t("solved")
      : `${t("problems", { count: found.length })}${locale === "zh" ? "：" : ": "}${render(first, locale)}`,
    announce,
  );
  const parts = useLastOf(contributions, preview?.kind === "waits");
  const empty = value.trim() === "";
  // Where there are no points to give yet, it says so.
  const hasReadyMade = recipesFor(expected, props.range).length > 0 || lacksPoints(expected, props.range);
  return (
    <div className="dh-root dh-formula-editor" lang={locale === "zh" ? "zh-CN" : "en"}>
      <span className={props.hideLabel === true ? "dh-sr" : "dh-label"} id={id}>
        {props.label}
      </span>
      <Suspense
        fallback={<pre className="dh-input dh-code-waits">{value === "" ? t("loading") : value}</pre>}
      >
        <CodeEditor
          value={value}
          onChange={props.onChange}
          onCursor={setCursor}
          label={props.label}
          readOnly={readOnly}
          live={live}
          handle={editor}
        />
      </Suspense>
      <div className="dh-formula-foot">
        <ResultLine
          sample={sample}
          choice={props.sampleChoice}
          preview={preview}
          problems={empty ? null : found.length}
        />
        <FormulaTools
          labelledBy={id}
          titlesShown={titlesShown}
          onTitles={() => showTitles(!titlesShown)}
          canFormat={!empty}
          onFormat={readOnly ? null : () => editor.current?.format()}
          onReadyMade={!readOnly && hasReadyMade ? () => setChoosing(true) : null}
        />
      </div>
      {!readOnly && (
        <ProblemList
          diagnostics={found}
          onGoTo={(diagnostic) => editor.current?.goTo(diagnostic)}
          onFix={(diagnostic) => editor.current?.applyFix(diagnostic)}
          onFixAll={() => editor.current?.fixAll()}
        />
      )}
      {mayHaveBands(value) && (
        <Suspense>
          <FormulaBands
            source={value}
            cursor={cursor}
            readOnly={readOnly}
            onChange={(change) => editor.current?.change(change)}
            onUndo={(redo) => (redo ? editor.current?.redo() : editor.current?.undo())}
          />
        </Suspense>
      )}
      {choosing && (
        <Suspense>
          <ReadyMade
            scope={scope}
            expected={expected}
            range={props.range}
            sample={sample}
            replaces={!isUnwritten(value)}
            onInsert={(written) => editor.current?.insert(written)}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
      {parts !== null && (
        <ContributionLine
          contributions={parts}
          title={sample?.title}
          stale={parts !== contributions}
          onSelect={(range) => {
            if (source === value) editor.current?.select(range);
          }}
        />
      )}
      {region}
    </div>
  );
}

/** What a new indicator begins with is nobody's formula. */
function isUnwritten(source: string): boolean {
  return ["", "0"].includes(source.trim());
}

/** What was said of the formula when it was opened is no news; what is said of it after a pause in writing is. */
function useChangesSpoken(sentence: string, announce: (sentence: string) => void): void {
  const settled = useDelayed(sentence, 900);
  const said = useRef(settled);
  useEffect(() => {
    if (settled === said.current) return;
    said.current = settled;
    announce(settled);
  }, [settled, announce]);
}

/** The parts as they were, while the formula is being written and has mistakes: so nothing comes and goes. */
function useLastOf(now: Contributions | null, waits: boolean): Contributions | null {
  const [last, setLast] = useState(now);
  if (now !== null && now !== last) setLast(now);
  if (now === null && !waits && last !== null) setLast(null);
  return now ?? (waits ? last : null);
}
