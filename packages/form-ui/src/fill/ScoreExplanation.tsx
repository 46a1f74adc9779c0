import type { Form, ScoreResult } from "@duheng/contracts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";

export interface ScoreExplanationProps {
  readonly form: Form;
  readonly result: ScoreResult;
  /** The explanation by `explain` of @duheng/form; without it the table shows points but no formula trees. */
  readonly tree?: unknown;
  readonly locale: Locale;
}

/** The score and how it came about: groups, indicators, and each formula term by term. */
export function ScoreExplanation(props: ScoreExplanationProps) {
  return <LocaleProvider value={props.locale}>{null}</LocaleProvider>;
}
