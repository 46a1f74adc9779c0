import type { Answers, Problem, ScoreInputs } from "@duheng/contracts";
import type { ReactNode } from "react";
import type { FillStore, PreparedForm } from "../engine.ts";
import { type Locale, LocaleProvider } from "../shared/locale.ts";
import type { FillPorts } from "./ports.ts";

export interface FillFormProps {
  readonly prepared: PreparedForm;
  /** The answers' store, where the caller keeps one (tests, the designer); else one is made of `answers`. */
  readonly store?: FillStore;
  /** The answers to begin with; later changes of this prop are not taken over (remount by `key`). */
  readonly answers?: Answers;
  /** What the provisional score depends on beside the answers. */
  readonly inputs?: Omit<ScoreInputs, "answers">;
  readonly locale: Locale;
  readonly readOnly?: boolean;
  readonly ports?: FillPorts;
  /** Names the local backup (IndexedDB), e.g. `assessment:42`; without it no backup is kept. */
  readonly backupKey?: string;
  /** Problems that the server told, shown at their fields and in the summary. */
  readonly problems?: readonly Problem[];
  /** Called with the answers as they are submitted once nothing is wrong; what it resolves to is shown as problems. */
  readonly onSubmit?: (answers: Answers) => Promise<readonly Problem[] | undefined>;
  readonly submitLabel?: string;
  /** Whether the provisional score is shown beside the form; default true. */
  readonly showScore?: boolean;
  /** Further actions beside the submit button. */
  readonly actions?: ReactNode;
}

/** A form to be filled: pages, sections, fields, errors, provisional score, autosave. */
export function FillForm(props: FillFormProps) {
  return <LocaleProvider value={props.locale}>{null}</LocaleProvider>;
}
