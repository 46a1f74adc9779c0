import type { Diagnostic, Scope } from "@duheng/formula";
import type { Locale } from "../../shared/locale.ts";

/** What the editor's extensions need to know now; it changes while the editor lives. */
export interface LiveValues {
  readonly scope: Scope;
  readonly locale: Locale;
  readonly diagnostics: readonly Diagnostic[];
  /** The sample's input, for the values of sub-expressions. */
  readonly input: unknown;
}

/** A box that the React part refills and the extensions read. */
export interface Live {
  current(): LiveValues;
}
