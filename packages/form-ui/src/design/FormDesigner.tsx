import type { Form, Indicator, Problem, Sample } from "@duheng/contracts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";

/** An indicator that can be taken over from the library. */
export interface LibraryIndicator {
  /** What is copied into the form (a new id and, where taken, a new code are given). */
  readonly indicator: Indicator;
  /** Where it comes from, for people. */
  readonly source?: string;
}

export interface FormDesignerProps {
  readonly form: Form;
  /** Called with the whole new document after each change. */
  readonly onChange: (form: Form) => void;
  readonly locale: Locale;
  /** Problems that the server told, beside those that the designer finds itself by `checkForm`. */
  readonly problems?: readonly Problem[];
  /** Samples to try the form on; default the form's own. */
  readonly samples?: readonly Sample[];
  readonly library?: readonly LibraryIndicator[];
  readonly readOnly?: boolean;
  /** Stable ids of indicators that an upper tenant requires: shown with a lock, read-only. */
  readonly lockedIds?: readonly string[];
}

/** The form editor: structure, live preview, properties, problems, samples. */
export function FormDesigner(props: FormDesignerProps) {
  return <LocaleProvider value={props.locale}>{null}</LocaleProvider>;
}
