import { check, type Diagnostic, render, type Scope } from "@duheng/formula";
import { lazy, Suspense, useId, useMemo } from "react";
import "../shared/theme.css";
import "./formula-editor.css";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import type { LiveValues } from "./codemirror/live.ts";
import { editorMessages } from "./editor-messages.ts";
import { type Preview, previewFormula } from "./preview.ts";
import { useDelayed } from "./use-delayed.ts";

const CodeEditor = lazy(() => import("./CodeEditor.tsx"));

/** What a formula is tried on while it is written. */
export interface FormulaSample {
  readonly title: string;
  /** As `formula.evaluate` takes it: the answers by key, plus `indicators`, `ratings`, `data`, `previous`. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FormulaEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What names may mean. Keep its identity while it says the same. */
  readonly scope: Scope;
  /** Expected type by name: `number`, `number?`, `boolean`, … */
  readonly expected?: string;
  readonly locale: Locale;
  readonly sample?: FormulaSample;
  /** Names the editor for people; shown above it unless `hideLabel`. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly readOnly?: boolean;
  /** Whether an empty formula is fine (an attribute that may be left out). */
  readonly optional?: boolean;
  /** Mistakes that only the whole form shows (definitions that need each other); they must be of `value`. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** A one-formula editor: colours, mistakes at their place with fixes, completion, the sample's result. */
export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <LocaleProvider value={props.locale}>
      <Inner {...props} />
    </LocaleProvider>
  );
}

const none: readonly Diagnostic[] = [];

function Inner(props: FormulaEditorProps) {
  const {
    value,
    scope,
    expected,
    locale,
    sample,
    readOnly = false,
    optional = false,
    diagnostics = none,
  } = props;
  const t = useMessages(editorMessages);
  const id = useId();
  const empty = optional && value.trim() === "";
  const found = useMemo(
    () => (empty ? none : mergeDiagnostics(check(value, scope, expected).diagnostics, diagnostics)),
    [value, scope, expected, diagnostics, empty],
  );
  const input = sample?.input;
  const preview = useMemo<Preview | null>(
    () => (input === undefined || empty ? null : previewFormula(value, scope, input, locale)),
    [value, scope, input, locale, empty],
  );
  const live = useMemo<LiveValues>(
    () => ({ scope, locale, diagnostics: found, input }),
    [scope, locale, found, input],
  );
  const [first] = found;
  const spoken = useDelayed(
    first === undefined ? "" : `${t("problems", { count: found.length })}: ${render(first, locale)}`,
    700,
  );
  return (
    <div className="dh-root dh-formula-editor">
      <span className={props.hideLabel === true ? "dh-sr" : "dh-label"} id={id}>
        {props.label}
      </span>
      <Suspense
        fallback={<pre className="dh-input dh-code-waits">{value === "" ? t("loading") : value}</pre>}
      >
        <CodeEditor
          value={value}
          onChange={props.onChange}
          label={props.label}
          readOnly={readOnly}
          live={live}
        />
      </Suspense>
      {!readOnly && (
        <ul className="dh-formula-problems">
          {found.slice(0, mostShown).map((diagnostic) => (
            <li
              key={`${diagnostic.from} ${diagnostic.to} ${diagnostic.code}`}
              data-severity={diagnostic.severity}
            >
              <span>{render(diagnostic, locale)}</span>
              {diagnostic.fix !== undefined && (
                <button
                  type="button"
                  className="dh-fix"
                  title={t("fixKey", { key: fixKey })}
                  onClick={() => props.onChange(fixed(value, diagnostic))}
                >
                  {diagnostic.fix.insert.trim() === ""
                    ? t("deleteFix")
                    : t("applyFix", { fix: diagnostic.fix.insert })}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sample !== undefined && preview !== null && (
        <p className="dh-formula-preview" data-kind={preview.kind}>
          {t("sample", { title: sample.title })}
          <b>{preview.kind === "waits" ? t("sampleWaits") : preview.text}</b>
        </p>
      )}
      <span className="dh-sr" role="status" aria-live="polite">
        {spoken}
      </span>
    </div>
  );
}

const mostShown = 3;

const fixKey = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent) ? "⌘." : "Ctrl+.";

function fixed(source: string, { fix }: Diagnostic): string {
  return fix === undefined ? source : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}

function mergeDiagnostics(own: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const further = others.filter(
    (other) =>
      !own.some((each) => each.code === other.code && each.from === other.from && each.to === other.to),
  );
  return further.length === 0 ? own : [...own, ...further];
}
