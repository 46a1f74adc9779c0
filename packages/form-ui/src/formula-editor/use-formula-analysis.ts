import { type CheckedFormula, check, type Diagnostic, type Scope } from "@duheng/formula";
import { useMemo } from "react";
import type { Locale } from "../shared/locale.ts";
import { type Contributions, contributionsOf } from "./contributions.ts";
import { type NamedPlace, nameTitles } from "./name-titles.ts";
import { type Preview, previewFormula } from "./preview.ts";
import { useDelayed } from "./use-delayed.ts";

export interface AnalysisRequest {
  readonly value: string;
  readonly scope: Scope;
  readonly expected: string | undefined;
  /** Whether an empty formula is fine. */
  readonly optional: boolean;
  /** Mistakes that the form told of `value`. */
  readonly further: readonly Diagnostic[];
  /** The sample's input; undefined where there is none. */
  readonly input: unknown;
  readonly locale: Locale;
}

export interface FormulaAnalysis {
  /** The text that all of this is about: what was written when typing last paused. */
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly titles: readonly NamedPlace[];
  /** Null without a sample, and for an empty formula that may be empty. */
  readonly preview: Preview | null;
  readonly contributions: Contributions | null;
  /** The mistakes of any source in the same scope, at once; the last one asked for is remembered. */
  readonly diagnose: (source: string) => readonly Diagnostic[];
}

/** Milliseconds without a key stroke after which a formula is checked: the check never stands in a key's way. */
const pause = 120;

/** What follows from a formula, a moment after each change; a new sample or scope counts at once. */
export function useFormulaAnalysis(request: AnalysisRequest): FormulaAnalysis {
  const { value, scope, expected, optional, further, input, locale } = request;
  const source = useDelayed(value, pause);
  const judge = useMemo(() => judgeOf(scope, expected, optional), [scope, expected, optional]);
  const empty = optional && source.trim() === "";
  const told = source === value ? further : none;
  const diagnostics = useMemo(() => merge(judge(source).diagnostics, told), [judge, source, told]);
  const titles = useMemo(() => nameTitles(source, judge(source).references, scope), [judge, source, scope]);
  const preview = useMemo(
    () => (input === undefined || empty ? null : previewFormula(source, scope, input, locale)),
    [source, scope, input, locale, empty],
  );
  const kind = preview?.kind;
  const contributions = useMemo(
    () => (kind === "value" ? contributionsOf(source, scope, input) : null),
    [kind, source, scope, input],
  );
  const diagnose = useMemo(
    () => (text: string) => (text === source ? diagnostics : judge(text).diagnostics),
    [judge, source, diagnostics],
  );
  return useMemo(
    () => ({ source, diagnostics, titles, preview, contributions, diagnose }),
    [source, diagnostics, titles, preview, contributions, diagnose],
  );
}

const none: readonly Diagnostic[] = [];

type Judged = Pick<CheckedFormula, "diagnostics" | "references">;

function judgeOf(scope: Scope, expected: string | undefined, optional: boolean): (source: string) => Judged {
  let last: { source: string; judged: Judged } | null = null;
  return (source) => {
    if (last?.source === source) return last.judged;
    const judged =
      optional && source.trim() === ""
        ? { diagnostics: none, references: [] }
        : check(source, scope, expected);
    last = { source, judged };
    return judged;
  };
}

function merge(own: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const further = others.filter(
    (other) =>
      !own.some((each) => each.code === other.code && each.from === other.from && each.to === other.to),
  );
  return further.length === 0 ? own : [...own, ...further];
}
