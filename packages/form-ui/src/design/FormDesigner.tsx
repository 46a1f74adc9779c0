import type { Form, FormDataset, Problem, Sample } from "@duheng/contracts";
import { joinDatasets, lockReach, mergeForms, withDatasetsUsed } from "@duheng/form";
import {
  type CSSProperties,
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import "../shared/theme.css";
import "../shared/dialog.css";
import "./design.css";
import "./designer-frame.css";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { Switch } from "./controls/Switch.tsx";
import { DesignProvider } from "./DesignProvider.tsx";
import type { DesignActs, DesignedForm, Findings } from "./design-context.ts";
import { designMessages } from "./design-messages.ts";
import { focusAttribute } from "./focus-attribute.ts";
import { frameMessages } from "./frame-messages.ts";
import { PreviewPane } from "./PreviewPane.tsx";
import { PropertiesPane } from "./PropertiesPane.tsx";
import { PaneSeparator } from "./panes/PaneSeparator.tsx";
import { usePaneWidths } from "./panes/use-pane-widths.ts";
import type { DesignPorts } from "./ports.ts";
import { OthersBar } from "./presence/OthersBar.tsx";
import { useOthers } from "./presence/use-others.ts";
import type { TrialMemory } from "./previews/trial.ts";
import { ProblemsPanel } from "./problems/ProblemsPanel.tsx";
import { RevisionsPanel } from "./revisions/RevisionsPanel.tsx";
import { answerOf, goToAnswer } from "./samples/go-to-answer.ts";
import { SampleStrip } from "./samples/SampleStrip.tsx";
import { placeOf, type Selection, selectionKey } from "./selection.ts";
import { shortcutMessages } from "./shortcuts/shortcut-messages.ts";
import { isShortcut } from "./shortcuts/shortcuts.ts";
import type { SourceDraft } from "./source/use-source-text.ts";
import { StructurePane } from "./structure/StructurePane.tsx";
import { heldCells } from "./table/editing/held-cells.ts";
import { useAnalysis } from "./use-analysis.ts";
import { useHistory } from "./use-history.ts";
import { useTop } from "./use-top.ts";

export interface FormDesignerProps {
  readonly form: Form;
  /** Called with the whole new document after each change. */
  readonly onChange: (form: Form) => void;
  readonly locale: Locale;
  /** Problems that the server told, beside those that the designer finds itself by `checkForm`. */
  readonly problems?: readonly Problem[];
  /** Samples to try the form on; default the form's own. */
  readonly samples?: readonly Sample[];
  readonly readOnly?: boolean;
  /**
   * Stable ids of indicators that an upper tenant requires: shown with a lock, read-only. Absent: those that the
   * document itself marks as locked; an empty list: none (the form's owner sets the marks).
   */
  readonly lockedIds?: readonly string[];
  /**
   * The template that the form rests on, with what it locks: the form's own indicators stay free even where locked ones
   * read their group. Absent: all that locked indicators rest on in the form itself is held.
   */
  readonly template?: Form | undefined;
  /**
   * The tenant's datasets, to choose columns from: what a formula or a field begins to use comes into the form's own
   * list, and goes with the last use. Keep its identity while it says the same.
   */
  readonly datasets?: readonly FormDataset[];
  /** How often the form was published: with each version, what stands in the form may have been answered. */
  readonly version?: number;
  /** What it opens with: the form, or the table of its indicators. */
  readonly startsWith?: "form" | "table";
  readonly ports?: DesignPorts;
  /** Names the form and the person, to keep the steps of undo on this device over a reload; none: they are not kept. */
  readonly historyKey?: string;
  /** Names the person, so that the sizes of panes are kept for each on this device. */
  readonly person?: string;
}

// What not everybody opens is loaded when it is: the source view's editor, the table, the whole filling side.
const IndicatorTablePane = lazy(() => import("./table/IndicatorTablePane.tsx"));
const LibraryPanel = lazy(() =>
  import("./library/LibraryPanel.tsx").then((module) => ({ default: module.LibraryPanel })),
);
const ShortcutHelp = lazy(() =>
  import("./shortcuts/ShortcutHelp.tsx").then((module) => ({ default: module.ShortcutHelp })),
);
const SourcePane = lazy(() => import("./source/SourcePane.tsx"));
const TryOutPane = lazy(() => import("./previews/TryOutPane.tsx"));

const views = ["form", "table", "source", "preview"] as const;
type View = (typeof views)[number];
const viewTitles = {
  form: "viewForm",
  table: "viewTable",
  source: "viewSource",
  preview: "viewPreview",
} as const satisfies Record<View, string>;

/** The form editor: structure, live preview, properties, problems, samples. */
export function FormDesigner(props: FormDesignerProps) {
  return (
    <LocaleProvider value={props.locale}>
      <Designer {...props} />
    </LocaleProvider>
  );
}

/** What one changed oneself counts where both changed the same. */
const joinForms = (base: Form, mine: Form, theirs: Form) => mergeForms(base, mine, theirs).merged;
const nothing: readonly never[] = [];
const noPorts: DesignPorts = {};

function Designer({
  form,
  onChange,
  problems = nothing,
  samples,
  readOnly = false,
  lockedIds,
  template,
  datasets = nothing,
  version = 0,
  startsWith = "form",
  locale,
  ports = noPorts,
  historyKey,
  person = "",
}: FormDesignerProps) {
  const t = useMessages(designMessages);
  const frame = useMessages(frameMessages);
  const keysText = useMessages(shortcutMessages);
  const root = useRef<HTMLDivElement>(null);
  const history = useHistory(form, onChange, joinForms, readOnly ? undefined : historyKey);
  const [opened, setOpened] = useState({ form, version });
  if (opened.version !== version) setOpened({ form, version });
  const [selection, setSelection] = useState<Selection>({ kind: "form" });
  const [pane, setPane] = useState<"structure" | "preview" | "properties">(
    startsWith === "table" ? "preview" : "structure",
  );
  const [view, setView] = useState<View>(startsWith);
  const [revising, setRevising] = useState(false);
  const [taking, setTaking] = useState(false);
  const [helping, setHelping] = useState(false);
  const { widths, setWidth } = usePaneWidths(person);
  const top = useTop(root);
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    ...(top === null ? {} : { "--dh-design-top": `${top}px` }),
    "--dh-structure-width": `${widths.structure}px`,
    "--dh-properties-width": `${widths.properties}px`,
  };
  const [trials] = useState<TrialMemory>(() => ({ sampleId: undefined, trials: new Map() }));
  const sourceDraft = useRef<SourceDraft | null>(null);
  const others = useOthers(ports.presence, selectionKey(selection));
  const ownSamples = samples ?? form.samples ?? nothing;
  const [sampleId, setSampleId] = useState(ownSamples[0]?.id ?? "");
  const sample = ownSamples.find((each) => each.id === sampleId) ?? ownSamples[0] ?? null;
  // What it listed when it was opened is not forgotten while a formula is rewritten.
  const offered = useMemo(
    () => [...datasets, ...(opened.form.datasets ?? []), ...(template?.datasets ?? [])],
    [datasets, opened.form, template],
  );
  const analysis = useAnalysis(form, samples, offered);
  const wanted = useRef<string | null>(null);
  const locked = useMemo(() => lockedIds ?? markedAsLocked(analysis.form), [lockedIds, analysis.form]);
  const reach = useMemo(() => lockReach(analysis.form, locked, template), [analysis.form, locked, template]);
  const held = useMemo(() => heldCells(analysis.form, reach), [analysis.form, reach]);

  const select = useCallback((next: Selection, attribute?: string) => {
    setSelection(next);
    if (attribute === undefined) return;
    wanted.current = attribute;
    // Attributes are looked at in the properties, which only stand beside the form.
    setView("form");
    setPane(next.kind === "sample" && attribute.startsWith("inputs/answers") ? "preview" : "properties");
  }, []);
  useEffect(() => {
    if (wanted.current === null || root.current === null) return;
    const attribute = wanted.current;
    wanted.current = null;
    const top = root.current;
    const answer = answerOf(attribute);
    if (answer === null) focusAttribute(top, attribute);
    else goToAnswer(top, analysis.prepared, answer, () => focusAttribute(top, attribute));
  });

  const { apply: applyAsItIs } = history;
  const apply = useCallback(
    // The source is taken as it is written: nothing may change under the cursor.
    (next: Form, what: string) =>
      applyAsItIs(what === "source" ? next : withDatasetsUsed(next, offered), what),
    [applyAsItIs, offered],
  );
  const keepsSamples = samples === undefined;
  const acts = useMemo<DesignActs>(
    () => ({
      readOnly,
      keepsSamples,
      apply: readOnly ? () => undefined : apply,
      select,
      chooseSample: setSampleId,
    }),
    [readOnly, keepsSamples, apply, select],
  );
  const designed = useMemo<DesignedForm>(
    () => ({
      form,
      settled: opened.form,
      datasets: joinDatasets([...(form.datasets ?? []), ...offered]),
    }),
    [form, opened.form, offered],
  );
  const findings = useMemo<Findings>(
    () => ({
      analysis,
      problems: withoutRepeats([...analysis.problems, ...problems]),
      lockedIds: new Set(locked),
      lockedUses: reach.uses,
      held,
      sample,
      samples: ownSamples,
    }),
    [analysis, problems, locked, reach, held, sample, ownSamples],
  );
  const openLibrary = useCallback(() => setTaking(true), []);
  const walked = useRef(-1);
  const walkProblems = (step: 1 | -1) => {
    const all = findings.problems;
    if (all.length === 0) return;
    walked.current = (walked.current + step + all.length) % all.length;
    const problem = all[walked.current];
    if (problem === undefined) return;
    const place = placeOf(form, problem.path);
    select(place.selection, place.attribute);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const act = shortcutAct(event);
    if (act === null) return;
    event.preventDefault();
    act();
  };
  const shortcutAct = (event: KeyboardEvent): (() => void) | null => {
    // A sign belongs to the text that is typed; a function key does not.
    if (isShortcut(event, "help") && (event.key.length > 1 || !isTyping(event)))
      return () => setHelping(true);
    if (isShortcut(event, "nextProblem") && view !== "source") return () => walkProblems(1);
    if (isShortcut(event, "previousProblem") && view !== "source") return () => walkProblems(-1);
    if (readOnly || isTyping(event)) return null;
    if (isShortcut(event, "undo")) return history.undo;
    return isShortcut(event, "redo") ? history.redo : null;
  };
  return (
    <DesignProvider acts={acts} designed={designed} findings={findings} selection={selection} others={others}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of undo and redo work everywhere inside */}
      <div
        className="dh-root dh-design"
        ref={root}
        data-shown={pane}
        data-view={view}
        lang={locale === "zh" ? "zh-CN" : "en"}
        onKeyDown={onKeyDown}
        style={sizes}
      >
        <div className="dh-design-head">
          {!readOnly && (
            <div className="dh-history">
              <button
                type="button"
                className="dh-button"
                disabled={!history.canUndo}
                onClick={history.undo}
                title="Ctrl+Z"
              >
                ↶ {t("undo")}
              </button>
              <button
                type="button"
                className="dh-button"
                disabled={!history.canRedo}
                onClick={history.redo}
                title="Ctrl+Shift+Z"
              >
                ↷ {t("redo")}
              </button>
            </div>
          )}
          {readOnly && <span className="dh-pill">{t("readOnly")}</span>}
          {ports.history !== undefined && (
            <button type="button" className="dh-button" onClick={() => setRevising(true)}>
              {frame("revisions")}
            </button>
          )}
          <Switch
            label={frame("views")}
            choices={views}
            chosen={view}
            titleOf={(each) => frame(viewTitles[each])}
            onChoose={(each) => {
              // Only the first look at the table is the import.
              setView(each);
              setPane("preview");
            }}
          />
          <OthersBar />
          <SampleStrip />
          <ProblemsPanel />
          <button
            type="button"
            className="dh-button"
            aria-label={keysText("open")}
            title={keysText("open")}
            onClick={() => setHelping(true)}
          >
            ⌨
          </button>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: three buttons that belong together */}
        <div className="dh-pane-tabs" role="group" aria-label={t("panes")}>
          {(["structure", "preview", "properties"] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="dh-page"
              aria-current={pane === each ? "true" : undefined}
              onClick={() => setPane(each)}
            >
              {t(each)}
            </button>
          ))}
        </div>
        <StructurePane {...(ports.library === undefined ? {} : { onLibrary: openLibrary })} />
        {(view === "form" || view === "source") && (
          <PaneSeparator
            pane="structure"
            width={widths.structure}
            onWidth={(width) => setWidth("structure", width)}
          />
        )}
        {view === "form" ? (
          <>
            <PreviewPane sampleId={sampleId} />
            <PaneSeparator
              pane="properties"
              width={widths.properties}
              onWidth={(width) => setWidth("properties", width)}
            />
            <PropertiesPane />
          </>
        ) : (
          <Suspense fallback={<p className="dh-pane dh-preview dh-quiet">{frame("loading")}</p>}>
            {view === "table" ? (
              <IndicatorTablePane />
            ) : view === "source" ? (
              <SourcePane draft={sourceDraft} />
            ) : (
              <TryOutPane memory={trials} />
            )}
          </Suspense>
        )}
        {taking && ports.library !== undefined && (
          <Suspense>
            <LibraryPanel
              port={ports.library}
              onInserted={(id) => select({ kind: "indicator", id })}
              onClose={() => setTaking(false)}
            />
          </Suspense>
        )}
        {revising && ports.history !== undefined && (
          <RevisionsPanel port={ports.history} onClose={() => setRevising(false)} />
        )}
        {helping && (
          <Suspense>
            <ShortcutHelp onClose={() => setHelping(false)} />
          </Suspense>
        )}
      </div>
    </DesignProvider>
  );
}

/** Text inputs have their own undo; a formula editor's is behind a shadow root. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.nativeEvent.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio")
  );
}

/** Where the caller names none, the document's own marks count. */
function markedAsLocked(form: Form): string[] {
  return form.indicators.filter((indicator) => indicator.locked === true).map((indicator) => indicator.id);
}

/** Each problem once, errors first. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const kept = problems.filter((problem) => {
    const key = `${problem.path} ${problem.code} ${problem.message.zh} ${problem.diagnostic?.from ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return kept.sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}
